import type {
  ApplicantField,
  Computation,
  Condition,
  FormDefinition,
  Page,
  Prefill,
  Question,
} from './definition.ts'
import { isApplicantField } from './prefill.ts'
import { answersTo, placed, target, type Place, type Standing } from './standing.ts'

/** Why a form may not be published. */
export type ProblemCode =
  | 'no-pages'
  | 'empty-page'
  | 'bad-id'
  | 'duplicate-id'
  | 'unlabelled'
  | 'label-too-long'
  | 'label-hard-to-read'
  /** A label that is a whole question needs a name for sentences about it. */
  | 'unnamed-question'
  | 'help-too-long'
  | 'no-choices'
  | 'bad-choice'
  | 'duplicate-choice'
  | 'empty-condition'
  | 'unknown-question'
  | 'later-question'
  /** A condition on a question whose answers are not a closed list. */
  | 'open-question'
  | 'unknown-value'
  | 'unreachable'
  | 'nested-group'
  | 'empty-group'
  | 'bounds-crossed'
  /** A prefill, a computation or a bound that takes an answer of a kind it cannot use. */
  | 'another-kind'
  | 'missing-consent'
  | 'consent-not-last'

/** One thing to put right before publication: what, and where (`/parents/motherName`, page and question). */
export interface Problem {
  readonly path: string
  readonly code: ProblemCode
}

/** Everything that stands against publishing a form. The rules keep it answerable, and readable for everyone. */
export function problemsOf(definition: FormDefinition): Problem[] {
  if (definition.pages.length === 0) return [{ path: '', code: 'no-pages' }]
  const { pages, questions } = placed(definition)
  const ids = definition.pages.flatMap((page) => page.questions.map(({ id }) => `/${id}`))
  return [
    ...found('', 'unlabelled', definition.name.trim() === ''),
    ...duplicates(definition.pages.map(({ id }) => `/${id}`)),
    ...duplicates(ids),
    ...pages.flatMap(problemsOfPage),
    ...questions.flatMap(problemsOfQuestion),
    ...problemsOfConsent(definition),
  ]
}

function found(path: string, code: ProblemCode, isSo: boolean): Problem[] {
  return isSo ? [{ path, code }] : []
}

function duplicates(paths: readonly string[]): Problem[] {
  return paths
    .filter((path, at) => paths.indexOf(path) !== at)
    .map((path) => ({ path, code: 'duplicate-id' as const }))
}

/** Ids become members of objects, so names that every object has are out. */
function isGoodId(id: string): boolean {
  return /^[a-z][a-zA-Z0-9]{0,39}$/.test(id) && !(id in Object.prototype)
}

function problemsOfPage(place: Place & { readonly page: Page }): Problem[] {
  const { page, path } = place
  return [
    ...found(path, 'bad-id', !isGoodId(page.id)),
    ...found(path, 'empty-page', page.questions.length === 0),
    ...problemsOfWords(path, page.title, 60),
    ...problemsOfCondition(place, page.showWhen),
  ]
}

/** Words that scold or say nothing, and marks that a screen sets itself. */
const UNFIT = /không hợp lệ|vui lòng|xin lỗi|quý khách|[*:]\s*$/iu
const SHOUTED = /\p{Lu}{4,}/u

function problemsOfWords(path: string, words: string, longest: number): Problem[] {
  return [
    ...found(path, 'unlabelled', words.trim() === ''),
    ...found(path, 'label-too-long', words.length > longest),
    ...found(path, 'label-hard-to-read', UNFIT.test(words) || SHOUTED.test(words)),
  ]
}

function problemsOfQuestion(standing: Standing): Problem[] {
  const { question, path } = standing
  const { label, name, help = '', prefill } = question
  const isSentence = question.kind === 'consent' || question.kind === 'yes-no'
  return [
    ...found(path, 'bad-id', !isGoodId(question.id)),
    ...problemsOfWords(path, label, question.kind === 'consent' ? 400 : 100),
    ...found(path, 'unnamed-question', label.endsWith('?') && name === undefined && !isSentence),
    ...found(path, 'help-too-long', help.length > 160 || /[.!?]\s+\p{Lu}/u.test(help)),
    ...problemsOfCondition(standing, question.showWhen),
    ...problemsOfKind(standing),
    ...(prefill === undefined ? [] : problemsOfPrefill(standing, prefill)),
    ...found(path, 'unreachable', standing.demands === null),
  ]
}

function problemsOfKind(standing: Standing): Problem[] {
  const { question, path, seen } = standing
  switch (question.kind) {
    case 'choice':
    case 'choices': {
      const values = question.choices.map(({ value }) => value)
      return [
        ...found(path, 'no-choices', values.length === 0),
        ...found(path, 'duplicate-choice', new Set(values).size < values.length),
        ...question.choices.flatMap(({ value, label }) =>
          found(path, 'bad-choice', !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) || label.trim() === ''),
        ),
      ]
    }
    case 'number':
    case 'money':
      return found(path, 'bounds-crossed', (question.min ?? 0) > (question.max ?? Infinity))
    case 'date':
      return [question.notBefore, question.notAfter].flatMap((id) =>
        id === undefined ? [] : problemsOfReference(standing, id, ({ kind }) => kind === 'date'),
      )
    case 'repeat':
      return [
        ...found(path, 'nested-group', seen.length > 1),
        ...found(path, 'empty-group', question.questions.length === 0),
        ...found(path, 'bounds-crossed', (question.min ?? 1) > (question.max ?? 50)),
        ...problemsOfWords(path, question.item, 60),
        ...duplicates(question.questions.map(({ id }) => `${path}/${id}`)),
      ]
    case 'computed':
      return problemsOfComputation(standing, question.compute)
    default:
      return []
  }
}

function problemsOfComputation(standing: Standing, compute: Computation): Problem[] {
  const isNumber = ({ kind }: Question) => kind === 'number' || kind === 'money'
  switch (compute.rule) {
    case 'date-in-words':
    case 'age':
      return problemsOfReference(standing, compute.of, ({ kind }) => kind === 'date')
    case 'sum':
      return compute.of.flatMap((id) => problemsOfReference(standing, id, isNumber))
    case 'sum-of-group':
      return problemsOfReference(
        standing,
        compute.group,
        (group) =>
          group.kind === 'repeat' &&
          group.questions.some((inner) => inner.id === compute.of && isNumber(inner)),
      )
    default:
      return problemsOfReference(standing, compute.group, ({ kind }) => kind === 'repeat')
  }
}

/** Which kinds of question can take what is known of the person; a text takes everything that is one. */
const TAKEN_BY: Readonly<Record<ApplicantField, readonly Question['kind'][]>> = {
  'applicant.name': ['name', 'text'],
  'applicant.personalId': ['personal-id', 'identity-document', 'text'],
  'applicant.taxCode': ['tax-code', 'text'],
  'applicant.birthDate': ['date'],
  'applicant.phone': ['phone'],
  'applicant.email': ['email'],
  'applicant.address': ['address'],
}

function problemsOfPrefill(standing: Standing, prefill: Prefill): Problem[] {
  const { question, path, seen } = standing
  const condition = problemsOfCondition(standing, prefill.when)
  // Entries of a group begin empty: there is nothing they could be filled from.
  if (seen.length > 1) return [...condition, { path, code: 'another-kind' }]
  if ('value' in prefill) {
    const fits = answersTo(question)?.includes(prefill.value) ?? false
    return [...condition, ...found(path, 'another-kind', !fits)]
  }
  const { from } = prefill
  if (isApplicantField(from))
    return [...condition, ...found(path, 'another-kind', !TAKEN_BY[from].includes(question.kind))]
  return [
    ...condition,
    ...problemsOfReference(standing, from, ({ kind }) => kind === question.kind),
  ]
}

function problemsOfReference(
  place: Place,
  id: string,
  isFit: (question: Question) => boolean,
): Problem[] {
  const { path, seen } = place
  const meant = target(place, id)?.question
  if (meant === undefined)
    return [
      { path, code: seen.some(({ ids }) => ids.has(id)) ? 'later-question' : 'unknown-question' },
    ]
  return found(path, 'another-kind', !isFit(meant))
}

function problemsOfCondition(place: Place, condition: Condition | undefined): Problem[] {
  if (condition === undefined) return []
  const { path } = place
  const clauses = Object.entries(condition)
  if (clauses.length === 0) return [{ path, code: 'empty-condition' }]
  return clauses.flatMap(([id, values]) => {
    const missing = problemsOfReference(place, id, () => true)
    const meant = target(place, id)?.question
    if (meant === undefined) return missing
    const answers = answersTo(meant)
    if (answers === null) return [{ path, code: 'open-question' as const }]
    return [
      ...found(path, 'empty-condition', values.length === 0),
      ...found(
        path,
        'unknown-value',
        values.some((value) => !answers.includes(value)),
      ),
    ]
  })
}

/** Every form ends with the statement that what was said is true. */
function problemsOfConsent({ pages }: FormDefinition): Problem[] {
  const all = pages.flatMap(({ questions }) => questions)
  const last = all.at(-1)
  if (!all.some(({ kind }) => kind === 'consent')) return [{ path: '', code: 'missing-consent' }]
  const isOpen =
    last?.kind === 'consent' && last.showWhen === undefined && pages.at(-1)?.showWhen === undefined
  return found('', 'consent-not-last', !isOpen)
}
