import { Link } from 'react-router'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { DESK_WORDS } from '../parts/desk-words.ts'
import type { ManyDone, ManyWork } from './act-on-many.ts'
import { WORKLIST } from './worklist-texts.ts'

/** What can be done to several dossiers at once; heads may give them to someone. */
export function ManyActions(props: {
  readonly actions: readonly ManyWork['action'][]
  readonly colleagues: readonly { readonly username: string; readonly displayName: string }[]
  /** Whom the officer chose when they tried it, if anybody. */
  readonly chosen: string
}) {
  const words = useTexts(WORKLIST)
  const { actions } = useTexts(DESK_WORDS)
  return (
    <fieldset className="many">
      <legend className="label">{words.many}</legend>
      <div className="row">
        {props.actions.map((action) => (
          <Button key={action} kind="secondary" name="work" value={action}>
            {actions[action]}
          </Button>
        ))}
        {props.colleagues.length === 0 ? null : (
          <span className="row">
            <label htmlFor="assignee">{words.assignTo}</label>
            <select className="input" id="assignee" name="assignee" defaultValue={props.chosen}>
              <option value="">{words.chooseOfficer}</option>
              {props.colleagues.map(({ username, displayName }) => (
                <option key={username} value={username}>
                  {displayName}
                </option>
              ))}
            </select>
            <Button kind="secondary" name="work" value="assign">
              {words.assign}
            </Button>
          </span>
        )}
        <label className="row">
          <input type="checkbox" name="trial" value="1" />
          {words.tryOnly}
        </label>
      </div>
    </fieldset>
  )
}

/** What the work on many came to, or why it did not begin. */
export type ManyOutcome =
  | ManyDone
  | { readonly fault: 'noneChosen' | 'officerMissing'; readonly marked: readonly string[] }

/** What came of each of the marked dossiers: those done by their codes, the others with the reason. */
export function Outcome({ outcome }: { readonly outcome: ManyOutcome | undefined }) {
  const words = useTexts(WORKLIST)
  const { actions } = useTexts(DESK_WORDS)
  if (outcome === undefined) return null
  if ('fault' in outcome) {
    return <ErrorSummary title={words.many} faults={[{ id: '', text: words[outcome.fault] }]} />
  }
  const { action, isTrial, each } = outcome
  const done = each.filter(({ refusal }) => refusal === null)
  const told = isTrial ? words.canMany : words.doneMany
  return (
    <>
      {done.length === 0 ? null : (
        <Notice>
          <output>{told(actions[action], done.length)}</output>
          <ul className="plain-list row">
            {done.map(({ code }) => (
              <li key={code} className="number">
                <Link to={`/can-bo/ho-so/${encodeURIComponent(code)}`}>{code}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ErrorSummary
        title={words.refusedMany(each.length - done.length)}
        faults={each.flatMap(({ code, refusal }) =>
          refusal === null ? [] : [{ id: '', text: `${code}: ${refusal}` }],
        )}
      />
    </>
  )
}
