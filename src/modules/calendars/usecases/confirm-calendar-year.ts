import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { setYearConfirmed } from '../db/calendar-changes.queries.ts'
import { listYears } from '../db/calendar.queries.ts'
import { authoriseChange, changeCalendar } from './change-calendar.ts'

/**
 * Confirms that the days off of a year stand as announced: due dates in it are no longer provisional.
 *
 * Audit: `calendar-year.confirmed`. Refuses: `conflict/calendar-year-not-entered`, `conflict/calendar-year-confirmed`,
 * and who may not change this calendar.
 */
export async function confirmCalendarYear(context: Context, year: number): Promise<void> {
  authoriseChange(context, null)
  await changeCalendar(context, async (tx) => {
    const known = (await listYears(tx)).find((entered) => entered.year === year)
    if (known === undefined) throw new Refused('conflict/calendar-year-not-entered')
    if (known.isConfirmed) throw new Refused('conflict/calendar-year-confirmed')

    await setYearConfirmed(tx, year, { at: context.clock.now(), by: context.actor.accountId })
    await record(tx, context, 'calendar-year.confirmed', {
      kind: 'calendar_year',
      id: String(year),
    })
    return { result: null, change: null } // whether a date is provisional is no other date
  })
}
