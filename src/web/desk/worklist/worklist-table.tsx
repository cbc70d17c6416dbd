import { Link, useSearchParams } from 'react-router'
import type { View } from '#modules/dossiers'
import { useLanguage, useTexts } from '../../texts.ts'
import { DESK_WORDS } from '../parts/desk-words.ts'
import { momentInWords } from '../parts/moments.ts'
import { openedFrom } from '../parts/narrowing.ts'
import { DeadlineTag, StateTag } from '../parts/state-tag.tsx'
import type { WorklistRow } from './load-worklist.ts'
import { WORKLIST } from './worklist-texts.ts'

/** The rows of a list of work. On narrow screens each is a card, and leads to the page of its own. */
export function WorklistTable(props: {
  readonly rows: readonly WorklistRow[]
  readonly view: View | 'all'
  /** The dossier that is open beside the list. */
  readonly open: string | null
  /** Which rows are marked to act on many; null where none can be. */
  readonly marks: readonly string[] | null
}) {
  const words = useTexts(WORKLIST)
  return (
    <table className="table rows">
      <thead>
        <tr>
          {props.marks === null ? null : (
            <th scope="col">
              <span className="visually-hidden">{words.mark}</span>
            </th>
          )}
          <th scope="col">{words.timeLeft}</th>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.applicant}</th>
          <th scope="col">{words.procedureName}</th>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.channel}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row
            key={row.code}
            row={row}
            view={props.view}
            isOpen={row.code === props.open}
            marks={props.marks}
          />
        ))}
      </tbody>
    </table>
  )
}

function Row(props: {
  readonly row: WorklistRow
  readonly view: View | 'all'
  readonly isOpen: boolean
  readonly marks: readonly string[] | null
}) {
  const { row } = props
  const words = useTexts(WORKLIST)
  const { channels } = useTexts(DESK_WORDS)
  const language = useLanguage()
  const mark = `${row.code}@${row.version}`
  return (
    <tr {...(props.isOpen ? { 'data-open': '' } : {})}>
      {props.marks === null ? null : (
        <td className="mark">
          <input
            type="checkbox"
            name="marked"
            value={mark}
            defaultChecked={props.marks.includes(mark)}
            aria-label={words.choose(row.code)}
          />
        </td>
      )}
      <td
        className="time"
        {...(row.dueAt === null ? {} : { title: momentInWords(row.dueAt, language) })}
      >
        <DeadlineTag dossier={row} />
      </td>
      <td className="code">
        <RowLinks code={row.code} view={props.view} />
      </td>
      <td>
        {row.applicantName}
        {row.ownerName === null || row.ownerName === row.applicantName ? null : (
          <span className="help"> {words.forOwner(row.ownerName)}</span>
        )}
      </td>
      <td className="procedure">
        <span className="clamped" title={row.procedureName} lang="vi">
          {row.procedureName}
        </span>
      </td>
      <StepCells row={row} />
      <td>{channels[row.channel]}</td>
    </tr>
  )
}

/** Where a dossier is on its way, and who has it there. */
function StepCells({ row }: { readonly row: WorklistRow }) {
  const words = useTexts(WORKLIST)
  return (
    <>
      <td>
        {row.currentSteps.length === 0 ? <StateTag state={row.state} /> : null}
        {row.currentSteps.map(({ stepId, name }) => (
          <div key={stepId} className="clamped" title={name} lang="vi">
            {name}
          </div>
        ))}
      </td>
      <td>
        {row.currentSteps.map((step) => (
          <div key={step.stepId}>
            {step.assigneeName ?? <span className="help">{words.nobody}</span>}
            <div className="help clamped" title={step.unitName} lang="vi">
              {step.unitName}
            </div>
          </div>
        ))}
      </td>
    </>
  )
}

/** Wide screens open a row beside the list, narrow ones on a page of its own; one of the two is shown. */
function RowLinks({ code, view }: { readonly code: string; readonly view: View | 'all' }) {
  const [search] = useSearchParams()
  const beside = new URLSearchParams(search)
  beside.delete('xong')
  beside.set('mo', code)
  return (
    <>
      <Link
        className="when-wide number"
        data-row=""
        preventScrollReset
        to={`?${beside.toString()}`}
      >
        {code}
      </Link>
      <Link className="when-narrow number" data-row="" to={openedFrom(code, view, search)}>
        {code}
      </Link>
    </>
  )
}
