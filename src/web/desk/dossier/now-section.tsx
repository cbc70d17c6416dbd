import type { DeskDossier } from '#modules/dossiers'
import { WhyThisDate } from '../../due-date/why-this-date.tsx'
import { ROLE_NAMES } from '../../role-names.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { LinkButton, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { DESK_WORDS } from '../parts/desk-words.ts'
import { momentInWords } from '../parts/moments.ts'
import { ActionForm } from './action-form.tsx'
import { DeadlineBar } from './deadline-bar.tsx'
import { DESK_ACTIONS, isDeskAction, mainAction } from './desk-actions.ts'
import { DOSSIER } from './dossier-texts.ts'
import { HistoryList } from './history-section.tsx'
import type { OpenDesk } from './load-desk.ts'
import type { ActionReturned } from './take-action.ts'
import { typedTexts } from './typed-texts.ts'

interface NowProps {
  readonly open: OpenDesk
  readonly returned: ActionReturned | undefined
  /** The address the forms are sent to. */
  readonly to: string
}

/** What to do now: the time, the step, one main action, the others, and why not the rest. */
export function NowSection(props: NowProps) {
  const words = useTexts(DOSSIER)
  const { desk } = props.open
  const main = mainAction(props.open.available)
  return (
    <section className="now stack" aria-labelledby="now">
      <h2 id="now">{words.now}</h2>
      <WhyNotDone {...props} />
      <DeadlineBar desk={desk} />
      <WhyThisDate due={props.open.due} />
      <OpenSteps desk={desk} />
      <Waiting desk={desk} />
      <ResultSoFar desk={desk} />
      <Checklist desk={desk} />
      {main === null ? (
        <p className="help">{words.nothing}</p>
      ) : (
        <ActionForm {...props} key={`main ${main}`} action={main} isMain />
      )}
      <OtherActions {...props} main={main} />
    </section>
  )
}

/** Why an action was not done; when another officer was first, who it was and what they did. */
function WhyNotDone({ open, returned }: NowProps) {
  const words = useTexts(DOSSIER)
  if (returned === undefined) return null
  const since = open.desk.history.filter(({ seq }) => seq > returned.seenVersion)
  const isStillOffered = open.available.includes(returned.action)
  const typed = typedTexts(returned)
  return (
    <>
      <ErrorSummary title={words.mend} faults={returned.faults} />
      {since.length === 0 ? null : (
        <Notice kind="warning" title={words.staleTitle}>
          <HistoryList lines={since} />
          <p>{isStillOffered ? words.staleHelp : words.staleEnded}</p>
        </Notice>
      )}
      {isStillOffered || typed.length === 0 ? null : (
        <div className="panel" data-kind="soft">
          <p>{words.typed}</p>
          {typed.map((text) => (
            <blockquote key={text}>{text}</blockquote>
          ))}
        </div>
      )}
    </>
  )
}

function OpenSteps({ desk }: { readonly desk: OpenDesk['desk'] }) {
  const words = useTexts(DOSSIER)
  const roles = useTexts(ROLE_NAMES)
  const language = useLanguage()
  return (
    <ul className="plain-list open-steps">
      {desk.dossier.currentSteps.map((step) => {
        const holder = desk.holders.find(({ stepId }) => stepId === step.stepId)
        const held =
          holder === undefined || holder.name === null
            ? words.heldByNobody
            : holder.isOwn
              ? words.heldByYou
              : words.heldBy(holder.name)
        return (
          <li key={step.stepId}>
            <strong lang="vi">{step.name}</strong>
            <div className="help">
              {roles[step.role]} {words.stepAt(step.unitName)}
            </div>
            <div className="help">
              {held}
              {step.dueAt === null
                ? null
                : `, ${words.stepDue(momentInWords(step.dueAt, language))}`}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Waiting({ desk }: { readonly desk: Pick<DeskDossier, 'dossier'> }) {
  const words = useTexts(DOSSIER)
  const language = useLanguage()
  const { openRequest } = desk.dossier
  if (openRequest === null) return null
  return (
    <Notice
      title={`${words.waitsFor} ${words.respondBy(momentInWords(openRequest.respondBy, language))}`}
    >
      <ul>
        {openRequest.items.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

function ResultSoFar({ desk }: { readonly desk: Pick<DeskDossier, 'dossier'> }) {
  const words = useTexts(DOSSIER)
  const { result, handOver } = desk.dossier
  if (result === null) return null
  return (
    <div className="panel" data-kind="soft">
      <h3>
        {words.result}: {words[result.kind]},{' '}
        {result.number === null ? words.notNumbered : words.resultNumber(result.number)}
        {result.replaces === null ? null : `, ${words.replacesNumber(result.replaces)}`}
      </h3>
      <p className="pre">{result.content}</p>
      {handOver === null ? null : <p>{words.handedTo(handOver.receivedBy.name)}</p>}
    </div>
  )
}

/** Before receipt: the papers that every filing of the case must hold. */
function Checklist({ desk }: { readonly desk: Pick<DeskDossier, 'dossier' | 'listed'> }) {
  const words = useTexts(DOSSIER)
  const required = desk.listed.filter(({ isRequired }) => isRequired)
  if (desk.dossier.state !== 'submitted' || required.length === 0) return null
  return (
    <div>
      <h3>{words.checklist}</h3>
      <ul className="plain-list checklist">
        {required.map(({ name, isHeld }) => (
          <li key={name} {...(isHeld ? {} : { 'data-missing': '' })}>
            <span aria-hidden="true">{isHeld ? '✓' : '✗'}</span> <span lang="vi">{name}</span>{' '}
            <span className="help">{isHeld ? words.held : words.missing}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OtherActions(props: NowProps & { readonly main: string | null }) {
  const words = useTexts(DOSSIER)
  const { actions } = useTexts(DESK_WORDS)
  const { open, returned } = props
  const others = DESK_ACTIONS.filter(
    (action) => action !== props.main && open.available.includes(action),
  )
  const refused = open.refused.filter(({ action }) => isDeskAction(action))
  return (
    <div className="others stack" data-key="o">
      {others.length === 0 ? null : <h3>{words.others}</h3>}
      {others.map((action) => (
        <details key={action} className="details" open={returned?.action === action}>
          <summary>{actions[action]}</summary>
          <ActionForm {...props} action={action} isMain={false} />
        </details>
      ))}
      {open.isAtCounter ? (
        <LinkButton kind="secondary" to={`/can-bo/ho-so/${open.desk.dossier.code}/quay`}>
          {words.atCounter}
        </LinkButton>
      ) : null}
      {refused.length === 0 ? null : (
        <details className="details">
          <summary>{words.unavailable}</summary>
          <dl className="unavailable">
            {refused.map(({ action, text }) => (
              <div key={action}>
                <dt>{actions[action]}</dt>
                <dd className="help">{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
