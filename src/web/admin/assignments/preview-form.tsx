import { Link } from 'react-router'
import type { AssignedProcedure } from '#modules/process-assignments'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, Notice, Tag } from '../../ui/elements.tsx'
import { withQuery } from '../parts/address.ts'
import { Wide } from '../parts/wide.tsx'
import { ASKED } from './asked-names.ts'
import { ASSIGNMENT } from './assignment-texts.ts'

const TONES = {
  assigned: { tone: 'done', shape: 'check' },
  present: { tone: 'plain', shape: 'dot' },
  refused: { tone: 'late', shape: 'cross' },
} as const
/** What can be chosen comes first. */
const ORDER = ['assigned', 'refused', 'present'] as const
/** As many places where a role is not held as are told by name. */
const PLACES_TOLD = 3

/** What becomes of a procedure, and why not in words. */
export type ToldProcedure = AssignedProcedure & { readonly why: string | null }

interface Preview {
  readonly items: readonly ToldProcedure[]
  readonly asked: Readonly<Record<string, string>>
  readonly isMarked: boolean
  /** Whether the officer may move dossiers to another process. */
  readonly mayMove: boolean
}

/** What would become of each procedure; those that can get the process are marked and assigned. */
export function PreviewForm(props: Preview) {
  const { items, asked } = props
  const words = useTexts(ASSIGNMENT)
  const countOf = (wanted: string) => items.filter(({ outcome }) => outcome === wanted).length
  const assigned = countOf('assigned')
  const staying = items.reduce((sum, { inHandling }) => sum + inHandling, 0)
  const here = (marks: string | null) =>
    withQuery('/quan-tri/gan-quy-trinh', { ...asked, [ASKED.marks]: marks })
  if (items.length === 0) {
    return (
      <section className="asked-result" id="ket-qua">
        <Empty>{words.none}</Empty>
      </section>
    )
  }
  return (
    <section className="stack asked-result" id="ket-qua">
      <h2>{words.previewTitle(items.length)}</h2>
      <p>{words.counts(assigned, countOf('present'), countOf('refused'))}</p>
      {staying === 0 ? null : (
        <Notice>
          <p>{words.stay(staying)}</p>
        </Notice>
      )}
      {assigned === 0 ? null : (
        <p className="row">
          <Link to={here(null)} preventScrollReset>
            {words.markAll}
          </Link>
          <Link to={here('khong')} preventScrollReset>
            {words.markNone}
          </Link>
        </p>
      )}
      <Marked {...props} assignable={assigned} />
    </section>
  )
}

/** The procedures with a box for each that can get the process, and the button that gives it to those marked. */
function Marked({
  items,
  isMarked,
  mayMove,
  assignable,
}: Preview & { readonly assignable: number }) {
  const words = useTexts(ASSIGNMENT)
  return (
    <form method="post" className="stack" id="marked" tabIndex={-1}>
      <Wide label={words.previewTitle(items.length)}>
        <table className="table" key={isMarked ? 'marked' : 'unmarked'}>
          <thead>
            <tr>
              <th scope="col">{words.mark}</th>
              <th scope="col">{words.procedure}</th>
              <th scope="col">{words.outcome}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.next}</th>
              <th scope="col">{words.running}</th>
            </tr>
          </thead>
          <tbody>
            {ORDER.flatMap((wanted) => items.filter(({ outcome }) => outcome === wanted)).map(
              (item) => (
                <Row key={item.code} item={item} isMarked={isMarked} mayMove={mayMove} />
              ),
            )}
          </tbody>
        </table>
      </Wide>
      {assignable === 0 ? null : (
        <div>
          <Button>{words.assign}</Button>
        </div>
      )}
    </form>
  )
}

function Row(props: {
  readonly item: ToldProcedure
  readonly isMarked: boolean
  readonly mayMove: boolean
}) {
  const words = useTexts(ASSIGNMENT)
  const { code, name, number, outcome } = props.item
  const title = name ?? words.unknown
  return (
    <tr>
      <td>
        {outcome === 'assigned' ? (
          <label className="admin-pick">
            <input type="checkbox" name="marked" value={code} defaultChecked={props.isMarked} />
            <span className="visually-hidden">{words.markOf(`${title} (${code})`)}</span>
          </label>
        ) : null}
      </td>
      <th scope="row">
        {name === null ? title : <Link to={`/quan-tri/thu-tuc/${code}/quy-trinh`}>{title}</Link>}
        <div className="help">{code}</div>
      </th>
      <td>
        <OutcomeOf item={props.item} />
      </td>
      <td>
        <Now now={props.item.now} />
      </td>
      <td>{number === null ? '' : words.version(number)}</td>
      <td>
        <InHandling item={props.item} mayMove={props.mayMove} />
      </td>
    </tr>
  )
}

function OutcomeOf({ item }: { readonly item: ToldProcedure }) {
  const words = useTexts(ASSIGNMENT)
  const { outcome, refusal, why } = item
  // What stands in the way otherwise has to be mended first.
  const unheld = refusal === null || refusal === 'conflict/step-role-unheld' ? item.unheld : []
  const places = unheld
    .slice(0, PLACES_TOLD)
    .map(({ stepId, unitName }) => words.at(stepId, unitName))
  const others = unheld.length - places.length
  return (
    <>
      <Tag {...TONES[outcome]}>{words.outcomes[outcome]}</Tag>
      {why === null ? null : <div>{why}</div>}
      {places.length === 0 ? null : (
        <div className="help">
          {words.unheld([...places, ...(others === 0 ? [] : [words.andOthers(others)])].join(', '))}
        </div>
      )}
    </>
  )
}

function Now({ now }: Pick<AssignedProcedure, 'now'>) {
  const words = useTexts(ASSIGNMENT)
  const language = useLanguage()
  if (now === null) return words.nothing
  return (
    <>
      {words.version(now.number)}, {words.from(dayWords(now.effectiveFrom, language))}
      <div className="help">{now.approvedBy}</div>
    </>
  )
}

function InHandling(props: { readonly item: AssignedProcedure; readonly mayMove: boolean }) {
  const words = useTexts(ASSIGNMENT)
  const { code, inHandling } = props.item
  if (inHandling === 0 || !props.mayMove) return inHandling
  return (
    <Link to={withQuery('/can-bo/doi-quy-trinh', { 'thu-tuc': code })}>
      {words.move(inHandling)}
    </Link>
  )
}
