import { answersOf } from '../../admin/parts/forms.tsx'
import { dayWords } from '../../dates.ts'
import type { Returned } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import type { PublicationPageData } from './load-publication.ts'
import { PUBLICATIONS } from './publication-texts.ts'

interface StepsProps {
  readonly page: PublicationPageData
  readonly returned: Returned | undefined
}

/** What may be done with the decision now: the next step first, the way back after it. */
export function StepsSection({ page, returned }: StepsProps) {
  const words = useTexts(PUBLICATIONS)
  const language = useLanguage()
  const { facts, mayManage, isOwnDraft } = page
  if (!mayManage) return null
  switch (facts.state) {
    case 'draft':
      return (
        <section className="stack">
          <Step intent="send" label={words.send} />
          <details className="details">
            <summary>{words.discard}</summary>
            <p>{words.discardHelp}</p>
            <Step intent="discard" label={words.discard} kind="danger" />
          </details>
        </section>
      )
    case 'in-check':
      return (
        <section className="stack">
          {isOwnDraft ? (
            <p>{words.ownDraft}</p>
          ) : (
            <Step intent="approve" label={words.approve} seen={facts.revision} />
          )}
          <GiveBack returned={returned} />
        </section>
      )
    case 'checked':
      return (
        <section className="stack">
          <Signing page={page} returned={returned} />
          {facts.effectiveOn === null ? null : (
            <p>{words.publishHelp(dayWords(facts.effectiveOn, language))}</p>
          )}
          <Step intent="publish" label={words.publish} seen={facts.revision} />
          <GiveBack returned={returned} />
        </section>
      )
    case 'published':
      return null
  }
}

function Step(props: {
  readonly intent: string
  readonly label: string
  readonly kind?: 'primary' | 'danger'
  /** The revision on the screen, where the step is about what it says. */
  readonly seen?: number
}) {
  return (
    <form method="post">
      {props.seen === undefined ? null : <input type="hidden" name="seen" value={props.seen} />}
      <Button kind={props.kind ?? 'primary'} name="intent" value={props.intent}>
        {props.label}
      </Button>
    </form>
  )
}

function GiveBack({ returned }: Pick<StepsProps, 'returned'>) {
  const words = useTexts(PUBLICATIONS)
  const { of } = answersOf(returned)
  return (
    <details className="details" open={returned?.values.intent === 'return'}>
      <summary>{words.giveBack}</summary>
      <form method="post" className="stack text" noValidate>
        <TextArea {...of('reason')} label={words.reason} lines={3} />
        <p>
          <Button kind="secondary" name="intent" value="return">
            {words.giveBack}
          </Button>
        </p>
      </form>
    </details>
  )
}

/** Number and days, known only once the decision is signed. */
function Signing({ page: { facts }, returned }: StepsProps) {
  const words = useTexts(PUBLICATIONS)
  const { of } = answersOf(returned, {
    number: facts.number ?? '',
    decidedOn: facts.decidedOn ?? '',
    effectiveOn: facts.effectiveOn ?? '',
  })
  const isWhole = facts.number !== null && facts.decidedOn !== null && facts.effectiveOn !== null
  return (
    <details className="details" open={!isWhole || returned?.values.intent === 'sign'}>
      <summary>{words.signing}</summary>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="seen" value={facts.revision} />
        <TextField {...of('number')} label={words.number} width="20" />
        <TextField {...of('decidedOn')} type="date" label={words.decidedOn} />
        <TextField {...of('effectiveOn')} type="date" label={words.effectiveOn} />
        <p>
          <Button kind="secondary" name="intent" value="sign">
            {words.sign}
          </Button>
        </p>
      </form>
    </details>
  )
}
