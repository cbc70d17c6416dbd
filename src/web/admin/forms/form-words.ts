import type { Condition, FormDefinition, Page, Question } from '#modules/forms/domain'
import type { FORMS } from './form-design-texts.ts'
import { answerName, tickedOf } from './question-fields.ts'

type Words = (typeof FORMS)['vi']

/** A question as people read it: what it asks, and everything that holds of it. */
export interface QuestionWords {
  readonly id: string
  readonly label: string
  readonly facts: readonly string[]
  /** Whether it is asked in every entry of a repeating group. */
  readonly isInGroup: boolean
}

/** A page of a form in words. */
export interface PageInWords {
  readonly id: string
  readonly title: string
  /** What holds of the page as a whole. */
  readonly facts: readonly string[]
  readonly questions: readonly QuestionWords[]
}

/** A form in words, page by page, so that an earlier one can be read, or laid beside another. */
export function formInWords(definition: FormDefinition, words: Words): PageInWords[] {
  return definition.pages.map((page) => ({
    id: page.id,
    title: page.title,
    facts: pageFacts(definition, page, words),
    questions: page.questions.flatMap((question) => [
      questionWords(definition, question, words),
      ...(question.kind === 'repeat'
        ? question.questions.map((inner) => ({
            ...questionWords(definition, inner, words),
            id: `${question.id}/${inner.id}`,
            isInGroup: true,
          }))
        : []),
    ]),
  }))
}

/** The lines of a page, each question followed by what holds of it. */
export function linesOfPage({ title, facts, questions }: PageInWords): string[] {
  return [
    title,
    ...facts,
    ...questions.flatMap(({ label, facts: own, isInGroup }) => [
      `${isInGroup ? '↳' : '•'} ${label}`,
      ...own,
    ]),
  ]
}

function pageFacts(definition: FormDefinition, page: Page, words: Words): string[] {
  return [
    ...said(words.subject, page.subject),
    ...said(words.showWhen, conditionInWords(definition, page.showWhen, words)),
  ]
}

function questionWords(
  definition: FormDefinition,
  question: Question,
  words: Words,
): QuestionWords {
  const { id, label, kind } = question
  return {
    id,
    label,
    isInGroup: false,
    facts: [
      `${words.kind}: ${words.kinds[kind]}`,
      ...said(words.help, question.help),
      ...said(words.called, question.name),
      ...(question.required === false ? [words.mayBeSkipped] : []),
      ...said(words.showWhen, conditionInWords(definition, question.showWhen, words)),
      ...prefillFacts(definition, question, words),
      ...kindFacts(definition, question, words),
    ],
  }
}

/** On which answers something depends, each with its question; undefined when it is always asked. */
export function conditionInWords(
  definition: FormDefinition,
  condition: Condition | undefined,
  words: Words,
): string | undefined {
  const asked = questionsById(definition)
  const ticked = tickedOf(condition).map((each) => {
    const [id = '', value = ''] = each.split('=')
    const question = asked.get(id)
    const answer =
      value === '+' ? words.yes : value === '-' ? words.no : (answerName(question, value) ?? value)
    return words.answerIs(question?.label ?? id, answer)
  })
  return ticked.length === 0 ? undefined : ticked.join(' / ')
}

function prefillFacts(definition: FormDefinition, question: Question, words: Words): string[] {
  const { prefill } = question
  if (prefill === undefined) return []
  const when = conditionInWords(definition, prefill.when, words)
  const only = when === undefined ? '' : ` (${words.whenShort(when)})`
  return [`${words.prefill}: ${prefillWords(definition, question, words)}${only}`]
}

function prefillWords(definition: FormDefinition, question: Question, words: Words): string {
  const { prefill } = question
  if (prefill === undefined) return words.noPrefill
  if ('value' in prefill) {
    const { value } = prefill
    return words.usual(
      typeof value === 'boolean'
        ? value
          ? words.yes
          : words.no
        : (answerName(question, value) ?? value),
    )
  }
  const { from } = prefill
  return from in words.account
    ? words.fromAccount(words.account[from as keyof typeof words.account])
    : words.fromQuestion(questionsById(definition).get(from)?.label ?? from)
}

/** What only questions of this kind say. */
function kindFacts(definition: FormDefinition, question: Question, words: Words): string[] {
  switch (question.kind) {
    case 'text':
      return [...said(words.maxLength, question.maxLength), ...said(words.lines, question.lines)]
    case 'number':
      return [
        ...bounds(question, words),
        ...said(words.decimals, question.decimals),
        ...said(words.unit, question.unit),
      ]
    case 'money':
      return bounds(question, words)
    case 'date':
      return dateFacts(definition, question, words)
    case 'choice':
    case 'choices':
      return question.choices.map(({ label }) => `– ${label}`)
    case 'lookup':
      return said(words.list, words.lists[question.list])
    case 'repeat':
      return [...said(words.item, question.item), ...bounds(question, words)]
    case 'computed':
      return [
        ...said(words.compute, computationInWords(definition, question.compute, words)),
        ...said(words.unit, 'unit' in question.compute ? question.compute.unit : undefined),
      ]
    default:
      return []
  }
}

function bounds(
  { min, max }: { readonly min?: number; readonly max?: number },
  words: Words,
): string[] {
  return [...said(words.least, min), ...said(words.most, max)]
}

function dateFacts(
  definition: FormDefinition,
  question: Extract<Question, { readonly kind: 'date' }>,
  words: Words,
): string[] {
  const asked = questionsById(definition)
  const labelOf = (id: string | undefined) => id && (asked.get(id)?.label ?? id)
  return [
    ...said(words.precision, words.precisions[question.precision ?? 'day']),
    ...(question.past === true ? [words.past] : []),
    ...said(words.notBefore, labelOf(question.notBefore)),
    ...said(words.notAfter, labelOf(question.notAfter)),
  ]
}

type Computation = Extract<Question, { readonly kind: 'computed' }>['compute']

function computationInWords(
  definition: FormDefinition,
  compute: Computation,
  { computed }: Words,
): string {
  const asked = questionsById(definition)
  const labelOf = (id: string) => asked.get(id)?.label ?? id
  switch (compute.rule) {
    case 'sum':
      return computed.sum(compute.of.map(labelOf).join(' + '))
    case 'sum-of-group':
      return computed['sum-of-group'](`${labelOf(compute.of)} (${labelOf(compute.group)})`)
    case 'count-of-group':
      return computed['count-of-group'](labelOf(compute.group))
    case 'date-in-words':
    case 'age':
      return computed[compute.rule](labelOf(compute.of))
  }
}

/** Every question by its id, those of repeating groups after all others. */
function questionsById({ pages }: FormDefinition): ReadonlyMap<string, Question> {
  const own = pages.flatMap(({ questions }) => questions)
  const inner = own.flatMap((question) => (question.kind === 'repeat' ? question.questions : []))
  return new Map([...inner, ...own].map((question) => [question.id, question]))
}

function said(name: string, value: string | number | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}: ${value}`]
}
