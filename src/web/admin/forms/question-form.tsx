import { Link } from 'react-router'
import { LOOKUPS, type Question } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Select, TextArea, TextField } from '../../ui/fields.tsx'
import { ConditionBoxes } from './condition-boxes.tsx'
import { FORMS } from './form-design-texts.ts'
import { KindFields, type QuestionFormProps } from './kind-fields.tsx'
import { mayBeSkipped, prefillText, questionsBefore } from './question-fields.ts'

/** Everything about one question, and what else can be done with it. */
export function QuestionForm(props: QuestionFormProps) {
  const words = useTexts(FORMS)
  const { place, question, path, revision, faultOf } = props
  const hidden = (
    <>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="trang" value={place.pageId} />
      <input type="hidden" name="nhom" value={place.groupId ?? ''} />
      <input type="hidden" name="cau" value={question.id} />
    </>
  )
  return (
    <section id="sua" className="design-step stack" aria-label={words.editQuestion(question.label)}>
      <h2>{words.editQuestion(question.label)}</h2>
      <form method="post" className="stack" noValidate>
        {hidden}
        <TextArea
          id="nhan"
          label={words.label}
          help={words.labelHelp}
          lines={question.kind === 'consent' ? 3 : 1}
          value={question.label}
          fault={faultOf('nhan')}
        />
        <TextField
          id="giai-thich"
          label={words.help}
          help={words.helpHelp}
          value={question.help}
          maxLength={300}
        />
        <KindFields {...props} />
        <CommonFields {...props} />
        <div className="row">
          <Button name="intent" value="question">
            {words.saveQuestion}
          </Button>
          <Link to={path}>{words.close}</Link>
        </div>
      </form>
      <form method="post" className="row">
        {hidden}
        <Button kind="quiet" name="intent" value="question-up">
          {words.up}
        </Button>
        <Button kind="quiet" name="intent" value="question-down">
          {words.down}
        </Button>
        <Button kind="quiet" name="intent" value="question-remove">
          {words.removeQuestion}
        </Button>
      </form>
    </section>
  )
}

/** What questions of every kind say: whether it must be answered, when it is asked, what is known already. */
function CommonFields({ definition, place, question }: QuestionFormProps) {
  const words = useTexts(FORMS)
  return (
    <>
      {mayBeSkipped(question.kind) ? (
        <label className="choice">
          <input
            type="checkbox"
            name="bat-buoc"
            value="co"
            defaultChecked={question.required !== false}
          />
          <span>{words.required}</span>
        </label>
      ) : null}
      <TextField
        id="goi"
        label={words.called}
        help={words.calledHelp}
        value={question.name}
        maxLength={100}
      />
      <PrefillField definition={definition} place={place} question={question} />
      <ConditionBoxes
        definition={definition}
        place={place}
        before={question.id}
        condition={question.showWhen}
      />
    </>
  )
}

/** What each kind can take over from the account of the person. */
const FROM_ACCOUNT = {
  'applicant.name': ['name', 'text'],
  'applicant.personalId': ['personal-id', 'identity-document', 'text'],
  'applicant.taxCode': ['tax-code', 'text'],
  'applicant.birthDate': ['date'],
  'applicant.phone': ['phone'],
  'applicant.email': ['email'],
  'applicant.address': ['address'],
} as const satisfies Record<string, readonly Question['kind'][]>

function PrefillField(props: Pick<QuestionFormProps, 'definition' | 'place' | 'question'>) {
  const words = useTexts(FORMS)
  const { definition, place, question } = props
  if (place.groupId !== null) return null
  const account = Object.entries(FROM_ACCOUNT).filter(([, kinds]) =>
    (kinds as readonly string[]).includes(question.kind),
  )
  const earlier = questionsBefore(definition, place, question.id).filter(
    ({ kind }) => kind === question.kind && kind !== 'repeat' && kind !== 'computed',
  )
  const usual = usualOptions(question, words)
  const options = [
    { value: '', label: words.noPrefill },
    ...account.map(([field]) => ({
      value: field,
      label: words.fromAccount(words.account[field as keyof typeof words.account]),
    })),
    ...earlier.map(({ id, label }) => ({
      value: `question:${id}`,
      label: words.fromQuestion(label),
    })),
    ...usual.map(({ value, label }) => ({ value, label: words.usual(label) })),
  ]
  return options.length === 1 ? null : (
    <Select
      id="tu-dien"
      label={words.prefill}
      options={options}
      value={prefillText(question.prefill)}
    />
  )
}

/** The answers of a list that may be the usual one. */
function usualOptions(question: Question, words: { readonly yes: string; readonly no: string }) {
  switch (question.kind) {
    case 'choice':
      return question.choices.map(({ value, label }) => ({ value: `value:${value}`, label }))
    case 'lookup':
      return LOOKUPS[question.list].map(({ code, name }) => ({
        value: `value:${code}`,
        label: name,
      }))
    case 'yes-no':
      return [
        { value: 'value:+', label: words.yes },
        { value: 'value:-', label: words.no },
      ]
    default:
      return []
  }
}
