import { Link } from 'react-router'
import type { LatenessBehind } from '#modules/reports'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { useUnitWords } from '../../unit-reading/unit-reading.tsx'
import { shortMoment } from '../parts/moments.ts'
import { LATENESS } from './lateness-texts.ts'

/** The dossiers behind a sum of lateness. */
export function Behind(props: {
  readonly behind: LatenessBehind & { readonly figure: string }
  readonly query: string
}) {
  const words = useTexts(LATENESS)
  const unitOf = useUnitWords()
  const { behind, query } = props
  const [first] = behind.items
  const to = `/can-bo/tre-han?${query}`
  return (
    <div className="stack">
      <p>
        <Link to={to}>{words.back}</Link>
      </p>
      {first === undefined ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <>
          <h2>{words.behind(unitOf(first))}</h2>
          <Lines items={behind.items} />
          {behind.next === null ? null : (
            <p>
              <Link
                rel="next"
                to={`${to}&xem=${encodeURIComponent(behind.figure)}&sau=${encodeURIComponent(behind.next)}`}
              >
                {words.next}
              </Link>
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Lines({ items }: Pick<LatenessBehind, 'items'>) {
  const words = useTexts(LATENESS)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={words.caption}>
      <table className="table lateness">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.dueAt}</th>
            <th scope="col">{words.closedAt}</th>
            <th scope="col" className="number">
              {words.hours}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <Link to={`/can-bo/ho-so/${encodeURIComponent(line.code)}`}>{line.code}</Link>
                <div className="help" lang="vi">
                  {line.procedureName}
                </div>
              </th>
              <td>
                {line.stepName === null ? words.opinion : <span lang="vi">{line.stepName}</span>}
                {line.unitNameThen === line.unitName ? null : (
                  <div className="help" lang="vi">
                    {line.unitNameThen}
                  </div>
                )}
                {line.isInherited ? <div className="help">{words.lateBefore}</div> : null}
              </td>
              <td>{line.personName ?? words.nobody}</td>
              <td>
                {shortMoment(line.dueAt)}
                {line.extensions === 0 ? null : (
                  <div className="help">{words.apologised(line.extensions)}</div>
                )}
              </td>
              <td>{line.closedAt === null ? words.notYet : shortMoment(line.closedAt)}</td>
              <td className="number">{line.hours.toLocaleString('vi-VN')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
