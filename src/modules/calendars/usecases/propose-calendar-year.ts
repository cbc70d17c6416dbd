import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId } from '#platform/ids'
import { insertSpecialDays, insertYears } from '../db/calendar-changes.queries.ts'
import { listSpecialDays, listYears } from '../db/calendar.queries.ts'
import { isCoveredYear } from '../domain/coverage.ts'
import { proposeYear } from '../domain/propose-year.ts'
import { authoriseChange, changeCalendar, type Changed } from './change-calendar.ts'

/**
 * Enters the days off that the law gives in a year as proposed, for people to correct and confirm. Days that the
 * locality has entered stay as they are. Returns how many days were added.
 *
 * Audit: `calendar-year.proposed`. Refuses: `invalid/outside-calendar`, `conflict/calendar-year-confirmed`, and who may
 * not change this calendar.
 */
export async function proposeCalendarYear(context: Context, year: number): Promise<number> {
  return (await changeCalendar(context, (tx) => calendarYearProposed(context, tx, year))).result
}

/** The same in a transaction that is open. */
export async function calendarYearProposed(
  context: Context,
  tx: Write,
  year: number,
): Promise<Changed<number>> {
  authoriseChange(context, null)
  if (!isCoveredYear(year)) throw new Refused('invalid/outside-calendar')
  const [years, specialDays] = await Promise.all([listYears(tx), listSpecialDays(tx)])
  if (years.some((known) => known.year === year && known.isConfirmed))
    throw new Refused('conflict/calendar-year-confirmed')

  const entered = new Set(specialDays.filter(({ unitId }) => unitId === null).map(({ day }) => day))
  const missing = proposeYear(year).filter(({ day }) => !entered.has(day))

  const happened = 'calendar-year.proposed'
  await insertYears(tx, [{ year, confirmedAt: null }])
  await insertSpecialDays(
    tx,
    missing.map((special) => ({ ...special, id: newId<'calendar_day'>(), unitId: null })),
  )
  await record(tx, context, happened, {
    kind: 'calendar_year',
    id: String(year),
    details: { days: missing.length },
  })
  const [day] = missing.map((special) => special.day).toSorted()
  const change =
    day === undefined ? null : ({ unitId: null, happened, day, kind: null, name: null } as const)
  return { result: missing.length, change }
}
