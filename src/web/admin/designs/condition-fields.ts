import type { Condition, Traits } from '#modules/processes'

export const CHANNELS = [
  'online',
  'counter',
  'post',
] as const satisfies readonly Traits['channel'][]
export const APPLICANTS = [
  'citizen',
  'business',
  'organisation',
  'household-business',
] as const satisfies readonly Traits['applicantKind'][]

/** A box for each value that a condition may name: `chi-kenh-online`, `khi0-truong-hop-cap-lai`, … */
const LISTS = { cases: 'truong-hop', channels: 'kenh', applicants: 'doi-tuong' } as const

/** The control of one value of a condition; `prefix` says whose condition it is. */
export function conditionField(prefix: string, list: keyof typeof LISTS, value: string): string {
  return `${prefix}-${LISTS[list]}-${value}`
}

/** The boxes that are ticked for a condition; none is for every dossier. */
export function conditionValues(
  prefix: string,
  condition: Condition | undefined,
): Readonly<Record<string, string>> {
  const { cases = [], channels = [], applicants = [] } = condition ?? {}
  const fields = [
    ...cases.map((value) => conditionField(prefix, 'cases', value)),
    ...channels.map((value) => conditionField(prefix, 'channels', value)),
    ...applicants.map((value) => conditionField(prefix, 'applicants', value)),
  ]
  return Object.fromEntries(fields.map((field) => [field, 'co']))
}

/** The condition that the ticked boxes say, undefined when none is. */
export function conditionIn(
  prefix: string,
  values: Readonly<Record<string, string>>,
): Condition | undefined {
  const cases = casesTicked(prefix, values)
  const ticked = <T extends string>(list: keyof typeof LISTS, all: readonly T[]) =>
    all.filter((value) => values[conditionField(prefix, list, value)] === 'co')
  const channels = ticked('channels', CHANNELS)
  const applicants = ticked('applicants', APPLICANTS)
  if (cases.length + channels.length + applicants.length === 0) return undefined
  return {
    ...(cases.length === 0 ? {} : { cases }),
    ...(channels.length === 0 ? {} : { channels }),
    ...(applicants.length === 0 ? {} : { applicants }),
  }
}

/** Cases are as the procedures name them; what cannot be one is not taken. */
export function casesTicked(
  prefix: string,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const start = conditionField(prefix, 'cases', '')
  return Object.keys(values)
    .filter((key) => key.startsWith(start) && values[key] === 'co')
    .map((key) => key.slice(start.length))
    .filter((slug) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(slug))
}
