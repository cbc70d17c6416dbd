import { isRecord, own, type Address, type Answers } from './answers.ts'
import type { Condition, FormDefinition, Page, Question, QuestionOf } from './definition.ts'
import { below } from './faults.ts'

/** A question with the page whose condition also holds for it; in a repeating group there is none. */
export interface Placed {
  readonly question: Question
  readonly page: Page | null
}

/** Answers that belong together: those of the form, or one entry of a repeating group inside it. */
export interface Level {
  readonly questions: ReadonlyMap<string, Placed>
  readonly answers: Answers
  readonly outer: Level | null
  /** What `isShown` has found so far. */
  readonly shown: Map<string, boolean>
}

const INDEXES = new WeakMap<FormDefinition | Question, ReadonlyMap<string, Placed>>()

/** Every question of a form by its id, without those inside repeating groups. */
export function questionsOf(definition: FormDefinition): ReadonlyMap<string, Placed> {
  return indexed(definition, () =>
    definition.pages.flatMap((page) => page.questions.map((question) => ({ question, page }))),
  )
}

/** The questions of a repeating group by their ids. */
export function questionsOfGroup(group: QuestionOf<'repeat'>): ReadonlyMap<string, Placed> {
  return indexed(group, () => group.questions.map((question) => ({ question, page: null })))
}

function indexed(
  key: FormDefinition | Question,
  list: () => readonly Placed[],
): ReadonlyMap<string, Placed> {
  const known = INDEXES.get(key)
  if (known !== undefined) return known
  const index = new Map(list().map((placed) => [placed.question.id, placed]))
  INDEXES.set(key, index)
  return index
}

/** The answers of a form, seen with its questions. */
export function formLevel(definition: FormDefinition, answers: Answers): Level {
  return { questions: questionsOf(definition), answers, outer: null, shown: new Map() }
}

/** One entry of a repeating group, seen with the answers around it. */
export function entryLevel(outer: Level, group: QuestionOf<'repeat'>, entry: Answers): Level {
  return { questions: questionsOfGroup(group), answers: entry, outer, shown: new Map() }
}

/**
 * The answer to a question seen from a level: of the level's own question by that id, else of the one around it.
 * Undefined when it is not given, and when the question is hidden.
 */
export function answerSeen(level: Level, id: string): unknown {
  const placed = level.questions.get(id)
  if (placed !== undefined) return isShown(level, placed) ? own(level.answers, id) : undefined
  return level.outer === null ? undefined : answerSeen(level.outer, id)
}

/** Whether a condition holds. One that refers to a hidden question does not. */
export function holds(level: Level, condition: Condition | undefined): boolean {
  if (condition === undefined) return true
  return Object.entries(condition).every(([id, values]) => {
    const answer = answerSeen(level, id)
    return Array.isArray(answer)
      ? answer.some((chosen) => values.includes(chosen))
      : values.includes(answer as string)
  })
}

/** Whether a question is asked, given the other answers. */
export function isShown(level: Level, { question, page }: Placed): boolean {
  const known = level.shown.get(question.id)
  if (known !== undefined) return known
  level.shown.set(question.id, false) // ends a ring of conditions in a draft that was not reviewed yet
  const shown = holds(level, page?.showWhen) && holds(level, question.showWhen)
  level.shown.set(question.id, shown)
  return shown
}

/** The questions of a page that are asked, given the answers so far. */
export function visibleQuestions(
  definition: FormDefinition,
  page: Page,
  answers: Answers,
): readonly Question[] {
  const level = formLevel(definition, answers)
  return page.questions.filter((question) => isShown(level, { question, page }))
}

/** The pages that ask anything, given the answers so far. */
export function visiblePages(definition: FormDefinition, answers: Answers): readonly Page[] {
  return definition.pages.filter((page) => visibleQuestions(definition, page, answers).length > 0)
}

/** The questions asked in one entry of a repeating group. */
export function visibleEntryQuestions(
  definition: FormDefinition,
  group: QuestionOf<'repeat'>,
  answers: Answers,
  entry: Answers,
): readonly Question[] {
  const level = entryLevel(formLevel(definition, answers), group, entry)
  return group.questions.filter((question) => isShown(level, { question, page: null }))
}

/** An answer that was asked for and given, and where it stands. */
export interface Given<Value> {
  readonly path: string
  readonly questionId: string
  readonly value: Value
}

/** Every address given, so that its units can be looked up in the register of places. */
export function addressesGiven(definition: FormDefinition, answers: Answers): Given<Address>[] {
  return given(formLevel(definition, answers), '').flatMap(({ path, question, value }) =>
    question.kind === 'address' && isRecord(value)
      ? [{ path, questionId: question.id, value: value as unknown as Address }]
      : [],
  )
}

/** Every file given, so that its owner can be checked and the file be kept. */
export function filesGiven(definition: FormDefinition, answers: Answers): Given<string>[] {
  return given(formLevel(definition, answers), '').flatMap(({ path, question, value }) =>
    question.kind === 'file' && typeof value === 'string'
      ? [{ path, questionId: question.id, value }]
      : [],
  )
}

function given(
  level: Level,
  path: string,
): { readonly path: string; readonly question: Question; readonly value: unknown }[] {
  return [...level.questions.values()].flatMap((placed) => {
    const { question } = placed
    const value = own(level.answers, question.id)
    if (value === undefined || !isShown(level, placed)) return []
    const at = below(path, question.id)
    if (question.kind !== 'repeat') return [{ path: at, question, value }]
    const entries: readonly unknown[] = Array.isArray(value) ? value : []
    return entries.flatMap((entry, index) =>
      isRecord(entry) ? given(entryLevel(level, question, entry), below(at, index)) : [],
    )
  })
}
