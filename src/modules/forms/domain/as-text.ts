import type { Day } from '#kernel/day'
import { writtenPhone } from '#kernel/identifiers'
import { isRecord, own, type Address, type Answers, type WrittenAddress } from './answers.ts'
import { withComputed } from './computed.ts'
import type { FormDefinition, Page, Question, QuestionOf } from './definition.ts'
import { lookupName } from './lookups/lists.ts'
import { addressShape, isDate, numberText } from './values.ts'
import { entryLevel, formLevel, isShown, type Level } from './visibility.ts'

/** A page of the form with what was answered on it. */
export interface AnswerSection {
  readonly pageId: string
  readonly title: string
  readonly lines: readonly AnswerLine[]
}

/** A question that was asked. `text` is null when it was left open, and for a repeating group. */
export interface AnswerLine {
  readonly questionId: string
  readonly label: string
  readonly text: string | null
  /** The entries of a repeating group, empty for every other question. */
  readonly entries: readonly AnswerEntry[]
}

export interface AnswerEntry {
  /** "Thành viên 2" */
  readonly title: string
  readonly lines: readonly AnswerLine[]
}

/** What the answers refer to and the form does not know itself. */
export interface AnswerNames {
  /** The day of filing, for ages. */
  readonly today: Day
  /** The units of an address, smallest first: "Phường Lương Văn Tri, Tỉnh Lạng Sơn". Null when they are not known. */
  readonly placeName: (address: Exclude<Address, WrittenAddress>) => string | null
  readonly fileName: (fileId: string) => string | null
}

/**
 * The answers as people read them, in the order of the form: for the page before filing, for officers and for the
 * printed declaration. Every question that is asked has a line, hidden ones have none.
 */
export function answersAsText(
  definition: FormDefinition,
  answers: Answers,
  names: AnswerNames,
): AnswerSection[] {
  const level = formLevel(definition, withComputed(definition, answers, names.today))
  return definition.pages.flatMap((page) => {
    const lines = linesOf(level, page.questions, page, names)
    return lines.length === 0 ? [] : [{ pageId: page.id, title: page.title, lines }]
  })
}

function linesOf(
  level: Level,
  questions: readonly Question[],
  page: Page | null,
  names: AnswerNames,
): AnswerLine[] {
  return questions
    .filter((question) => isShown(level, { question, page }))
    .map((question) => {
      const { id, label } = question
      const value = own(level.answers, id)
      return question.kind === 'repeat'
        ? { questionId: id, label, text: null, entries: entriesOf(level, question, value, names) }
        : { questionId: id, label, text: textOf(question, value, names), entries: [] }
    })
}

function entriesOf(
  level: Level,
  group: QuestionOf<'repeat'>,
  value: unknown,
  names: AnswerNames,
): AnswerEntry[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  return entries.filter(isRecord).map((entry, index) => ({
    title: `${group.item} ${index + 1}`,
    lines: linesOf(entryLevel(level, group, entry), group.questions, null, names),
  }))
}

/** One answer in words. A value of another kind than the question's is shown as it is. */
function textOf(
  question: Exclude<Question, QuestionOf<'repeat'>>,
  value: unknown,
  names: AnswerNames,
): string | null {
  if (value === undefined || value === null) return null
  switch (typeof value) {
    case 'boolean':
      if (question.kind === 'consent') return value ? 'Đồng ý' : 'Không đồng ý'
      return value ? 'Có' : 'Không'
    case 'number':
      return numberWithUnit(question, value)
    case 'string':
      return wordsOf(question, value, names)
    default:
      if (question.kind === 'choices' && Array.isArray(value))
        return value.map((chosen) => wordsOf(question, String(chosen), names)).join(', ')
      return question.kind === 'address' && isRecord(value)
        ? addressText(value as unknown as Address, names)
        : JSON.stringify(value)
  }
}

function numberWithUnit(question: Question, value: number): string {
  const unit = unitOf(question)
  return unit === undefined ? numberText(value) : `${numberText(value)} ${unit}`
}

function unitOf(question: Question): string | undefined {
  if (question.kind === 'money') return '₫'
  if (question.kind === 'number') return question.unit
  if (question.kind !== 'computed' || question.compute.rule === 'date-in-words') return undefined
  return question.compute.rule === 'age' ? 'tuổi' : question.compute.unit
}

function wordsOf(question: Question, value: string, names: AnswerNames): string {
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return question.choices.find((choice) => choice.value === value)?.label ?? value
    case 'lookup':
      return lookupName(question.list, value) ?? value
    case 'date':
      return isDate(value) ? value.split('-').toReversed().join('/') : value
    case 'phone':
      return writtenPhone(value)
    case 'file':
      return names.fileName(value) ?? value
    case 'computed':
      return value.slice(0, 1).toLocaleUpperCase('vi') + value.slice(1)
    default:
      return value
  }
}

function addressText(address: Address, names: AnswerNames): string {
  if (addressShape(address) === 'written') return (address as WrittenAddress).text
  const units = address as Exclude<Address, WrittenAddress>
  const place = names.placeName(units) ?? `${units.communeCode}, ${units.provinceCode}`
  return units.detail === undefined ? place : `${units.detail}, ${place}`
}
