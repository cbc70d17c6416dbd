import { dong, formatDong } from '#kernel/money'
import { WhyThisDate } from '../../../due-date/why-this-date.tsx'
import { useTexts } from '../../../texts.ts'
import { Button, Notice } from '../../../ui/elements.tsx'
import { Choices, TextArea, TextField } from '../../../ui/fields.tsx'
import { AtTime } from '../../../when.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { INTAKE } from './intake-texts.ts'
import type { ChosenProcedure } from './intake-view.ts'
import { RECEIVE_BUTTON } from './use-intake-keys.ts'
import { faultOf, type SectionProps } from './view-parts.ts'

type ChosenProps = SectionProps & { readonly chosen: ChosenProcedure }

/** How the result comes, when it is due and why, and the button. */
export function FinishSection({ view, chosen }: ChosenProps) {
  const words = useTexts(INTAKE)
  const isPost = view.values.channel === 'post'
  return (
    <section className="stack" aria-labelledby="promise-title">
      <DeliveryFields view={view} />
      <Promised chosen={chosen} />
      {view.twin === null ? null : <Twin view={view} />}
      <div className="row">
        <button
          type="submit"
          id={RECEIVE_BUTTON}
          className="button"
          data-kind="primary"
          name="intent"
          value="file"
        >
          {isPost ? words.submitPost : words.submit}
        </button>
        <kbd className="help">{words.keys}</kbd>
      </div>
      <Incomplete view={view} chosen={chosen} />
    </section>
  )
}

function DeliveryFields({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  const { values } = view
  const field = (name: string) => ({
    id: `delivery-${name}`,
    value: values[`delivery-${name}`],
    fault: faultOf(view, `delivery-${name}`),
  })
  return (
    <>
      <Choices
        id="delivery"
        type="radio"
        label={words.delivery}
        values={[values.delivery ?? 'counter']}
        options={(['counter', 'post', 'electronic'] as const).map((method) => ({
          value: method,
          label: words.deliveries[method],
        }))}
        fault={faultOf(view, 'delivery-method')}
      />
      <div className="columns by-post">
        <TextField {...field('recipient')} label={words.deliveryRecipient} />
        <TextField {...field('phone')} label={words.deliveryPhone} type="tel" inputMode="tel" />
        <TextField {...field('address')} label={words.deliveryAddress} />
      </div>
    </>
  )
}

function Promised({ chosen }: { readonly chosen: ChosenProcedure }) {
  const words = useTexts(INTAKE)
  const { promise, fees } = chosen
  return (
    <div className="panel stack promise">
      <h2 id="promise-title">{words.promise}</h2>
      {promise === null ? (
        <p>{words.promiseLater}</p>
      ) : (
        <>
          <p className="due">
            {promise.dueAt === null ? words.promiseUnknown : <AtTime at={promise.dueAt} />}
          </p>
          <p>
            {words.decides}: <span lang="vi">{promise.unitName}</span>
          </p>
          <WhyThisDate due={promise.due} />
        </>
      )}
      <p>
        {words.fees}: {fees.length === 0 ? words.noFees : words.feesAfter}
      </p>
      <ul>
        {fees.map(({ name, amount, per }) => (
          <li key={name}>
            {name}
            {amount === null
              ? ''
              : `: ${[...new Set([amount.min, amount.max])]
                  .map((each) => formatDong(dong(each)))
                  .join(' – ')}/${per}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Twin({ view: { twin } }: SectionProps) {
  const words = useTexts(INTAKE)
  if (twin === null) return null
  return (
    <div id="twin" tabIndex={-1}>
      <Notice kind="warning" title={words.twin(twin.code)}>
        <p>
          <StateTag state={twin.state} /> <a href={`/can-bo/ho-so/${twin.code}`}>{twin.code}</a>
        </p>
        <p>{words.twinHelp}</p>
        <Button kind="danger" name="intent" value="file-anyway">
          {words.twinConfirm}
        </Button>
      </Notice>
    </div>
  )
}

/** What to do with a dossier that cannot be received. */
function Incomplete({ view, chosen }: ChosenProps) {
  const words = useTexts(INTAKE)
  const { values, missing } = view
  const isOpen = missing.length > 0 || faultOf(view, 'reason') !== undefined
  return (
    <details className="details" id="missing" tabIndex={-1} open={isOpen}>
      <summary>{words.incomplete}</summary>
      <div className="stack panel" data-kind="soft">
        <p className="help">{words.incompleteHelp}</p>
        {chosen.papers
          .filter(({ id }) => missing.some((each) => each.id === id))
          .map(({ id, name }) => (
            <TextArea
              key={id}
              id={`lack.${id}`}
              label={words.lack(name)}
              lines={2}
              value={values[`lack.${id}`] ?? name}
            />
          ))}
        <TextArea
          id="reason"
          label={words.reason}
          lines={2}
          value={values.reason}
          fault={faultOf(view, 'reason')}
        />
        <div className="row">
          <Button kind="secondary" name="intent" value="ask">
            {words.ask}
          </Button>
          <Button kind="danger" name="intent" value="refuse">
            {words.refuse}
          </Button>
        </div>
      </div>
    </details>
  )
}
