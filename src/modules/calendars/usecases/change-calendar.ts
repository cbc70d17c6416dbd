import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise, holdsRoleAt } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { lockForChange } from '../db/calendar-changes.queries.ts'
import { insertChange } from '../db/change.queries.ts'
import type { CalendarChange, CalendarChangeId } from '../domain/calendar-change.ts'
import { CALENDAR_CHANGED } from '../jobs/calendar-changed.ts'
import { forgetKeptCalendar } from './calendar-of.ts'

/** What a change came to: its own result, and since when time counts differently, if it does. */
export interface Changed<T> {
  readonly result: T
  readonly change: CalendarChange | null
}

/**
 * Runs a change of the calendar alone in its locality; it counts at once in this process, within a
 * second in others. After a change of time the dates that follow from it are counted anew: that work
 * is put in here, and is there when the change is.
 */
export async function changeCalendar<T>(
  context: Context,
  make: (tx: Write) => Promise<Changed<T>>,
): Promise<{ readonly result: T; readonly changeId: CalendarChangeId | null }> {
  const changed = await inTransaction(context.db, async (tx) => {
    await lockForChange(tx)
    const { result, change } = await make(tx)
    return { result, changeId: change === null ? null : await publish(tx, context, change) }
  })
  forgetKeptCalendar(context)
  return changed
}

async function publish(
  tx: Write,
  context: Context,
  change: CalendarChange,
): Promise<CalendarChangeId> {
  const { jobs, locality, clock, actor } = context
  const changeId: CalendarChangeId = newId()
  await Promise.all([
    insertChange(tx, { ...change, id: changeId, at: clock.now(), by: actor.accountId }),
    jobs.enqueue(tx, CALENDAR_CHANGED, locality.id, { changeId }),
  ])
  return changeId
}

/**
 * A unit's calendar is changed by administrators of the unit or of one above it, the locality's by those of its highest
 * unit, whose code is the locality's.
 *
 * Refuses: `unauthenticated/no-session`, `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export function authoriseChange({ actor, locality }: Context, unitId: UnitId | null): void {
  authorise(actor, 'calendars.manage')
  const isReached =
    unitId === null
      ? actor.roles.some(
          ({ role, unitCode }) => role === 'administrator' && unitCode === locality.code,
        )
      : holdsRoleAt(actor, 'administrator', unitId)
  if (!isReached) throw new Refused('forbidden/unit-outside-reach')
}
