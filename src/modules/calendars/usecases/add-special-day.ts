import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { insertSpecialDays } from '../db/calendar-changes.queries.ts'
import { findSpecialDayOn, type Owned, type SpecialDayId } from '../db/calendar.queries.ts'
import { whyNotSpecialDay, type SpecialDay } from '../domain/special-day.ts'
import { authoriseChange, changeCalendar } from './change-calendar.ts'

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
  authoriseChange(context, entry.unitId)
  const refusal = whyNotSpecialDay(entry)
  if (refusal !== null) throw new Refused(refusal)
  return changeCalendar(context, async (tx) => {
    if ((await findSpecialDayOn(tx, entry)) !== null)
      throw new Refused('conflict/special-day-exists')

    const id = newId<'calendar_day'>()
    await insertSpecialDays(tx, [{ ...entry, id }])
    const { unitId, day, kind } = entry
    await record(tx, context, 'special-day.added', {
      kind: 'calendar_day',
      id,
      details: { unitId, day, kind },
    })
    return id
  })
}
