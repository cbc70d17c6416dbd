import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { insertSpecialDays, insertYears } from '../db/calendar-changes.queries.ts'
import { listSpecialDays, listYears } from '../db/calendar.queries.ts'
import { isCoveredYear } from '../domain/coverage.ts'
import { proposeYear } from '../domain/propose-year.ts'
import { authoriseChange, changeCalendar } from './change-calendar.ts'

/**
 * Enters the days off that the law gives in a year as proposed, for people to correct and confirm. Days that the
 * locality has entered stay as they are. Returns how many days were added.
 *
 * Audit: `calendar-year.proposed`. Refuses: `invalid/outside-calendar`, `conflict/calendar-year-confirmed`, and who may
 * not change this calendar.
 */
export async function proposeCalendarYear(context: Context, year: number): Promise<number> {
  authoriseChange(context, null)
  if (!isCoveredYear(year)) throw new Refused('invalid/outside-calendar')
  return changeCalendar(context, async (tx) => {
    const [years, specialDays] = await Promise.all([listYears(tx), listSpecialDays(tx)])
    if (years.some((known) => known.year === year && known.isConfirmed))
      throw new Refused('conflict/calendar-year-confirmed')

    const entered = new Set(
      specialDays.filter(({ unitId }) => unitId === null).map(({ day }) => day),
    )
    const missing = proposeYear(year).filter(({ day }) => !entered.has(day))

    await insertYears(tx, [{ year, confirmedAt: null }])
    await insertSpecialDays(
      tx,
      missing.map((special) => ({ ...special, id: newId<'calendar_day'>(), unitId: null })),
    )
    await record(tx, context, 'calendar-year.proposed', {
      kind: 'calendar_year',
      id: String(year),
      details: { days: missing.length },
    })
    return missing.length
  })
}
