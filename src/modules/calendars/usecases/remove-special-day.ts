import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { deleteSpecialDay } from '../db/calendar-changes.queries.ts'
import { findSpecialDay, type SpecialDayId } from '../db/calendar.queries.ts'
import { authoriseChange, changeCalendar } from './change-calendar.ts'

/**
 * Takes an entered day out; it counts as its weekday again. What it was stays in the audit trail.
 *
 * Audit: `special-day.removed`. Refuses: `not-found/special-day`, and who may not change this calendar.
 */
export async function removeSpecialDay(context: Context, id: SpecialDayId): Promise<void> {
  authorise(context.actor, 'calendars.manage')
  await changeCalendar(context, async (tx) => {
    const before = await findSpecialDay(tx, id)
    if (before === null) throw new Refused('not-found/special-day')
    authoriseChange(context, before.unitId)

    await deleteSpecialDay(tx, id)
    const { unitId, day, kind } = before
    await record(tx, context, 'special-day.removed', {
      kind: 'calendar_day',
      id,
      details: { unitId, day, kind },
    })
  })
}
