import type { AcceptanceLine, NamedChange } from '#modules/acceptances'
import { Wide } from '../../admin/parts/wide.tsx'
import { useTexts } from '../../texts.ts'
import { ACCEPTANCES } from './acceptance-texts.ts'

/** What a decision changes, procedure by procedure. */
export function ChangeTable(props: {
  readonly label: string
  readonly changes: readonly NamedChange[]
}) {
  const words = useTexts(ACCEPTANCES)
  const said = (line: AcceptanceLine | null) =>
    line === null ? words.unnamed : line.reason === null ? words.yes : words.no(line.reason)
  return (
    <Wide label={props.label}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.procedure}</th>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.change}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {props.changes.map(({ code, level, name, kind, before, after }) => (
            <tr key={`${code} ${level}`}>
              <th scope="row">
                {name}
                <div className="help">{code}</div>
              </th>
              <td data-name={words.level}>{words.levels[level]}</td>
              <td data-name={words.change}>{words.kinds[kind]}</td>
              <td data-name={words.before}>{said(before)}</td>
              <td data-name={words.after}>{said(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
