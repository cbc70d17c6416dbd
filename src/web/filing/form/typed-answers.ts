import { typedValue, type Answers, type Question, type QuestionOf } from '#modules/forms/domain'

/** The fields of a form as the server receives and the browser reads them. */
export interface Fields {
  get(name: string): unknown
  getAll(name: string): readonly unknown[]
}

/** The field that names a question which the page showed. One that it did not show keeps its answer. */
export const ASKED = 'asked'

/** The id of the control for the answer at that place: `/members/0/name` → `a-members-0-name`. */
export function controlId(path: string): string {
  return `a${path.replaceAll('/', '-')}`
}

/** The name of a part of a control: the day of a date, the commune of an address. */
export function partName(path: string, part: string): string {
  return `${path}#${part}`
}

/**
 * The answers with what was typed on one page in place of what was there. The same on the server and
 * in the browser, so that parts appear and values are worked out alike.
 */
export function typedAnswers(
  questions: readonly Question[],
  fields: Fields,
  before: Answers,
  path = '',
): Answers {
  const asked = new Set(fields.getAll(ASKED))
  const typed: Record<string, unknown> = { ...before }
  for (const question of questions) {
    const at = `${path}/${question.id}`
    if (!asked.has(at)) continue
    const value = valueTyped(question, fields, at, before[question.id])
    if (value === undefined) delete typed[question.id]
    else typed[question.id] = value
  }
  return typed
}

function valueTyped(question: Question, fields: Fields, at: string, before: unknown): unknown {
  switch (question.kind) {
    case 'repeat':
      return entriesTyped(question, fields, at, before)
    case 'choices': {
      const chosen = fields.getAll(at)
      return chosen.length === 0 ? undefined : chosen
    }
    case 'date':
      return typedValue(question, dateTyped(fields, at))
    case 'address':
      return addressTyped(fields, at)
    case 'computed':
      return undefined
    default:
      return typedValue(question, text(fields, at))
  }
}

/** The parts that were filled in, from the first of them on: `5/1990` when the day is left open. */
function dateTyped(fields: Fields, at: string): string {
  const parts = ['day', 'month', 'year'].map((part) => text(fields, partName(at, part)).trim())
  const first = parts.findIndex((part) => part !== '')
  return first === -1 ? '' : parts.slice(first).join('/')
}

/** The parts of a date for its three fields, whether it could be read or not. */
export function dateParts(value: unknown): readonly [day: string, month: string, year: string] {
  if (typeof value !== 'string') return ['', '', '']
  const isRead = /^\d{4}(-\d{2}){0,2}$/.test(value)
  const parts = isRead ? value.split('-').toReversed() : value.split('/')
  const [day = '', month = '', year = ''] = [
    ...Array.from({ length: 3 - parts.length }, () => ''),
    ...parts,
  ]
  return [day, month, year]
}

function addressTyped(fields: Fields, at: string): Answers | undefined {
  const part = (name: string) => text(fields, partName(at, name)).trim()
  const kind = part('kind')
  if (kind === 'written') return { text: part('text') }
  const [provinceCode, communeCode, detail] = [part('province'), part('commune'), part('detail')]
  const given = {
    ...(provinceCode === '' ? {} : { provinceCode }),
    ...(communeCode === '' ? {} : { communeCode }),
    ...(detail === '' ? {} : { detail }),
  }
  if (kind === 'former') {
    const districtCode = part('district')
    return { era: '2024', ...given, ...(districtCode === '' ? {} : { districtCode }) }
  }
  // The province stands there from the beginning: alone, and not changed, it is no answer.
  const isUntouched = communeCode === '' && detail === '' && provinceCode === part('usual')
  return isUntouched || Object.keys(given).length === 0 ? undefined : given
}

const MOST_ENTRIES = 50

function entriesTyped(
  group: QuestionOf<'repeat'>,
  fields: Fields,
  at: string,
  before: unknown,
): Answers[] | undefined {
  const count = Math.min(Number(text(fields, partName(at, 'count'))) || 0, MOST_ENTRIES)
  if (count === 0) return undefined
  return Array.from({ length: count }, (_, index) =>
    typedAnswers(group.questions, fields, entriesOf(before)[index] ?? {}, `${at}/${index}`),
  )
}

/** The entries of a repeating group; none when it is not answered. */
export function entriesOf(value: unknown): readonly Answers[] {
  return Array.isArray(value) ? (value as Answers[]) : []
}

/** The answers with one entry more in a group, or without one: `add /members`, `remove /members 2`. */
export function withEntries(answers: Answers, intent: string): Answers {
  const [act, at = '', index = ''] = intent.split(' ')
  const id = at.slice(1)
  const entries = entriesOf(answers[id])
  if (act === 'add') return { ...answers, [id]: [...entries, {}].slice(0, MOST_ENTRIES) }
  const kept = entries.filter((_, place) => place !== Number(index))
  const { [id]: _, ...others } = answers
  return kept.length === 0 ? others : { ...answers, [id]: kept }
}

function text(fields: Fields, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}
