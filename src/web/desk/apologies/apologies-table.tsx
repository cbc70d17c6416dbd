import { Link } from 'react-router'
import type { OwedApology } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { shortMoment } from '../parts/moments.ts'
import { DeadlineTag } from '../parts/state-tag.tsx'
import { APOLOGIES } from './apologies-texts.ts'

/** A dossier of the list, with the reason in words when its apology cannot be signed. */
type Row = Omit<OwedApology, 'refusal'> & { readonly refusal: string | null }

/** Dossiers past their date, then those soon due; those that cannot be put off say why. */
export function ApologiesTable(props: {
  readonly rows: readonly Row[]
  readonly marked: readonly string[]
}) {
  const words = useTexts(APOLOGIES)
  return (
    <table className="table rows" id="owed" tabIndex={-1}>
      <caption className="visually-hidden">{words.list}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.mark}</span>
          </th>
          <th scope="col">{words.standing}</th>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.promised}</th>
          <th scope="col">{words.applicant}</th>
          <th scope="col">{words.procedureName}</th>
          <th scope="col">{words.where}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <OwedRow key={row.code} row={row} isMarked={props.marked.includes(markOf(row))} />
        ))}
      </tbody>
    </table>
  )
}

function markOf({ code, version }: Row): string {
  return `${code}@${version}`
}

function OwedRow({ row, isMarked }: { readonly row: Row; readonly isMarked: boolean }) {
  const words = useTexts(APOLOGIES)
  const { dueAt, originalDueAt } = row
  return (
    <tr>
      <td className="mark">
        {row.refusal === null ? (
          <input
            type="checkbox"
            name="marked"
            value={markOf(row)}
            defaultChecked={isMarked}
            aria-label={words.choose(row.code)}
          />
        ) : null}
      </td>
      <td className="time">
        <DeadlineTag dossier={row} />
      </td>
      <td className="code">
        <Link className="number" to={`/can-bo/ho-so/${encodeURIComponent(row.code)}`}>
          {row.code}
        </Link>
        {row.refusal === null ? null : <div className="help">{row.refusal}</div>}
      </td>
      <td>
        {dueAt === null ? null : shortMoment(dueAt)}
        {originalDueAt === null || originalDueAt === dueAt ? null : (
          <div className="help">{words.first(shortMoment(originalDueAt))}</div>
        )}
      </td>
      <td>{row.applicantName}</td>
      <td className="procedure">
        <span className="clamped" title={row.procedureName} lang="vi">
          {row.procedureName}
        </span>
      </td>
      <td>
        {row.currentSteps.map((step) => (
          <div key={step.stepId}>
            <span lang="vi">{step.name}</span>
            <div className="help">{step.assigneeName ?? words.nobody}</div>
          </div>
        ))}
      </td>
    </tr>
  )
}
