import type { Day } from '#kernel/day'
import { isRecord, own, type Answers } from './answers.ts'
import type { FormDefinition, Page, Question, QuestionOf } from './definition.ts'
import { below, type Fault, type FaultCode } from './faults.ts'
import { faultOfValue } from './values.ts'
import {
  answerSeen,
  entryLevel,
  formLevel,
  isShown,
  questionsOf,
  type Level,
  type Placed,
} from './visibility.ts'

/**
 * Everything wrong with the answers to a form, in the order of the form, on the day of filing. None means that it may
 * be filed, as far as the form itself knows: whether units and files exist is asked elsewhere.
 */
export function checkAnswers(definition: FormDefinition, answers: Answers, today: Day): Fault[] {
  return faultsOfLevel(formLevel(definition, answers), '', today)
}

/** Everything wrong with the answers of one page, given all answers so far. */
export function checkPage(
  definition: FormDefinition,
  page: Page,
  answers: Answers,
  today: Day,
): Fault[] {
  const level = formLevel(definition, answers)
  return [...questionsOf(definition).values()]
    .filter((placed) => placed.page?.id === page.id)
    .flatMap((placed) => faultsOfQuestion(level, placed, '', today))
}

/** Whether a shown question must be answered. */
export function isRequired(question: Question): boolean {
  return (
    question.kind === 'consent' || (question.kind !== 'computed' && question.required !== false)
  )
}

/** How many entries a repeating group takes once it has any. */
export function entryBounds(group: QuestionOf<'repeat'>): {
  readonly min: number
  readonly max: number
} {
  return { min: Math.max(1, group.min ?? 1), max: group.max ?? 50 }
}

function faultsOfLevel(level: Level, path: string, today: Day): Fault[] {
  const faults = [...level.questions.values()].flatMap((placed) =>
    faultsOfQuestion(level, placed, path, today),
  )
  for (const id of Object.keys(level.answers)) {
    if (!level.questions.has(id)) faults.push({ path: below(path, id), code: 'unknown-field' })
  }
  return faults
}

function faultsOfQuestion(level: Level, placed: Placed, parent: string, today: Day): Fault[] {
  const { question } = placed
  const value = own(level.answers, question.id)
  const path = below(parent, question.id)
  if (question.kind === 'computed' || !isShown(level, placed))
    return value === undefined ? [] : [{ path, code: 'not-asked' }]
  if (value === undefined) return isRequired(question) ? [{ path, code: 'missing' }] : []
  if (question.kind === 'repeat') return faultsOfGroup(level, question, { path, value }, today)
  const code =
    faultOfValue(question, value) ??
    (question.kind === 'date' ? faultInTime(level, question, value as string, today) : null)
  return code === null ? [] : [{ path, code }]
}

function faultsOfGroup(
  level: Level,
  group: QuestionOf<'repeat'>,
  { path, value }: { readonly path: string; readonly value: unknown },
  today: Day,
): Fault[] {
  if (!Array.isArray(value)) return [{ path, code: 'wrong-type' }]
  const { min, max } = entryBounds(group)
  if (value.length === 0) return [{ path, code: 'missing' }]
  if (value.length < min) return [{ path, code: 'too-few-entries' }]
  if (value.length > max) return [{ path, code: 'too-many-entries' }]
  return value.flatMap((entry: unknown, index) =>
    isRecord(entry)
      ? faultsOfLevel(entryLevel(level, group, entry), below(path, index), today)
      : [{ path: below(path, index), code: 'wrong-type' as const }],
  )
}

/** Dates of unequal precision are compared as far as both are known. */
function faultInTime(
  level: Level,
  question: QuestionOf<'date'>,
  date: string,
  today: Day,
): FaultCode | null {
  if (question.past === true && isLater(date, today)) return 'in-the-future'
  const earliest = question.notBefore && answerSeen(level, question.notBefore)
  if (typeof earliest === 'string' && isLater(earliest, date)) return 'too-early'
  const latest = question.notAfter && answerSeen(level, question.notAfter)
  if (typeof latest === 'string' && isLater(date, latest)) return 'too-late'
  return null
}

function isLater(date: string, than: string): boolean {
  const known = Math.min(date.length, than.length)
  return date.slice(0, known) > than.slice(0, known)
}
