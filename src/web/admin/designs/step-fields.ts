import { tidy } from '#kernel/text'
import type {
  Outcome,
  ProcessStep,
  StepContent,
  StepPlace,
  StepRole,
  UNQUALIFIED,
} from '#modules/processes'
import { conditionIn, conditionValues } from './condition-fields.ts'

/** The code of the refusal; only its type is asked of the module, for this file is sent to browsers too. */
const REFUSAL: typeof UNQUALIFIED = 'unqualified'

export const STEP_ROLES = [
  'reception',
  'handler',
  'division-head',
  'approver',
  'clerk',
] as const satisfies readonly StepRole[]

/** Rows of outcomes beyond those that a step has, so that more can be written without scripts. */
const SPARE_OUTCOMES = 1
const MOST_OUTCOMES = 10
/** How many steps an outcome may open side by side. */
const MOST_NEXT = 10

export type StepField = 'name' | 'role' | 'place' | 'hours' | 'outcomes' | 'next' | 'produces'

/** A fault of the form: the control, and which kind of answer is wrong. */
export interface StepFault {
  readonly id: string
  readonly field: StepField
}

/**
 * What the fields of a step hold: `ten`, `noi`, `vai-tro`, `gio`, `thue`, `bo-qua`, `chi-…`, `san-pham`, and `kq0`, `toi0`,
 * `toi0_1`, `tc0`, `khi0-…` by outcome.
 */
export type StepValues = Readonly<Record<string, string>>

/** A step as its form shows it. */
export function valuesOfStep(step: ProcessStep): StepValues {
  return {
    ten: step.name,
    noi: placeText(step.at),
    'vai-tro': step.role,
    gio: step.hours === null ? '' : String(step.hours).replace('.', ','),
    'san-pham': step.produces ?? '',
    ...(step.waitsFor === 'tax' ? { thue: 'co' } : {}),
    ...(step.optional === true ? { 'bo-qua': 'co' } : {}),
    ...conditionValues('chi', step.onlyIf),
    ...Object.fromEntries(
      step.outcomes.flatMap(({ code, name, next, when }, at) => [
        [`ma${at}`, code],
        [`kq${at}`, name],
        ...next.map((id, branch) => [nextField(at, branch), id]),
        ...(code === REFUSAL ? [[`tc${at}`, 'co']] : []),
        ...Object.entries(conditionValues(`khi${at}`, when)),
      ]),
    ),
  }
}

/** How many rows of outcomes the form of a step has. */
export function outcomeRows(values: StepValues): number {
  const filled = Object.keys(values).filter(
    (key) => /^kq\d+$/.test(key) && values[key] !== '',
  ).length
  return Math.min(MOST_OUTCOMES, filled + SPARE_OUTCOMES)
}

/** The control that names a step which an outcome opens: the first one, and those beside it. */
export function nextField(outcome: number, branch: number): string {
  return branch === 0 ? `toi${outcome}` : `toi${outcome}_${branch}`
}

/** The controls of the steps that an outcome opens beside the first, with one to spare. */
export function branchFields(values: StepValues, outcome: number): readonly string[] {
  const fields = Array.from({ length: MOST_NEXT - 1 }, (_, at) => nextField(outcome, at + 1))
  const last = fields.findLastIndex((field) => (values[field] ?? '') !== '')
  return fields.slice(0, last + 2)
}

/** The step that a form describes, or everything that has to be mended in it. */
export function readStep(
  values: StepValues,
  known: ReadonlySet<string>,
): { readonly content: StepContent } | { readonly faults: readonly StepFault[] } {
  const faults: StepFault[] = []
  const name = tidy(values['ten'] ?? '')
  if (name === '' || name.length > 300) faults.push({ id: 'ten', field: 'name' })
  const at = placeIn(values['noi'] ?? '')
  if (at === null) faults.push({ id: 'noi', field: 'place' })
  const role = STEP_ROLES.find((each) => each === values['vai-tro'])
  if (role === undefined) faults.push({ id: 'vai-tro', field: 'role' })
  const hours = hoursIn(values['gio'] ?? '')
  if (hours === undefined) faults.push({ id: 'gio', field: 'hours' })
  const produces = tidy(values['san-pham'] ?? '')
  if (produces.length > 300) faults.push({ id: 'san-pham', field: 'produces' })
  const outcomes = outcomesIn(values, known, faults)
  if (faults.length > 0 || at === null || role === undefined || hours === undefined)
    return { faults }
  const onlyIf = conditionIn('chi', values)
  return {
    content: {
      name,
      at,
      role,
      hours,
      ...(values['thue'] === 'co' ? { waitsFor: 'tax' } : {}),
      ...(onlyIf === undefined ? {} : { onlyIf }),
      ...(values['bo-qua'] === 'co' ? { optional: true } : {}),
      outcomes,
      produces: produces || null,
    },
  }
}

function outcomesIn(
  values: StepValues,
  known: ReadonlySet<string>,
  faults: StepFault[],
): readonly Outcome[] {
  const outcomes: Outcome[] = []
  for (let at = 0; at < MOST_OUTCOMES; at += 1) {
    const name = tidy(values[`kq${at}`] ?? '')
    const fields = Array.from({ length: MOST_NEXT }, (_, branch) => nextField(at, branch))
    const next = [...new Set(fields.map((field) => values[field] ?? '').filter(Boolean))]
    if (name === '' && next.length === 0) continue
    if (name === '' || name.length > 300) faults.push({ id: `kq${at}`, field: 'outcomes' })
    if (next.some((id) => !known.has(id))) faults.push({ id: `toi${at}`, field: 'next' })
    const when = conditionIn(`khi${at}`, values)
    const code = codeFor({
      name,
      isRefusal: values[`tc${at}`] === 'co',
      before: values[`ma${at}`] ?? '',
      taken: outcomes.map((outcome) => outcome.code),
    })
    outcomes.push({ code, name, next, ...(when === undefined ? {} : { when }) })
  }
  if (outcomes.length === 0) faults.push({ id: 'kq0', field: 'outcomes' })
  return outcomes
}

/** An outcome keeps its code while it may; dossiers and statistics know it by that. */
function codeFor(outcome: {
  readonly name: string
  readonly isRefusal: boolean
  readonly before: string
  readonly taken: readonly string[]
}): string {
  const { name, isRefusal, before, taken } = outcome
  const kept = before !== REFUSAL && /^[a-z]+(?:-[a-z]+)*$/.test(before) ? before : ''
  const wanted = isRefusal ? REFUSAL : kept || codeOf(name)
  const letters = Array.from('abcdefghijklmnop', (letter) => `${wanted}-${letter}`)
  return [wanted, ...letters].find((code) => !taken.includes(code)) ?? wanted
}

/** `Đủ điều kiện` → `du-dieu-kien`. */
function codeOf(name: string): string {
  const letters = name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .trim()
    .split(/ +/)
    .join('-')
    .slice(0, 40)
    .replace(/-$/, '')
  return letters === '' ? 'done' : letters
}

/** Hours as people write them, by quarters; null for none, undefined for what is no such number. */
function hoursIn(text: string): number | null | undefined {
  const written = text.trim().replace(',', '.')
  if (written === '') return null
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(written)) return undefined
  const hours = Number(written)
  return hours > 0 && Number.isInteger(hours * 4) ? hours : undefined
}

/** A place as the form names it: `receiving`, `competent`, `competent:tu-phap`, `unit:so-tu-phap`. */
export function placeText(at: StepPlace): string {
  switch (at.at) {
    case 'receiving':
      return 'receiving'
    case 'competent':
      return at.divisions.length === 0 ? 'competent' : `competent:${at.divisions.join(',')}`
    case 'unit':
      return `unit:${at.slug}`
  }
}

function placeIn(text: string): StepPlace | null {
  const [at, rest = ''] = text.split(':')
  const slugs = rest === '' ? [] : rest.split(',')
  if (slugs.some((slug) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(slug))) return null
  if (at === 'receiving' && rest === '') return { at }
  if (at === 'competent') return { at, divisions: slugs }
  const [slug] = slugs
  return at === 'unit' && slug !== undefined && slugs.length === 1 ? { at, slug } : null
}
