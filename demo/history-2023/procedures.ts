import { chanceOf } from '../whole-province/chance.ts'

/** A procedure of the three-level period, as `importCatalogue` takes it over. */
export interface PackedProcedure {
  readonly code: string
  readonly effectiveFrom: string
  readonly approvedBy: string | null
  readonly content: PackedContent
  readonly process: unknown
  readonly earlier: readonly {
    readonly effectiveFrom: string
    readonly effectiveTo: string
    readonly differs: Partial<PackedContent>
  }[]
}

/** What the history looks at of a text; the rest goes through as it is. */
export interface PackedContent extends Readonly<Record<string, unknown>> {
  readonly name: string
  readonly sector: string
  readonly levels: readonly ('province' | 'district' | 'commune')[]
  readonly competentAgency: string
  readonly steps: readonly string[]
  readonly timeLimit: Readonly<Record<string, unknown>> & { readonly processHours: number }
}

/** What a procedure said in 2023. */
export function contentIn2023({ content, earlier }: PackedProcedure): PackedContent {
  return { ...content, ...earlier[0]?.differs }
}

/** So many of some procedures, chosen by chance and in their order; the same seed chooses the same. */
export function chosen(
  procedures: readonly PackedProcedure[],
  count: number,
  seed: string,
): readonly PackedProcedure[] {
  if (count > procedures.length) throw new Error(`there are no ${count} of ${seed}`)
  const places = new Map(
    procedures.map(({ code, content }) => [code, chanceOf(seed, content.name).share(seed)]),
  )
  const placeOf = ({ code }: PackedProcedure) => places.get(code) ?? 0
  const kept = new Set(
    procedures.toSorted((one, other) => placeOf(one) - placeOf(other)).slice(0, count),
  )
  return procedures.filter((procedure) => kept.has(procedure))
}

/** In so many portions, as equal as can be. */
export function portions<Each>(all: readonly Each[], count: number): Each[][] {
  return Array.from({ length: count }, (_, at) =>
    all.slice(Math.floor((at * all.length) / count), Math.floor(((at + 1) * all.length) / count)),
  )
}

/** The day so far between two others, skipping Saturdays and Sundays: decisions are signed on working days. */
export function workingDayBetween(first: string, last: string, share: number): string {
  const [from, until] = [first, last].map((text) => Date.parse(text) / DAY) as [number, number]
  const at = Math.floor(from + (until - from) * share)
  const weekday = (at + THURSDAY) % 7
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
  return new Date(Math.max(at - back, from) * DAY).toISOString().slice(0, 10)
}

const DAY = 86_400_000
/** The first of January 1970. */
const THURSDAY = 4
