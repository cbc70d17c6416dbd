import { useTexts } from '../../texts.ts'
import { Choices, describedBy, Field, Select, TextArea, TextField } from '../../ui/fields.tsx'
import {
  AnswerFields,
  CorrectFields,
  ConsultFields,
  ExtendFields,
  PaymentFields,
  ReopenFields,
  StopFields,
  TransferFields,
} from './branch-fields.tsx'
import { FILES_FIELD, KEPT_FIELD } from './brought-fields.ts'
import { DOSSIER } from './dossier-texts.ts'
import { ItemsField } from './items-field.tsx'
import { useField, type FieldsProps } from './use-field.ts'

/** What an action asks for, exactly as the interface takes it. */
export function ActionFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  switch (props.action) {
    case 'receive':
      return <p className="help">{words.receiveHelp}</p>
    case 'claim':
      return <p className="help">{words.claimHelp}</p>
    case 'release':
      return <p className="help">{words.releaseHelp}</p>
    case 'issue-result':
      return <p className="help">{words.issueHelp}</p>
    case 'refuse':
      return <ItemsField {...props} label={words.reasons} />
    case 'request-supplement':
      return <SupplementFields {...props} />
    case 'assign':
      return <AssignFields {...props} />
    case 'complete-step':
      return <CompleteFields {...props} />
    case 'send-back':
      return <SendBackFields {...props} />
    case 'sign-result':
      return <SignFields {...props} />
    case 'consult':
      return <ConsultFields {...props} />
    case 'answer-consultation':
      return <AnswerFields {...props} />
    case 'request-payment':
      return <PaymentFields {...props} />
    case 'extend':
      return <ExtendFields {...props} />
    case 'stop':
      return <StopFields {...props} />
    case 'transfer':
      return <TransferFields {...props} />
    case 'reopen':
      return <ReopenFields {...props} />
    case 'correct-result':
      return <CorrectFields {...props} />
    case 'hand-over':
      return <HandOverFields {...props} />
  }
}

function SupplementFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <ItemsField {...props} label={words.items} />
      <TextField
        {...field('respondBy')}
        type="date"
        label={words.respondBy}
        help={words.respondByHelp}
        optional={words.optional}
        width="12"
      />
    </>
  )
}

function AssignFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const officers = new Map(
    props.desk.assignable.flatMap((step) =>
      step.officers.map(({ username, displayName }) => [username, displayName]),
    ),
  )
  return (
    <Select
      {...field('assignee')}
      label={words.assignee}
      placeholder={words.chooseOfficer}
      options={[...officers].map(([value, label]) => ({ value, label }))}
    />
  )
}

function CompleteFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  const outcomes = new Map(
    props.desk.dossier.currentSteps
      .filter(({ role }) => role !== 'approver' && role !== 'clerk')
      .flatMap((step) => step.outcomes.map(({ code, name }) => [code, name])),
  )
  const [usual] = outcomes.keys()
  const { value, ...outcome } = field('outcome')
  return (
    <>
      <Choices
        {...outcome}
        type="radio"
        label={words.outcome}
        values={[value ?? usual ?? '']}
        options={[...outcomes].map(([code, label]) => ({ value: code, label }))}
      />
      <TextArea {...field('note')} label={words.note} optional={words.optional} lines={3} />
      <BroughtFiles {...props} />
    </>
  )
}

/** Papers that the step makes, such as a draft of the result; those sent already are kept. */
function BroughtFiles(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const { id, name, fault } = useField(props)(FILES_FIELD)
  const kept = props.returned?.files ?? []
  return (
    <Field id={id} label={words.documents} optional={words.optional} fault={fault}>
      {kept.map((file) => (
        <p key={file.id} className="help">
          <input type="hidden" name={KEPT_FIELD} value={`${file.id}~${file.name}`} />
          {file.name}
        </p>
      ))}
      <input
        className="input"
        type="file"
        id={id}
        name={name}
        multiple
        aria-describedby={describedBy({ id, label: '', fault })}
      />
    </Field>
  )
}

function SendBackFields(props: FieldsProps) {
  const { fields: words } = useTexts(DOSSIER)
  const field = useField(props)
  return (
    <>
      <Select
        {...field('toStep')}
        label={words.toStep}
        value={field('toStep').value ?? props.desk.earlierSteps.at(-1)?.stepId}
        options={props.desk.earlierSteps.map(({ stepId, name }) => ({
          value: stepId,
          label: name,
        }))}
      />
      <TextArea {...field('note')} label={words.opinion} lines={3} />
    </>
  )
}

function SignFields(props: FieldsProps) {
  const words = useTexts(DOSSIER)
  const field = useField(props)
  const { value, ...kind } = field('kind')
  return (
    <>
      <Choices
        {...kind}
        type="radio"
        label={words.fields.kind}
        values={[value ?? 'approval']}
        options={[
          { value: 'approval', label: words.approval },
          { value: 'rejection', label: words.rejection },
        ]}
      />
      <TextArea {...field('content')} label={words.fields.content} lines={5} />
    </>
  )
}

function HandOverFields(props: FieldsProps) {
  const words = useTexts(DOSSIER)
  const field = useField(props)
  const { applicant, delivery } = props.desk.dossier
  const { value: method, ...how } = field('method')
  const recipient = delivery.recipient ?? applicant.name
  const ownId = recipient === applicant.name ? (applicant.personalId ?? undefined) : undefined
  return (
    <>
      <TextField
        {...field('name')}
        label={words.fields.name}
        value={field('name').value ?? recipient}
      />
      <TextField
        {...field('personalId')}
        label={words.fields.personalId}
        optional={words.fields.optional}
        inputMode="numeric"
        width="20"
        value={field('personalId').value ?? ownId}
      />
      <TextField
        {...field('relation')}
        label={words.fields.relation}
        help={words.fields.relationHelp}
        optional={words.fields.optional}
      />
      <Choices
        {...how}
        type="radio"
        label={words.fields.method}
        values={[method ?? delivery.method]}
        options={(['counter', 'post', 'electronic'] as const).map((each) => ({
          value: each,
          label: words.deliveries[each],
        }))}
      />
    </>
  )
}
