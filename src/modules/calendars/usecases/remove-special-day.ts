import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { deleteSpecialDay } from '../db/calendar-changes.queries.ts'
import { findSpecialDay, type SpecialDayId } from '../db/calendar.queries.ts'
import { authoriseChange, changeCalendar, type Changed } from './change-calendar.ts'

/**
 * Takes an entered day out; it counts as its weekday again. What it was stays in the audit trail.
 *
 * Audit: `special-day.removed`. Refuses: `not-found/special-day`, and who may not change this calendar.
 */
export async function removeSpecialDay(context: Context, id: SpecialDayId): Promise<void> {
  authorise(context.actor, 'calendars.manage')
  await changeCalendar(context, (tx) => specialDayRemoved(context, tx, id))
}

/** The same in a transaction that is open. */
export async function specialDayRemoved(
  context: Context,
  tx: Write,
  id: SpecialDayId,
): Promise<Changed<null>> {
  authorise(context.actor, 'calendars.manage')
  const before = await findSpecialDay(tx, id)
  if (before === null) throw new Refused('not-found/special-day')
  const { unitId, day, kind, name } = before
  authoriseChange(context, unitId)

  const happened = 'special-day.removed'
  await deleteSpecialDay(tx, id)
  await record(tx, context, happened, {
    kind: 'calendar_day',
    id,
    details: { unitId, day, kind },
  })
  return { result: null, change: { unitId, happened, day, kind, name } }
}
