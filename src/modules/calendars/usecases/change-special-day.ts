import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { setSpecialDay } from '../db/calendar-changes.queries.ts'
import { findSpecialDay, findSpecialDayOn, type SpecialDayId } from '../db/calendar.queries.ts'
import { whyNotSpecialDay, type SpecialDay } from '../domain/special-day.ts'
import { authoriseChange, changeCalendar, type Changed } from './change-calendar.ts'

/**
 * Corrects an entered day: its date, kind, name or source. It stays with the unit (or the locality) that it is of.
 *
 * Audit: `special-day.changed`. Refuses: `not-found/special-day`, `conflict/special-day-exists` (another entry on the
 * new date), what `addSpecialDay` refuses of a day, and who may not change this calendar.
 */
export async function changeSpecialDay(
  context: Context,
  id: SpecialDayId,
  entry: SpecialDay,
): Promise<void> {
  authorise(context.actor, 'calendars.manage')
  await changeCalendar(context, (tx) => specialDayChanged(context, tx, id, entry))
}

/** The same in a transaction that is open. Another name or source alone counts no time differently. */
export async function specialDayChanged(
  context: Context,
  tx: Write,
  id: SpecialDayId,
  entry: SpecialDay,
): Promise<Changed<null>> {
  authorise(context.actor, 'calendars.manage')
  const before = await findSpecialDay(tx, id)
  if (before === null) throw new Refused('not-found/special-day')
  const { unitId } = before
  authoriseChange(context, unitId)
  const refusal = whyNotSpecialDay(entry)
  if (refusal !== null) throw new Refused(refusal)
  const taken = await findSpecialDayOn(tx, { unitId, day: entry.day })
  if (taken !== null && taken !== id) throw new Refused('conflict/special-day-exists')

  const { day, kind, name } = entry
  const happened = 'special-day.changed'
  await setSpecialDay(tx, id, entry)
  await record(tx, context, happened, {
    kind: 'calendar_day',
    id,
    details: { from: { day: before.day, kind: before.kind }, to: { day, kind } },
  })
  if (day === before.day && kind === before.kind) return { result: null, change: null }
  const first = day < before.day ? day : before.day
  return { result: null, change: { unitId, happened, day: first, kind, name } }
}
