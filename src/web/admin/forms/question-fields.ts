import {
  answersTo,
  lookupName,
  type Choice,
  type Condition,
  type FormDefinition,
  type LookupList,
  type Prefill,
  type Question,
  type QuestionContent,
} from '#modules/forms/domain'

/** The fields of a form that was posted. */
export interface Posted {
  get(name: string): unknown
  getAll(name: string): readonly unknown[]
}

/** Which field has to be mended, and what for. */
export interface FieldFault {
  readonly id: string
  readonly say: 'labelMissing' | 'numberWrong' | 'itemMissing' | 'computeMissing'
}

/** A question as it was typed, and what has to be mended before it can be taken. */
export interface ReadQuestion {
  readonly content: QuestionContent
  readonly faults: readonly FieldFault[]
}

/** A question as its form was filled in. `before` is the question as it was, whose answers keep their values. */
export function readQuestion(
  posted: Posted,
  kind: Question['kind'],
  before: Question | null,
): ReadQuestion {
  const label = postedText(posted, 'nhan')
  const faults: FieldFault[] = label === '' ? [{ id: 'nhan', say: 'labelMissing' }] : []
  const number = (id: string): number | undefined => {
    const typed = postedText(posted, id)
    if (typed === '') return undefined
    const value = Number(typed.replace(',', '.'))
    if (Number.isFinite(value)) return value
    faults.push({ id, say: 'numberWrong' })
    return undefined
  }
  const special = specialOf({ posted, kind, before, number, faults })
  const name = postedText(posted, 'goi')
  const help = postedText(posted, 'giai-thich')
  const showWhen = conditionOf(postedTexts(posted, 'khi'))
  const prefill = prefillOf(postedText(posted, 'tu-dien'), before?.prefill)
  const content = {
    ...special,
    kind,
    label,
    ...(name === '' ? {} : { name }),
    ...(help === '' ? {} : { help }),
    ...(posted.get('bat-buoc') === 'co' || !mayBeSkipped(kind) ? {} : { required: false }),
    ...(showWhen === null ? {} : { showWhen }),
    ...(prefill === null ? {} : { prefill }),
  } as QuestionContent
  return { content, faults }
}

/** Whether people may be asked without having to answer: a statement is always agreed to, a computed value never asked. */
export function mayBeSkipped(kind: Question['kind']): boolean {
  return kind !== 'consent' && kind !== 'computed'
}

/** What only questions of this kind say. */
function specialOf(given: {
  readonly posted: Posted
  readonly kind: Question['kind']
  readonly before: Question | null
  readonly number: (id: string) => number | undefined
  readonly faults: FieldFault[]
}): object {
  const { posted, kind, before, number, faults } = given
  switch (kind) {
    case 'text':
      return present({ maxLength: number('dai'), lines: number('dong') })
    case 'number':
      return present({
        min: number('it-nhat'),
        max: number('nhieu-nhat'),
        decimals: number('thap-phan'),
        unit: postedText(posted, 'don-vi') || undefined,
      })
    case 'money':
      return present({ min: number('it-nhat'), max: number('nhieu-nhat') })
    case 'date':
      return present({
        precision: postedText(posted, 'chinh-xac') || undefined,
        past: posted.get('qua-khu') === 'co' ? true : undefined,
        notBefore: postedText(posted, 'khong-truoc') || undefined,
        notAfter: postedText(posted, 'khong-sau') || undefined,
      })
    case 'choice':
    case 'choices':
      return { choices: choicesOf(postedText(posted, 'lua-chon'), choicesBefore(before)) }
    case 'lookup':
      return { list: (postedText(posted, 'danh-muc') || 'ethnicities') as LookupList }
    case 'repeat': {
      const item = postedText(posted, 'muc')
      if (item === '') faults.push({ id: 'muc', say: 'itemMissing' })
      return present({ item, min: number('it-nhat'), max: number('nhieu-nhat'), questions: [] })
    }
    case 'computed': {
      const compute = computationOf(postedText(posted, 'tinh'), postedTexts(posted, 'cong'))
      if (compute === null) faults.push({ id: 'tinh', say: 'computeMissing' })
      return { compute: compute && withUnit(compute, postedText(posted, 'don-vi')) }
    }
    default:
      return {}
  }
}

function present(parts: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function choicesBefore(before: Question | null): readonly Choice[] {
  return before?.kind === 'choice' || before?.kind === 'choices' ? before.choices : []
}

/**
 * The answers to choose from, one a line. An answer whose words were only mended keeps its value: what was answered with
 * it stays answered.
 */
export function choicesOf(lines: string, before: readonly Choice[]): Choice[] {
  const labels = lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isMended = labels.length === before.length
  const taken = new Set<string>()
  return labels.map((label, at) => {
    const same = before.find((choice) => choice.label === label)
    const value = same?.value ?? (isMended ? before[at]?.value : undefined) ?? valueFor(label)
    const free = freeValue(value, taken)
    taken.add(free)
    return { value: free, label }
  })
}

function freeValue(value: string, taken: ReadonlySet<string>): string {
  for (let number = 2, free = value; ; number += 1) {
    if (!taken.has(free)) return free
    free = `${value}-${number}`
  }
}

/** "Cấp lại do mất" → `cap-lai-do-mat` */
function valueFor(label: string): string {
  const words = label
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '')
  return words.slice(0, 8).join('-') || 'khac'
}

/** A condition as its boxes were ticked: `copies=yes`, `kind=new`. Null when none is. */
export function conditionOf(ticked: readonly string[]): Condition | null {
  const clauses: Record<string, (string | boolean)[]> = {}
  for (const each of ticked) {
    const [id = '', value = ''] = each.split('=')
    clauses[id] = [...(clauses[id] ?? []), valueOf(value)]
  }
  return ticked.length === 0 ? null : clauses
}

/** The boxes of a condition that are ticked. */
export function tickedOf(condition: Condition | undefined): string[] {
  return Object.entries(condition ?? {}).flatMap(([id, values]) =>
    values.map((value) => `${id}=${textOfValue(value)}`),
  )
}

function valueOf(text: string): string | boolean {
  return text === '+' ? true : text === '-' ? false : text
}

function textOfValue(value: string | boolean): string {
  return typeof value === 'boolean' ? (value ? '+' : '-') : value
}

/**
 * Questions before one, with the answers they can be given, that a condition may rest on. Of a question with a long list
 * these are its usual answer and those that the condition names already.
 */
export function conditionsBefore(
  definition: FormDefinition,
  place: { readonly pageId: string; readonly groupId: string | null },
  questionId: string | null,
  condition: Condition = {},
): readonly { readonly id: string; readonly label: string; readonly boxes: readonly Box[] }[] {
  return questionsBefore(definition, place, questionId).flatMap((question) => {
    const answers =
      question.kind === 'lookup'
        ? [...new Set([...usualOf(question), ...(condition[question.id] ?? [])])]
        : (answersTo(question) ?? [])
    if (answers.length === 0) return []
    const boxes = answers.map((value) => ({
      value: `${question.id}=${textOfValue(value)}`,
      answer: value,
      label: answerName(question, value),
    }))
    return [{ id: question.id, label: question.label, boxes }]
  })
}

function usualOf({ prefill }: Question): readonly (string | boolean)[] {
  return prefill !== undefined && 'value' in prefill ? [prefill.value] : []
}

/** An answer from a list as people read it; null where there is no such name, as for yes and no. */
export function answerName(question: Question | undefined, value: string | boolean): string | null {
  if (question?.kind === 'lookup') return lookupName(question.list, String(value))
  return choicesBefore(question ?? null).find((choice) => choice.value === value)?.label ?? null
}

export interface Box {
  readonly value: string
  readonly answer: string | boolean
  /** Null for yes and no. */
  readonly label: string | null
}

/** The questions that are asked before one: of earlier pages, and earlier on its own. */
export function questionsBefore(
  { pages }: FormDefinition,
  { pageId, groupId }: { readonly pageId: string; readonly groupId: string | null },
  questionId: string | null,
): readonly Question[] {
  const at = pages.findIndex(({ id }) => id === pageId)
  const around = pages.slice(0, at).flatMap(({ questions }) => questions)
  const own = pages[at]?.questions ?? []
  if (groupId === null) return [...around, ...upTo(own, questionId)]
  const group = own.find(({ id }) => id === groupId)
  const inside = group?.kind === 'repeat' ? group.questions : []
  return [...around, ...upTo(own, groupId), ...upTo(inside, questionId)]
}

function upTo(questions: readonly Question[], id: string | null): readonly Question[] {
  const at = questions.findIndex((question) => question.id === id)
  return at === -1 ? questions : questions.slice(0, at)
}

/** A prefill as it was chosen: `applicant.name`, `question:id`, `value:yes`. */
function prefillOf(chosen: string, before: Prefill | undefined): Prefill | null {
  if (chosen === '') return null
  const now: Prefill = chosen.startsWith('value:')
    ? { value: valueOf(chosen.slice(6)) }
    : { from: chosen.replace(/^question:/, '') }
  // A condition of the prefill is not shown here; it stays while the prefill does.
  const isSame = before !== undefined && prefillText(before) === chosen
  return isSame && before.when !== undefined ? { ...now, when: before.when } : now
}

/** The prefill as an option. */
export function prefillText(prefill: Prefill | undefined): string {
  if (prefill === undefined) return ''
  if ('value' in prefill) return `value:${textOfValue(prefill.value)}`
  return prefill.from.startsWith('applicant.') ? prefill.from : `question:${prefill.from}`
}

type Computation = Extract<QuestionContent, { kind: 'computed' }>['compute']

/** How something is worked out, as it was chosen: `age:birthDate`, `sum-of-group:members.income`, `sum`. */
function computationOf(chosen: string, addends: readonly string[]): Computation | null {
  const [rule = '', what = ''] = chosen.split(':')
  switch (rule) {
    case 'date-in-words':
    case 'age':
      return { rule, of: what }
    case 'count-of-group':
      return { rule, group: what }
    case 'sum-of-group': {
      const [group = '', of = ''] = what.split('.')
      return { rule, group, of }
    }
    case 'sum':
      return addends.length === 0 ? null : { rule, of: addends }
    default:
      return null
  }
}

/** Sums and counts are of something; an age and a date in words say it themselves. */
function withUnit(compute: Computation, unit: string): Computation {
  const hasNone = unit === '' || compute.rule === 'age' || compute.rule === 'date-in-words'
  return hasNone ? compute : { ...compute, unit }
}

/** The computation as an option. */
export function computationText(compute: Computation | undefined): string {
  if (compute === undefined) return ''
  switch (compute.rule) {
    case 'sum':
      return 'sum'
    case 'sum-of-group':
      return `${compute.rule}:${compute.group}.${compute.of}`
    case 'count-of-group':
      return `${compute.rule}:${compute.group}`
    case 'date-in-words':
    case 'age':
      return `${compute.rule}:${compute.of}`
  }
}

/** What was typed or chosen in a field. */
export function postedText(posted: Posted, id: string): string {
  const value = posted.get(id)
  return typeof value === 'string' ? value.trim() : ''
}

/** The boxes of that name that were ticked. */
export function postedTexts(posted: Posted, id: string): string[] {
  return posted.getAll(id).filter((value) => typeof value === 'string')
}
