import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId } from '#platform/ids'
import { insertSpecialDays } from '../db/calendar-changes.queries.ts'
import { findSpecialDayOn, type Owned, type SpecialDayId } from '../db/calendar.queries.ts'
import { whyNotSpecialDay, type SpecialDay } from '../domain/special-day.ts'
import { authoriseChange, changeCalendar, type Changed } from './change-calendar.ts'

/**
 * Enters a day that differs from its weekday, for a unit and those below it or (unit null) for the whole locality.
 *
 * Audit: `special-day.added`. Refuses: `invalid/outside-calendar`, `invalid/make-up-day-on-weekday`,
 * `invalid/substitute-day-on-weekend`, `conflict/special-day-exists`, and who may not change this calendar.
 */
export async function addSpecialDay(
  context: Context,
  entry: SpecialDay & Owned,
): Promise<SpecialDayId> {
  return (await changeCalendar(context, (tx) => specialDayAdded(context, tx, entry))).result
}

/** The same in a transaction that is open. */
export async function specialDayAdded(
  context: Context,
  tx: Write,
  entry: SpecialDay & Owned,
): Promise<Changed<SpecialDayId>> {
  authoriseChange(context, entry.unitId)
  const refusal = whyNotSpecialDay(entry)
  if (refusal !== null) throw new Refused(refusal)
  if ((await findSpecialDayOn(tx, entry)) !== null) throw new Refused('conflict/special-day-exists')

  const id = newId<'calendar_day'>()
  await insertSpecialDays(tx, [{ ...entry, id }])
  const { unitId, day, kind, name } = entry
  const happened = 'special-day.added'
  await record(tx, context, happened, {
    kind: 'calendar_day',
    id,
    details: { unitId, day, kind },
  })
  return { result: id, change: { unitId, happened, day, kind, name } }
}
