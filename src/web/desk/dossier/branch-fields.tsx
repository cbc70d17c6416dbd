import { useLanguage, useTexts } from '../../texts.ts'
import { Select, TextArea, TextField } from '../../ui/fields.tsx'
import { momentInWords } from '../parts/moments.ts'
import { DOSSIER } from './dossier-texts.ts'
import { useField, type FieldsProps } from './use-field.ts'

/** Asks another unit; only units in which someone can answer are offered. */
export function ConsultFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const own = new Set(props.desk.dossier.currentSteps.map(({ unitCode }) => unitCode))
  return (
    <>
      <Select
        {...field('unitCode')}
        label={words.unitCode}
        placeholder={words.chooseUnit}
        options={props.desk.consultable
          .filter(({ code }) => !own.has(code))
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextArea {...field('question')} label={words.question} lines={3} />
      <TextField
        {...field('workingHours')}
        label={words.workingHours}
        value={field('workingHours').value ?? '16'}
        inputMode="decimal"
        width="4"
      />
    </>
  )
}

/** Answers what was asked of the officer's unit; the questions stand above the box. */
export function AnswerFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const language = useLanguage()
  const open = props.desk.dossier.consultations.filter(({ answeredAt }) => answeredAt === null)
  const { value: chosen, ...which } = field('consultationId')
  return (
    <>
      {open.map(({ consultationId, unitName, question, dueAt }) => (
        <p key={consultationId}>
          <strong>{words.asked(unitName)}</strong> “{question}” ({momentInWords(dueAt, language)})
        </p>
      ))}
      {open.length > 1 ? (
        <Select
          {...which}
          label={words.unitCode}
          value={chosen}
          options={open.map(({ consultationId, unitName }) => ({
            value: consultationId,
            label: unitName,
          }))}
        />
      ) : null}
      <TextArea {...field('answer')} label={words.answer} lines={4} />
    </>
  )
}

/** Asks the person to pay something that was not known before. */
export function PaymentFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <p className="help">{words.paymentHelp}</p>
      <TextField {...field('feeName')} label={words.feeName} maxLength={300} />
      <TextField {...field('feeAmount')} label={words.feeAmount} inputMode="numeric" width="12" />
    </>
  )
}

/** Puts the due date off, with the apology. */
export function ExtendFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <p className="help">{words.extendHelp}</p>
      <TextField {...field('dueOn')} type="date" label={words.dueOn} width="12" />
      <TextArea {...field('reason')} label={words.extendReason} lines={3} />
    </>
  )
}

/** Ends the handling before a decision. */
export function StopFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <p className="help">{words.stopHelp}</p>
      <TextArea {...field('reason')} label={words.stopReason} lines={3} />
    </>
  )
}

/** Corrects an issued result, beginning from what it says now. */
export function CorrectFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const { value, ...content } = field('content')
  return (
    <>
      <p className="help">{words.correctHelp}</p>
      <TextArea
        {...content}
        value={value ?? props.desk.dossier.result?.content}
        label={words.correctContent}
        lines={5}
      />
      <TextArea {...field('reason')} label={words.correctReason} lines={2} />
    </>
  )
}

/** Sends it on to the agency that is competent; only places that receive the procedure are offered. */
export function TransferFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const { transferTargets, dossier } = props.desk
  if (transferTargets.length === 0) return <p className="help">{words.transferNowhere}</p>
  return (
    <>
      <p className="help">
        {dossier.receivedAt === null ? words.transferHelpBefore : words.transferHelp}
      </p>
      <Select
        {...field('unitCode')}
        label={words.transferTo}
        placeholder={words.choosePlace}
        options={transferTargets.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextArea {...field('reason')} label={words.transferReason} lines={2} />
    </>
  )
}

/** Undoes an end, by order. */
export function ReopenFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <p className="help">{words.reopenHelp}</p>
      <TextArea {...field('reason')} label={words.reopenReason} lines={3} />
    </>
  )
}
