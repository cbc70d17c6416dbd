import { useState, type ReactNode } from 'react'
import { writtenPhone } from '#kernel/identifiers'
import {
  isRequired,
  lookupName,
  LOOKUPS,
  type Question,
  type QuestionOf,
} from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Choices, TextArea, TextField, type FieldProps } from '../../ui/fields.tsx'
import { FILING } from '../parts/filing-texts.ts'
import { AddressField, addressWords } from './address-field.tsx'
import { useAsking, useFault, type Worded } from './asking.ts'
import { DateField } from './date-field.tsx'
import { FileField } from './file-field.tsx'
import { FORM } from './form-texts.ts'
import { RepeatField } from './repeat-field.tsx'
import { SearchSelect } from './search-select.tsx'
import { ASKED, controlId } from './typed-answers.ts'

/** What a question is asked with: where its answer stands, and what it is. */
export interface QuestionProps {
  readonly question: Question
  readonly path: string
  readonly value: unknown
}

/** One question of a page; one whose answer is known already shows that, and how to change it. */
export function QuestionField(props: QuestionProps) {
  const { question, path } = props
  if (question.kind === 'computed') return <Computed {...props} question={question} />
  return (
    <>
      <input type="hidden" name={ASKED} value={path} />
      <KnownOrAsked {...props} />
    </>
  )
}

function KnownOrAsked(props: QuestionProps) {
  const words = useTexts(FILING)
  const { known, places } = useAsking()
  const fault = useFault(props.path)
  const { question, value } = props
  // As it was when the page was opened: a field that is being typed in stays where it is.
  const [text] = useState(() =>
    value !== undefined && isSame(known[question.id], value)
      ? answerWords(question, value, places)
      : null,
  )
  if (text === null || fault !== undefined) return <Control {...props} />
  return (
    <div className="known">
      <div className="known-answer">
        <span className="label">{question.label}</span>
        <span>{text}</span>
      </div>
      <details>
        <summary>
          {words.change}
          <span className="visually-hidden"> {question.label}</span>
        </summary>
        <Control {...props} />
      </details>
    </div>
  )
}

/** Whether two answers are the same, in whatever order their parts are kept. */
function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b))
      : value
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function answerWords(
  question: Question,
  value: unknown,
  places: ReturnType<typeof useAsking>['places'],
): string | null {
  if (question.kind === 'address') return addressWords(value, places)
  if (typeof value !== 'string') return null
  if (question.kind === 'lookup') return lookupName(question.list, value)
  if (question.kind === 'date') return value.split('-').toReversed().join('/')
  return typedText(question, value)
}

/** An answer as it stands in its field. */
function typedText(question: Question, value: unknown): string {
  if (typeof value === 'number') return new Intl.NumberFormat('vi-VN').format(value)
  if (typeof value !== 'string') return ''
  return question.kind === 'phone' ? writtenPhone(value) : value
}

function Control({ question, path, value }: QuestionProps) {
  const words = useTexts(FILING)
  const form = useTexts(FORM)
  const fault = useFault(path)
  const field: Worded = {
    id: controlId(path),
    name: path,
    label: question.label,
    help: question.help,
    fault,
    optional: isRequired(question) ? undefined : words.optional,
  }
  switch (question.kind) {
    case 'yes-no':
      return <YesNo field={field} value={value} yes={form.yes} no={form.no} />
    case 'consent':
      return (
        <Choices
          {...field}
          type="checkbox"
          options={[{ value: 'yes', label: form.agree }]}
          values={value === true ? ['yes'] : []}
        />
      )
    case 'choice':
    case 'choices':
      return <Choice field={field} question={question} value={value} />
    case 'lookup':
      return (
        <SearchSelect
          {...field}
          options={LOOKUPS[question.list].map(({ code, name }) => ({ value: code, label: name }))}
          value={typeof value === 'string' ? value : ''}
        />
      )
    case 'date':
      return <DateField {...field} path={path} precision={question.precision} value={value} />
    case 'address':
      return <AddressField {...field} path={path} value={value} />
    case 'file':
      return <FileField {...field} path={path} value={value} />
    case 'repeat':
      return <RepeatField {...field} group={question} path={path} value={value} ask={asked} />
    default:
      return <OneText field={field} question={question} value={value} />
  }
}

function YesNo(props: {
  readonly field: FieldProps
  readonly value: unknown
  readonly yes: string
  readonly no: string
}) {
  const { field, value, yes, no } = props
  return (
    <Choices
      {...field}
      type="radio"
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      values={value === true ? ['yes'] : value === false ? ['no'] : []}
    />
  )
}

function Choice(props: {
  readonly field: FieldProps
  readonly question: QuestionOf<'choice' | 'choices'>
  readonly value: unknown
}) {
  const { field, question, value } = props
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
  return (
    <Choices
      {...field}
      type={question.kind === 'choice' ? 'radio' : 'checkbox'}
      options={question.choices}
      values={chosen.filter((each) => typeof each === 'string')}
    />
  )
}

const LINES = {
  'personal-id': { inputMode: 'numeric', width: '20' },
  'identity-document': { width: '20' },
  'tax-code': { inputMode: 'numeric', width: '20' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', width: '20' },
  email: { inputMode: 'email', autoComplete: 'email' },
  time: { inputMode: 'numeric', width: '4' },
  number: { inputMode: 'decimal', width: '12' },
  money: { inputMode: 'numeric', width: '12' },
} as const

/** A question that is answered in one line of text, or in several. */
function OneText(props: {
  readonly field: FieldProps
  readonly question: Exclude<Question, { readonly kind: 'repeat' }>
  readonly value: unknown
}) {
  const words = useTexts(FORM)
  const { field, question, value } = props
  const text = typedText(question, value)
  if (question.kind === 'text' && (question.lines ?? 1) > 1) {
    return <TextArea {...field} value={text} lines={question.lines ?? 4} />
  }
  const line = question.kind in LINES ? LINES[question.kind as keyof typeof LINES] : {}
  const help = question.kind === 'time' ? (field.help ?? words.timeHelp) : field.help
  const unit = unitOf(question)
  return (
    <TextField
      {...field}
      {...line}
      help={help}
      label={unit === undefined ? field.label : withUnit(field.label, unit)}
      value={text}
    />
  )
}

function unitOf(question: Question): string | undefined {
  if (question.kind === 'money') return '₫'
  return question.kind === 'number' ? question.unit : undefined
}

function withUnit(label: ReactNode, unit: string): ReactNode {
  return (
    <>
      {label} <span className="optional">({unit})</span>
    </>
  )
}

function asked(props: QuestionProps) {
  return <QuestionField {...props} />
}

/** A value that follows from other answers; it is shown as soon as it can be worked out. */
function Computed({
  question,
  value,
}: QuestionProps & { readonly question: QuestionOf<'computed'> }) {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const { compute } = question
  const unit =
    compute.rule === 'age' ? 'tuổi' : compute.rule === 'date-in-words' ? undefined : compute.unit
  const text = typeof value === 'number' ? new Intl.NumberFormat('vi-VN').format(value) : value
  return (
    <div className="known-answer">
      <span className="label">{question.label}</span>
      <output>{unit === undefined ? text : `${text} ${unit}`}</output>
    </div>
  )
}
