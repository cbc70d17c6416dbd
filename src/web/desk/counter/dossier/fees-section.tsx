import { dong, formatDong } from '#kernel/money'
import type { CounterDossier } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { Button, Notice } from '../../../ui/elements.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { AtTime } from '../../../when.tsx'
import { AT_COUNTER } from './at-counter-texts.ts'
import { ActionForm, faultOf, may, type SectionProps } from './section-parts.tsx'

type FeesProps = SectionProps & {
  readonly voidable: CounterDossier['voidable']
  /** What was asked for during handling and is still owed. */
  readonly asked: CounterDossier['owedFees']
}

/** Cash for the dossier: what was asked for, what the procedure lists, what was taken, and a receipt made out wrongly. */
export function FeesSection(props: FeesProps) {
  const words = useTexts(AT_COUNTER)
  const { dossier, asked } = props
  const isListed = dossier.fees.some(({ amount }) => amount !== null && amount.max > 0)
  const isOfOnePlace = new Set(dossier.payments.map(({ unit }) => unit)).size === 1
  const held = dossier.payments.filter(({ voidedAt }) => voidedAt === null)
  return (
    <section className="panel stack" aria-labelledby="fees">
      <h2 id="fees" tabIndex={-1}>
        {words.fees}
      </h2>
      {isListed || asked.length > 0 ? null : <p className="help">{words.noFees}</p>}
      {dossier.openFees === null ? null : <AskedFor openFees={dossier.openFees} />}
      {(isListed || asked.length > 0) && may(props, 'record-payment') ? (
        <Taking {...props} isListed={isListed} />
      ) : null}
      {dossier.payments.length === 0 ? null : (
        <>
          <h3>{words.taken}</h3>
          <ul className="papers">
            {dossier.payments.map(
              ({ receiptNumber, unitName, amount, paidAt, items, voidedAt }) => (
                <li key={`${receiptNumber}-${unitName}`}>
                  <strong>{receiptNumber}</strong> {formatDong(dong(amount))}
                  {voidedAt === null ? '' : ` (${words.voided})`}
                  <div className="help">
                    {isOfOnePlace ? null : <span lang="vi">{unitName}. </span>}
                    {items.map(({ name, count }) => `${name} × ${count}`).join('; ')}{' '}
                    <AtTime at={paidAt} />
                  </div>
                </li>
              ),
            )}
          </ul>
          <p>
            {words.sum}:{' '}
            <strong>{formatDong(dong(held.reduce((sum, { amount }) => sum + amount, 0)))}</strong>
          </p>
        </>
      )}
      <Voiding {...props} />
    </section>
  )
}

/** What the person was asked to pay, and how much of it is missing. */
function AskedFor({
  openFees,
}: {
  readonly openFees: NonNullable<CounterDossier['dossier']['openFees']>
}) {
  const words = useTexts(AT_COUNTER)
  return (
    <Notice kind="warning" title={words.askedFor}>
      <ul className="sentences">
        {openFees.fees.map(({ name, amount }, at) => (
          <li key={`${at}-${name}`}>
            <span lang="vi">{name}</span>: {formatDong(dong(amount))}
          </li>
        ))}
      </ul>
      <p>
        {words.owedInAll}: <strong>{formatDong(dong(openFees.stillOwed))}</strong>
      </p>
      <p>{words.standsStill}</p>
    </Notice>
  )
}

function Taking(props: FeesProps & { readonly isListed: boolean }) {
  const words = useTexts(AT_COUNTER)
  const { dossier, asked, values } = props
  const fault = faultOf(props, 'fees')
  return (
    <ActionForm action="record-payment" of={props}>
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {asked.length === 0 ? null : (
        <div className="fee-rows">
          {asked.map((fee, at) => (
            <AskedRow key={`${at}-${fee.name}`} fee={fee} at={`asked-${at}`} values={values} />
          ))}
        </div>
      )}
      {props.isListed && asked.length > 0 ? <h3>{words.listed}</h3> : null}
      {props.isListed ? <p className="help">{words.countHelp}</p> : null}
      <div className="fee-rows">
        {dossier.fees.map(({ name, amount, per }, at) =>
          amount === null || amount.max === 0 ? null : (
            <fieldset key={name}>
              <input type="hidden" name={`name.${at}`} value={name} />
              <legend>
                {name}{' '}
                <span className="help">
                  {[...new Set([amount.min, amount.max])]
                    .map((each) => formatDong(dong(each)))
                    .join(' – ')}
                </span>
              </legend>
              <div className="fee-row">
                <TextField
                  id={`each.${at}`}
                  label={words.each(per)}
                  inputMode="numeric"
                  value={
                    values[`each.${at}`] ?? (amount.min === amount.max ? String(amount.max) : '')
                  }
                />
                <TextField
                  id={`count.${at}`}
                  label={words.count}
                  inputMode="numeric"
                  value={values[`count.${at}`]}
                />
              </div>
            </fieldset>
          ),
        )}
      </div>
      <TextField id="payer" label={words.payer} value={values.payer} />
      <div>
        <Button>{words.take}</Button>
      </div>
    </ActionForm>
  )
}

/** A fee that was asked for: taken once, with what is missing of it unless less is brought. */
function AskedRow({
  fee,
  at,
  values,
}: {
  readonly fee: { readonly name: string; readonly amount: number }
  readonly at: string
  readonly values: FeesProps['values']
}) {
  const words = useTexts(AT_COUNTER)
  return (
    <fieldset>
      <input type="hidden" name={`name.${at}`} value={fee.name} />
      <legend>
        <span lang="vi">{fee.name}</span>{' '}
        <span className="help">{words.stillOwed(formatDong(dong(fee.amount)))}</span>
      </legend>
      <TextField
        id={`each.${at}`}
        label={words.eachAsked}
        inputMode="numeric"
        value={values[`each.${at}`] ?? String(fee.amount)}
      />
      <label className="tick">
        <input
          type="checkbox"
          name={`count.${at}`}
          value="1"
          defaultChecked={values[`count.${at}`] === '1'}
        />
        <span>{words.takeAsked}</span>
      </label>
    </fieldset>
  )
}

function Voiding(props: FeesProps) {
  const words = useTexts(AT_COUNTER)
  const { values, voidable } = props
  const isOfOnePlace = new Set(voidable.map(({ unit }) => unit)).size === 1
  const [first] = voidable
  if (first === undefined || !may(props, 'void-payment')) return null
  return (
    <details className="details" open={values.intent === 'void-payment'}>
      <summary>{words.void}</summary>
      <ActionForm action="void-payment" of={props}>
        <Select
          id="receiptNumber"
          label={words.voidReceipt}
          value={values.receiptNumber ?? `${first.unit} ${first.receiptNumber}`}
          options={voidable.map(({ unit, unitName, receiptNumber, amount }) => ({
            value: `${unit} ${receiptNumber}`,
            label: [
              `${receiptNumber}: ${formatDong(dong(amount))}`,
              ...(isOfOnePlace ? [] : [unitName]),
            ].join(', '),
          }))}
        />
        <TextField
          id="reason"
          label={words.voidReason}
          value={values.reason}
          fault={faultOf(props, 'reason')}
        />
        <div>
          <Button kind="danger">{words.voidButton}</Button>
        </div>
      </ActionForm>
    </details>
  )
}
