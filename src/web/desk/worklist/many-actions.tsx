import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { WORKLIST } from './worklist-texts.ts'

/** What can be done to several dossiers at once; heads may give them to someone. */
export function ManyActions(props: {
  readonly colleagues: readonly { readonly username: string; readonly displayName: string }[]
}) {
  const words = useTexts(WORKLIST)
  return (
    <fieldset className="many">
      <legend className="label">{words.many}</legend>
      <div className="row">
        <Button kind="secondary" name="work" value="claim">
          {words.claim}
        </Button>
        {props.colleagues.length === 0 ? null : (
          <span className="row">
            <label htmlFor="assignee">{words.assignTo}</label>
            <select className="input" id="assignee" name="assignee" defaultValue="">
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
      </div>
    </fieldset>
  )
}
