import type { FormDefinition, Question, QuestionOf, QuestionPlace } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { FieldGroup, Select, TextArea, TextField } from '../../ui/fields.tsx'
import { FORMS } from './form-design-texts.ts'
import { computationText, questionsBefore } from './question-fields.ts'

/** What a form of a question shows: its answers so far, and what is wrong with them. */
export interface QuestionFormProps {
  readonly definition: FormDefinition
  readonly place: QuestionPlace
  readonly question: Question
  readonly path: string
  readonly revision: number
  readonly faultOf: (id: string) => string | undefined
  /** What was typed in a field of a form that came back. */
  readonly typedOf: (id: string) => string | undefined
}

/** The fields that only questions of this kind have. */
export function KindFields(props: QuestionFormProps) {
  const words = useTexts(FORMS)
  const { question } = props
  switch (question.kind) {
    case 'text':
      return (
        <div className="design-fields">
          <NumberField {...props} id="dai" label={words.maxLength} value={question.maxLength} />
          <NumberField {...props} id="dong" label={words.lines} value={question.lines} />
        </div>
      )
    case 'number':
    case 'money':
      return <Amounts {...props} question={question} />
    case 'date':
      return <DateFields {...props} question={question} />
    case 'choice':
    case 'choices':
      return (
        <TextArea
          id="lua-chon"
          label={words.choices}
          help={words.choicesHelp}
          lines={Math.max(4, question.choices.length + 1)}
          value={question.choices.map(({ label }) => label).join('\n')}
        />
      )
    case 'lookup':
      return (
        <Select
          id="danh-muc"
          label={words.list}
          options={Object.entries(words.lists).map(([value, label]) => ({ value, label }))}
          value={question.list}
        />
      )
    case 'repeat':
      return (
        <div className="design-fields">
          <TextField
            id="muc"
            label={words.item}
            help={words.itemHelp}
            value={question.item}
            maxLength={60}
            fault={props.faultOf('muc')}
          />
          <NumberField {...props} id="it-nhat" label={words.least} value={question.min} />
          <NumberField {...props} id="nhieu-nhat" label={words.most} value={question.max} />
        </div>
      )
    case 'computed':
      return <ComputedFields {...props} question={question} />
    default:
      return null
  }
}

function NumberField(props: {
  readonly id: string
  readonly label: string
  readonly value: number | undefined
  readonly faultOf: (id: string) => string | undefined
  readonly typedOf: (id: string) => string | undefined
}) {
  const kept = props.value === undefined ? '' : String(props.value).replace('.', ',')
  const fault = props.faultOf(props.id)
  return (
    <TextField
      id={props.id}
      label={props.label}
      value={fault === undefined ? kept : props.typedOf(props.id)}
      inputMode="decimal"
      width="12"
      fault={fault}
    />
  )
}

function Amounts(
  props: QuestionFormProps & { readonly question: QuestionOf<'number'> | QuestionOf<'money'> },
) {
  const words = useTexts(FORMS)
  const { question } = props
  return (
    <div className="design-fields">
      <NumberField {...props} id="it-nhat" label={words.least} value={question.min} />
      <NumberField {...props} id="nhieu-nhat" label={words.most} value={question.max} />
      {question.kind === 'money' ? null : (
        <>
          <NumberField {...props} id="thap-phan" label={words.decimals} value={question.decimals} />
          <TextField id="don-vi" label={words.unit} value={question.unit} width="12" />
        </>
      )}
    </div>
  )
}

function DateFields(props: QuestionFormProps & { readonly question: QuestionOf<'date'> }) {
  const words = useTexts(FORMS)
  const { definition, place, question } = props
  const dates = [
    { value: '', label: words.anyDate },
    ...questionsBefore(definition, place, question.id)
      .filter(({ kind }) => kind === 'date')
      .map(({ id, label }) => ({ value: id, label })),
  ]
  return (
    <>
      <div className="design-fields">
        <Select
          id="chinh-xac"
          label={words.precision}
          options={Object.entries(words.precisions).map(([value, label]) => ({ value, label }))}
          value={question.precision ?? 'day'}
        />
        {dates.length === 1 ? null : (
          <>
            <Select
              id="khong-truoc"
              label={words.notBefore}
              options={dates}
              value={question.notBefore}
            />
            <Select
              id="khong-sau"
              label={words.notAfter}
              options={dates}
              value={question.notAfter}
            />
          </>
        )}
      </div>
      <label className="choice">
        <input type="checkbox" name="qua-khu" value="co" defaultChecked={question.past === true} />
        <span>{words.past}</span>
      </label>
    </>
  )
}

const isNumber = ({ kind }: Question) => kind === 'number' || kind === 'money'

function ComputedFields(props: QuestionFormProps & { readonly question: QuestionOf<'computed'> }) {
  const words = useTexts(FORMS)
  const { definition, place, question, faultOf } = props
  const before = questionsBefore(definition, place, question.id)
  const numbers = before.filter(isNumber)
  const addends = question.compute.rule === 'sum' ? question.compute.of : []
  const { computed } = words
  const options = before.flatMap((each) => {
    if (each.kind === 'date') {
      return (['date-in-words', 'age'] as const).map((rule) => ({
        value: `${rule}:${each.id}`,
        label: computed[rule](each.label),
      }))
    }
    if (each.kind !== 'repeat') return []
    return [
      { value: `count-of-group:${each.id}`, label: computed['count-of-group'](each.label) },
      ...each.questions.filter(isNumber).map(({ id, label }) => ({
        value: `sum-of-group:${each.id}.${id}`,
        label: computed['sum-of-group'](`${label} (${each.label})`),
      })),
    ]
  })
  const dates = 2 * before.filter(({ kind }) => kind === 'date').length
  const sum = numbers.length === 0 ? [] : [{ value: 'sum', label: computed.sum('…') }]
  return (
    <>
      <Select
        id="tinh"
        label={words.compute}
        options={[...options, ...sum]}
        value={computationText(question.compute)}
        placeholder="–"
        fault={faultOf('tinh')}
      />
      {options.length === dates && numbers.length === 0 ? null : (
        <TextField
          id="don-vi"
          label={words.computedUnit}
          help={words.computedUnitHelp}
          value={'unit' in question.compute ? question.compute.unit : undefined}
          width="12"
          maxLength={30}
        />
      )}
      {numbers.length === 0 ? null : <Addends numbers={numbers} chosen={addends} />}
    </>
  )
}

/** The numbers that a sum adds up. */
function Addends(props: {
  readonly numbers: readonly Question[]
  readonly chosen: readonly string[]
}) {
  const { computed } = useTexts(FORMS)
  return (
    <FieldGroup id="cong" label={computed.sum('…')}>
      <div className="choices">
        {props.numbers.map(({ id, label }) => (
          <label className="choice" key={id}>
            <input
              type="checkbox"
              name="cong"
              value={id}
              defaultChecked={props.chosen.includes(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
