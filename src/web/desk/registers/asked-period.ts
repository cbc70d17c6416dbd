import { addDays, parseDay, type Day } from '#kernel/day'

/** The days that an address asks for; this month up to today where it says nothing. */
export function askedPeriod(
  query: URLSearchParams,
  today: Day,
): { readonly from: Day; readonly until: Day } {
  return {
    from: parseDay(query.get('tu') ?? '') ?? addDays(today, 1 - Number(today.slice(8))),
    until: parseDay(query.get('den') ?? '') ?? today,
  }
}
