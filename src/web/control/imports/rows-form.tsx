import { Link } from 'react-router'
import type { ImportRow } from '#modules/imports'
import { Wide } from '../../admin/parts/wide.tsx'
import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Tag } from '../../ui/elements.tsx'
import { Field } from '../../ui/fields.tsx'
import { publicationPath } from '../publications/publication-args.ts'
import { FaultLines } from './fault-lines.tsx'
import { importPath } from './import-args.ts'
import { IMPORTS, partName } from './import-texts.ts'

interface Shown {
  readonly id: string
  readonly rows: readonly ImportRow[]
  readonly mayTake: boolean
  readonly left: number
  readonly drafts: readonly { readonly id: string; readonly summary: string }[]
  /** What was marked, and the draft that was chosen, when that could not be done. */
  readonly returned: (Returned & { readonly marked: readonly number[] }) | undefined
}

/** The rows of a page; those that would change something can be marked and put into a draft. */
export function RowsForm(props: Shown) {
  const { id, rows, mayTake, left, returned } = props
  const words = useTexts(IMPORTS)
  const mayChoose = mayTake && left > 0
  return (
    <form method="post" className="stack">
      <Wide label={words.rows}>
        <table className="table cards">
          <thead>
            <tr>
              {mayChoose ? <th scope="col">{words.choose}</th> : null}
              <th scope="col">{words.row}</th>
              <th scope="col">{words.procedure}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.position}
                {...{ id, row, mayChoose }}
                isMarked={returned?.marked.includes(row.position) === true}
              />
            ))}
          </tbody>
        </table>
      </Wide>
      {mayChoose ? <Take {...props} /> : null}
      {mayTake ? (
        <div className="row">
          <Button kind="quiet" name="intent" value="discard">
            {words.discard}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

function Take({ left, drafts, returned }: Pick<Shown, 'left' | 'drafts' | 'returned'>) {
  const words = useTexts(IMPORTS)
  return (
    <div className="stack text">
      <Field id="into" label={words.into}>
        <select className="input" id="into" name="into" defaultValue={returned?.values.into}>
          <option value="">{words.newDraft}</option>
          {drafts.map(({ id, summary }) => (
            <option key={id} value={id}>
              {summary}
            </option>
          ))}
        </select>
      </Field>
      <div className="row">
        <Button name="intent" value="chosen">
          {words.takeChosen}
        </Button>
        <Button kind="secondary" name="intent" value="all">
          {words.takeAll(left)}
        </Button>
      </div>
    </div>
  )
}

function Row(props: {
  readonly id: string
  readonly row: ImportRow
  readonly mayChoose: boolean
  readonly isMarked: boolean
}) {
  const words = useTexts(IMPORTS)
  const { position, code, name, state, changed, kept, faults, publicationId } = props.row
  const title = name === '' ? words.unnamed : name
  const mayTake = state !== 'unchanged' && state !== 'faulty' && publicationId === null
  return (
    <tr>
      {props.mayChoose ? (
        <td>
          {mayTake ? (
            <label className="control-pick">
              <input type="checkbox" name="row" value={position} defaultChecked={props.isMarked} />
              <span className="visually-hidden">{words.chooseOf(title)}</span>
            </label>
          ) : null}
        </td>
      ) : null}
      <td data-name={words.row}>{position}</td>
      <th scope="row">
        <Link to={`${importPath(props.id)}/${position}`}>{title}</Link>
        <div className="help">{code ?? ''}</div>
      </th>
      <td>
        <StateOf state={state} />
        <RelatedOf row={props.row} />
        {state === 'changed' || state === 'replacing' ? (
          <div className="help">
            {words.changes(changed.map((part) => words.part(partName(part))).join(', '))}
          </div>
        ) : null}
        {kept.length === 0 ? null : (
          <div className="help">
            {words.keeps(kept.map((part) => words.part(partName(part))).join(', '))}
          </div>
        )}
        <FaultLines faults={faults} />
        {publicationId === null ? null : (
          <div>
            <Link to={publicationPath(publicationId)}>{words.inDraft}</Link>
          </div>
        )}
      </td>
    </tr>
  )
}

/** What it replaces, or what comes in the place of a procedure that is repealed. */
export function RelatedOf({ row }: { readonly row: Pick<ImportRow, 'state' | 'relatedCode'> }) {
  const words = useTexts(IMPORTS)
  const { state, relatedCode } = row
  if (relatedCode === null) return null
  return (
    <div className="help">
      {state === 'replacing' ? words.replaces(relatedCode) : words.replacedBy(relatedCode)}
    </div>
  )
}

const TONES = {
  new: { tone: 'done', shape: 'check' },
  changed: { tone: 'soon', shape: 'half' },
  replacing: { tone: 'soon', shape: 'half' },
  repealed: { tone: 'late', shape: 'cross' },
  unchanged: { tone: 'plain', shape: 'dot' },
  faulty: { tone: 'late', shape: 'cross' },
} as const

export function StateOf({ state }: Pick<ImportRow, 'state'>) {
  const words = useTexts(IMPORTS)
  return <Tag {...TONES[state]}>{words.states[state]}</Tag>
}
