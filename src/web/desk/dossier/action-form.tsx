import { Form, useSearchParams } from 'react-router'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Select } from '../../ui/fields.tsx'
import { DESK_WORDS } from '../parts/desk-words.ts'
import { ActionFields } from './action-fields.tsx'
import type { DeskAction } from './desk-actions.ts'
import { DOSSIER } from './dossier-texts.ts'
import type { OpenDesk } from './load-desk.ts'
import type { ActionReturned } from './take-action.ts'

/** Actions that are done to one step and must name it where several are open. */
const OF_A_STEP: ReadonlySet<DeskAction> = new Set<DeskAction>([
  'request-supplement',
  'claim',
  'release',
  'assign',
  'complete-step',
  'send-back',
  'sign-result',
  'issue-result',
  'consult',
])

/** Actions that take a dossier away from the person; their button does not invite. */
const GRAVE: ReadonlySet<DeskAction> = new Set<DeskAction>(['refuse', 'stop'])

/** The form of one action, with what was typed for it when it came back. */
export function ActionForm(props: {
  readonly open: OpenDesk
  readonly action: DeskAction
  readonly returned: ActionReturned | undefined
  readonly to: string
  readonly isMain: boolean
}) {
  const words = useTexts(DOSSIER)
  const { actions } = useTexts(DESK_WORDS)
  const [query] = useSearchParams()
  const { open, action, isMain } = props
  const { dossier } = open.desk
  const returned = props.returned?.action === action ? props.returned : undefined
  const goesOn = returned === undefined ? query.get('noi') === '1' : 'goOn' in returned.values
  return (
    <Form
      method="post"
      action={props.to}
      className="stack action-form"
      preventScrollReset
      data-action-form=""
      {...(action === 'complete-step' ? { encType: 'multipart/form-data' } : {})}
      {...(isMain ? { 'data-main-action': '' } : {})}
    >
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="version" value={dossier.version} />
      <input type="hidden" name="key" value={`${open.key}.${action}`} />
      <input type="hidden" name="view" value={open.view ?? ''} />
      <input type="hidden" name="next" value={open.next ?? ''} />
      {OF_A_STEP.has(action) && dossier.currentSteps.length > 1 ? (
        <Select
          id={`${action}-stepId`}
          name="stepId"
          label={words.fields.step}
          value={returned?.values.stepId}
          options={dossier.currentSteps.map(({ stepId, name }) => ({ value: stepId, label: name }))}
        />
      ) : null}
      <ActionFields desk={open.desk} action={action} returned={returned} />
      <div className="row">
        <Button kind={GRAVE.has(action) ? 'danger' : isMain ? 'primary' : 'secondary'}>
          {actions[action]}
          {isMain ? <kbd aria-hidden="true">Ctrl+Enter</kbd> : null}
        </Button>
        {open.view === null ? null : (
          <label className="row go-on">
            <input type="checkbox" name="goOn" defaultChecked={goesOn} />
            {words.goOn}
          </label>
        )}
      </div>
    </Form>
  )
}
