import { yearOf } from '#kernel/day'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { insertSchedules, insertSpecialDays, insertYears } from '../db/calendar-changes.queries.ts'
import { listSchedules, listSpecialDays, listYears } from '../db/calendar.queries.ts'
import type { CalendarData } from './calendar-data.ts'
import { authoriseChange, changeCalendar } from './change-calendar.ts'

/**
 * Enters the calendar of a locality pack: its office hours when the locality has none, and every year that is not
 * entered yet, except days that are. Run again it adds what is missing and leaves what people have changed since.
 * Called by the installer (the system); an administrator of the locality may call it too.
 *
 * Audit: `calendar.imported`, when something was added. Refuses: who may not change the locality's calendar.
 */
export async function importCalendar(context: Context, data: CalendarData): Promise<void> {
  if (context.actor.kind !== 'system') authoriseChange(context, null)
  await changeCalendar(context, async (tx) => {
    const [schedules, specialDays, years] = await Promise.all([
      listSchedules(tx),
      listSpecialDays(tx),
      listYears(tx),
    ])

    const hasSchedule = schedules.some(({ unitId }) => unitId === null)
    const newSchedules = hasSchedule ? [] : data.schedules
    const enteredYears = new Set(years.map(({ year }) => year))
    const newYears = data.years.filter(({ year }) => !enteredYears.has(year))
    const enteredDays = new Set(
      specialDays.filter(({ unitId }) => unitId === null).map(({ day }) => day),
    )
    const newDays = data.specialDays.filter(
      ({ day }) => !enteredYears.has(yearOf(day)) && !enteredDays.has(day),
    )
    if (newSchedules.length + newYears.length === 0) return { result: null, change: null }

    const at = context.clock.now()
    await insertSchedules(
      tx,
      newSchedules.map((schedule) => ({ ...schedule, id: newId<'schedule'>(), unitId: null })),
    )
    await insertYears(
      tx,
      newYears.map(({ year, isConfirmed }) => ({ year, confirmedAt: isConfirmed ? at : null })),
    )
    await insertSpecialDays(
      tx,
      newDays.map((special) => ({ ...special, id: newId<'calendar_day'>(), unitId: null })),
    )
    await record(tx, context, 'calendar.imported', {
      kind: 'calendar',
      id: context.locality.code,
      details: {
        schedules: newSchedules.length,
        years: newYears.map(({ year }) => year),
        days: newDays.length,
      },
    })
    // Where no office hours were set nothing has been counted yet.
    const [day] = newDays.map((special) => special.day).toSorted()
    if (schedules.length === 0 || day === undefined) return { result: null, change: null }
    const happened = 'calendar.imported'
    return { result: null, change: { unitId: null, happened, day, kind: null, name: null } }
  })
}
