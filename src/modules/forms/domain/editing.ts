import type { Condition, FormDefinition, Page, Question, QuestionOf } from './definition.ts'

/** Where a question stands: on a page, or in a repeating group of it. */
export interface QuestionPlace {
  readonly pageId: string
  readonly groupId: string | null
}

/** What a page says of itself. */
export interface PageWords {
  readonly title: string
  readonly subject?: string
  readonly showWhen?: Condition
}

/** A question without its id, which it keeps: answers are kept under it. */
export type QuestionContent = Unnamed<Question>
type Unnamed<Kind> = Kind extends Question ? Omit<Kind, 'id'> : never

export type Way = 'up' | 'down'

/** One change of a form in design. */
export type FormChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add-page'; readonly after: string | null; readonly words: PageWords }
  | { readonly kind: 'change-page'; readonly pageId: string; readonly words: PageWords }
  | { readonly kind: 'move-page'; readonly pageId: string; readonly way: Way }
  | { readonly kind: 'remove-page'; readonly pageId: string }
  | {
      readonly kind: 'add-question'
      readonly place: QuestionPlace
      readonly content: QuestionContent
    }
  | {
      readonly kind: 'change-question'
      readonly place: QuestionPlace
      readonly questionId: string
      readonly content: QuestionContent
    }
  | {
      readonly kind: 'move-question'
      readonly place: QuestionPlace
      readonly questionId: string
      readonly way: Way
    }
  | {
      readonly kind: 'remove-question'
      readonly place: QuestionPlace
      readonly questionId: string
    }

/** A form after a change, and the question or page that was added by it. */
export interface ChangedForm {
  readonly definition: FormDefinition
  readonly added: string | null
}

/** Makes one change; null when the page or question it is about is not there. */
export function changedForm(definition: FormDefinition, change: FormChange): ChangedForm | null {
  switch (change.kind) {
    case 'rename':
      return kept({ ...definition, name: change.name })
    case 'add-page':
      return withPageAdded(definition, change.after, change.words)
    case 'change-page':
      return onPage(definition, change.pageId, ({ id, questions }) => ({
        id,
        ...change.words,
        questions,
      }))
    case 'move-page':
      return onPages(definition, moved(definition.pages, change.pageId, change.way))
    case 'remove-page':
      return onPages(definition, without(definition.pages, change.pageId))
    case 'add-question':
      return withQuestionAdded(definition, change.place, change.content)
    case 'change-question':
      return onQuestions(definition, change.place, (questions) =>
        replaced(questions, change.questionId, (before) => ({
          ...change.content,
          id: before.id,
          // The questions of a group are changed one by one, each at its own place.
          ...(before.kind === 'repeat' && change.content.kind === 'repeat'
            ? { questions: before.questions }
            : {}),
        })),
      )
    case 'move-question':
      return onQuestions(definition, change.place, (questions) =>
        moved(questions, change.questionId, change.way),
      )
    case 'remove-question':
      return onQuestions(definition, change.place, (questions) =>
        without(questions, change.questionId),
      )
  }
}

/** The questions at a place; null when there is no such place. */
export function questionsAt(
  { pages }: FormDefinition,
  { pageId, groupId }: QuestionPlace,
): readonly Question[] | null {
  const page = pages.find(({ id }) => id === pageId)
  if (page === undefined || groupId === null) return page?.questions ?? null
  return page.questions.find(isGroup(groupId))?.questions ?? null
}

/**
 * An id for something called so, unlike all that are taken: the words without marks, as one.
 * "Họ và tên cha" → `hoVaTenCha`.
 */
export function idFor(words: string, taken: ReadonlySet<string>): string {
  const parts = words
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((part) => part !== '')
    .slice(0, 6)
  const joined = parts.map((part, at) => (at === 0 ? part : capital(part))).join('')
  const base = /^[a-z]/.test(joined) ? joined.slice(0, 36) : `muc${joined.slice(0, 30)}`
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}${number}`
    if (!taken.has(id) && !(id in Object.prototype)) return id
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function kept(definition: FormDefinition): ChangedForm {
  return { definition, added: null }
}

function withPageAdded(
  definition: FormDefinition,
  after: string | null,
  words: PageWords,
): ChangedForm | null {
  const { pages } = definition
  const at = after === null ? pages.length - 1 : pages.findIndex(({ id }) => id === after)
  if (after !== null && at === -1) return null
  const id = idFor(words.title, new Set(pages.map((page) => page.id)))
  const added: Page = { id, ...words, questions: [] }
  return {
    definition: { ...definition, pages: pages.toSpliced(at + 1, 0, added) },
    added: id,
  }
}

function withQuestionAdded(
  definition: FormDefinition,
  place: QuestionPlace,
  content: QuestionContent,
): ChangedForm | null {
  const around = questionsAt(definition, place)
  if (around === null) return null
  const all = definition.pages.flatMap((page) => page.questions)
  const taken = place.groupId === null ? all : around
  const id = idFor(content.label, new Set(taken.map((each) => each.id)))
  // A statement that closes the form stays the last.
  const isClosed = place.groupId === null && around.at(-1)?.kind === 'consent'
  const at = isClosed && content.kind !== 'consent' ? around.length - 1 : around.length
  const changed = onQuestions(definition, place, (questions) =>
    questions.toSpliced(at, 0, { ...content, id } as Question),
  )
  return changed === null ? null : { ...changed, added: id }
}

function onPages(definition: FormDefinition, pages: readonly Page[] | null): ChangedForm | null {
  return pages === null ? null : kept({ ...definition, pages })
}

function onPage(
  definition: FormDefinition,
  pageId: string,
  change: (page: Page) => Page,
): ChangedForm | null {
  return onPages(definition, replaced(definition.pages, pageId, change))
}

function onQuestions(
  definition: FormDefinition,
  { pageId, groupId }: QuestionPlace,
  change: (questions: readonly Question[]) => readonly Question[] | null,
): ChangedForm | null {
  const page = definition.pages.find(({ id }) => id === pageId)
  if (page === undefined) return null
  const questions =
    groupId === null ? change(page.questions) : inGroup(page.questions, groupId, change)
  return questions === null
    ? null
    : onPage(definition, pageId, (before) => ({ ...before, questions }))
}

function inGroup(
  questions: readonly Question[],
  groupId: string,
  change: (questions: readonly Question[]) => readonly Question[] | null,
): readonly Question[] | null {
  const group = questions.find(isGroup(groupId))
  const inside = group === undefined ? null : change(group.questions)
  return group === undefined || inside === null
    ? null
    : replaced(questions, groupId, () => ({ ...group, questions: inside }))
}

function isGroup(groupId: string) {
  return (question: Question): question is QuestionOf<'repeat'> & { readonly id: string } =>
    question.id === groupId && question.kind === 'repeat'
}

function replaced<Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string,
  change: (part: Part) => Part,
): readonly Part[] | null {
  return parts.some((part) => part.id === id)
    ? parts.map((part) => (part.id === id ? change(part) : part))
    : null
}

function without<Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string,
): readonly Part[] | null {
  return parts.some((part) => part.id === id) ? parts.filter((part) => part.id !== id) : null
}

/** The first stays the first and the last the last. */
function moved<Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string,
  way: Way,
): readonly Part[] | null {
  const from = parts.findIndex((part) => part.id === id)
  const part = parts[from]
  if (part === undefined) return null
  const to = Math.min(Math.max(from + (way === 'up' ? -1 : 1), 0), parts.length - 1)
  return parts.toSpliced(from, 1).toSpliced(to, 0, part)
}
