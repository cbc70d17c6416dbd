import {
  parseEmail,
  parseIdentityDocument,
  parsePersonalId,
  parsePhone,
  parseTaxCode,
} from '#kernel/identifiers'
import { inOneLine, tidy } from '#kernel/text'
import { isRecord, type Answers } from './answers.ts'
import type { FormDefinition, Question } from './definition.ts'
import { isDate } from './values.ts'
import {
  entryLevel,
  formLevel,
  isShown,
  questionsOfGroup,
  type Level,
  type Placed,
} from './visibility.ts'

/** How numbers that people write with blanks, dots and dashes are kept; null leaves them as they are. */
const KEPT: Partial<Record<Question['kind'], (text: string) => string | null>> = {
  'personal-id': parsePersonalId,
  'identity-document': parseIdentityDocument,
  'tax-code': parseTaxCode,
  phone: parsePhone,
  email: parseEmail,
}

/**
 * The answers as they are kept: texts composed and without superfluous blanks, telephone numbers as `+84…`, numbers of
 * papers without blanks, and what was left empty left out. Never changes a text into a number or the like.
 */
export function tidyAnswers(definition: FormDefinition, answers: Answers): Answers {
  return tidied(formLevel(definition, answers).questions, answers)
}

function tidied(questions: ReadonlyMap<string, Placed>, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) => {
      const question = questions.get(id)?.question
      const kept = question === undefined ? value : tidyValue(question, value)
      return kept === undefined ? [] : [[id, kept]]
    }),
  )
}

function tidyValue(question: Question, value: unknown): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return tidyText(question, value)
  if (question.kind === 'address' && isRecord(value)) return tidyAddress(value)
  if (!Array.isArray(value)) return value
  if (value.length === 0) return undefined
  return question.kind === 'repeat'
    ? value.map((entry: unknown) =>
        isRecord(entry) ? tidied(questionsOfGroup(question), entry) : entry,
      )
    : value
}

function tidyText(question: Question, text: string): string | undefined {
  const clean = tidy(text)
  if (clean === '') return undefined
  if (question.kind === 'text' && (question.lines ?? 1) === 1) return inOneLine(clean)
  return KEPT[question.kind]?.(clean) ?? clean
}

function tidyAddress(address: Answers): Answers | undefined {
  const parts = Object.entries(address)
    .map(([part, value]) => [part, typeof value === 'string' ? tidy(value) : value] as const)
    .filter(([, value]) => value !== '' && value !== null)
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** The answers without those that are no longer asked for, and without computed values. */
export function dropHidden(definition: FormDefinition, answers: Answers): Answers {
  return asked(formLevel(definition, answers))
}

function asked(level: Level): Answers {
  return Object.fromEntries(
    Object.entries(level.answers).flatMap(([id, value]) => {
      const placed = level.questions.get(id)
      if (placed === undefined) return [[id, value]]
      const { question } = placed
      if (question.kind === 'computed' || !isShown(level, placed)) return []
      if (question.kind !== 'repeat' || !Array.isArray(value)) return [[id, value]]
      return [
        [
          id,
          value.map((entry: unknown) =>
            isRecord(entry) ? asked(entryLevel(level, question, entry)) : entry,
          ),
        ],
      ]
    }),
  )
}

/**
 * What a person typed into one field, as an answer of that kind: `14/5/1990` as a day, `1.234,5` as a number, `yes` as
 * true. What cannot be read stays the text it is, so that it is shown again and the checker says what to do.
 */
export function typedValue(question: Question, typed: string): unknown {
  const text = tidy(typed)
  if (text === '') return undefined
  switch (question.kind) {
    case 'date':
      return typedDate(text)
    case 'number':
    case 'money':
      return typedNumber(text)
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : text
    case 'consent':
      return text === 'yes' ? true : text
    default:
      return tidyText(question, typed)
  }
}

/** Day, month and year in this order or the other way round. */
function typedDate(text: string): string {
  const parts = text.split(/[/.-]/).map((part) => part.trim())
  const ordered = parts[0]?.length === 4 ? parts : parts.toReversed()
  const date = ordered.map((part) => part.padStart(2, '0')).join('-')
  return isDate(date) ? date : text
}

/** Vietnamese writing: dots between thousands, a comma before decimals. */
function typedNumber(text: string): number | string {
  const compact = text.replaceAll(' ', '')
  const isGrouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact)
  const plain = (isGrouped ? compact.replaceAll('.', '') : compact).replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
