import { dong, formatDong } from '#kernel/money'
import { useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { AtTime } from '../../../when.tsx'
import { AT_COUNTER } from './at-counter-texts.ts'
import { ActionForm, faultOf, may, type SectionProps } from './section-parts.tsx'

type FeesProps = SectionProps & { readonly today: string }

/** Cash for the dossier: what is owed by the procedure, what was taken, and a receipt made out wrongly. */
export function FeesSection(props: FeesProps) {
  const words = useTexts(AT_COUNTER)
  const { dossier } = props
  const owed = dossier.fees.filter(({ amount }) => amount !== null && amount.max > 0)
  const held = dossier.payments.filter(({ voidedAt }) => voidedAt === null)
  return (
    <section className="panel stack" aria-labelledby="fees">
      <h2 id="fees" tabIndex={-1}>
        {words.fees}
      </h2>
      {owed.length === 0 ? <p className="help">{words.noFees}</p> : null}
      {owed.length > 0 && may(props, 'record-payment') ? <Taking {...props} /> : null}
      {dossier.payments.length === 0 ? null : (
        <>
          <h3>{words.taken}</h3>
          <ul className="papers">
            {dossier.payments.map(({ receiptNumber, amount, paidAt, items, voidedAt }) => (
              <li key={receiptNumber}>
                <strong>{receiptNumber}</strong> {formatDong(dong(amount))}
                {voidedAt === null ? '' : ` (${words.voided})`}
                <div className="help">
                  {items.map(({ name, count }) => `${name} × ${count}`).join('; ')}{' '}
                  <AtTime at={paidAt} />
                </div>
              </li>
            ))}
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

function Taking(props: FeesProps) {
  const words = useTexts(AT_COUNTER)
  const { dossier, values } = props
  const fault = faultOf(props, 'fees')
  return (
    <ActionForm action="record-payment" of={props}>
      <p className="help">{words.countHelp}</p>
      {fault === undefined ? null : <p className="fault">{fault}</p>}
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

function Voiding(props: FeesProps) {
  const words = useTexts(AT_COUNTER)
  const { dossier, values, today } = props
  const ofToday = dossier.payments.filter(
    ({ voidedAt, paidAt }) => voidedAt === null && paidAt.startsWith(today),
  )
  if (ofToday.length === 0 || !may(props, 'void-payment')) return null
  return (
    <details className="details" open={values.intent === 'void-payment'}>
      <summary>{words.void}</summary>
      <ActionForm action="void-payment" of={props}>
        <Select
          id="receiptNumber"
          label={words.voidReceipt}
          value={values.receiptNumber ?? ofToday[0]?.receiptNumber}
          options={ofToday.map(({ receiptNumber, amount }) => ({
            value: receiptNumber,
            label: `${receiptNumber}: ${formatDong(dong(amount))}`,
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
