import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import type { Context, Locality } from '#platform/context'
import {
  figuresOf,
  linesBehind,
  type Figure,
  type FigureLevel,
  type FigureLine,
  type FigureName,
} from '../domain/figures.ts'
import { loadFacts, type AskedFigures } from './load-facts.ts'

/** Figures with what they must never be told without: whose they are, as of when, for which period. */
export interface CatalogueFigures {
  readonly locality: Pick<Locality, 'code' | 'name'>
  readonly asked: AskedFigures
  /** The day whose units are told; null for those of then. */
  readonly unitsOn: Day | null
  readonly figures: readonly Figure[]
}

/** A page of what a figure counts. */
export interface FigureBehind {
  readonly locality: Pick<Locality, 'code' | 'name'>
  readonly asked: AskedFigures
  readonly unitsOn: Day | null
  /** How many there are in all: the figure. */
  readonly total: number
  readonly lines: readonly FigureLine[]
  readonly next: string | null
}

/**
 * The figures of procedure control: what is settled in the locality and under the one-stop mechanism as of a day, what
 * is settled on the spot, which processes were approved and what was published in a period.
 *
 * Legal basis: Circular 02/2017/TT-VPCP (form II.07b). Refuses: `forbidden/role`, `invalid/period-reversed`,
 * `invalid/outside-calendar`.
 */
export async function readFigures(
  context: Context,
  asked: AskedFigures,
): Promise<CatalogueFigures> {
  const facts = await loadFacts(context, asked)
  return { ...scopeOf(context, asked), figures: figuresOf(facts) }
}

/**
 * What a figure counts, of one level or of all, by code; a page begins after the line that `after` names.
 *
 * Refuses: as `readFigures`.
 */
export async function readFigureLines(
  context: Context,
  asked: AskedFigures,
  figure: { readonly name: FigureName; readonly level: FigureLevel | null },
  page: { readonly after: string | null; readonly limit: number },
): Promise<FigureBehind> {
  const all = linesBehind(await loadFacts(context, asked), figure.name, figure.level)
  const start = page.after === null ? 0 : all.findIndex(({ key }) => key === page.after) + 1
  const lines = all.slice(start, start + page.limit)
  return {
    ...scopeOf(context, asked),
    total: all.length,
    lines,
    next: start + page.limit < all.length ? (lines.at(-1)?.key ?? null) : null,
  }
}

function scopeOf({ locality: { code, name }, clock }: Context, asked: AskedFigures) {
  const unitsOn = asked.units === 'now' ? dayOf(clock.now()) : null
  return { locality: { code, name }, asked, unitsOn }
}
