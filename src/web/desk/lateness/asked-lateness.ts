import { dayOf } from '#kernel/instant'
import { FIGURES_BY, type AskedLateness, type FiguresBy } from '#modules/reports'
import type { Context } from '#platform/context'
import { readingIn } from '../../unit-reading/reading-address.ts'
import { askedPeriod } from '../registers/asked-period.ts'

/** What an address asks of lateness; what is left out is everything within reach, this month, by unit. */
export function askedLateness(
  context: Context,
  url: string,
): { readonly asked: AskedLateness; readonly by: FiguresBy } {
  const query = new URL(url).searchParams
  const unit = query.get('don-vi') ?? ''
  const by = FIGURES_BY.find((each) => each === query.get('theo')) ?? 'unit'
  const period = askedPeriod(query, dayOf(context.clock.now()))
  const units = readingIn(query)
  return { asked: { unitCode: unit === '' ? null : unit, units, ...period }, by }
}
