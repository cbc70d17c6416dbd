import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise, holdsRoleAt } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { lockForChange } from '../db/calendar-changes.queries.ts'
import { forgetKeptCalendar } from './calendar-of.ts'

/** Runs a change of the calendar alone in its locality; it counts at once in this process, within a second in others. */
export async function changeCalendar<T>(
  context: Context,
  change: (tx: Write) => Promise<T>,
): Promise<T> {
  const changed = await inTransaction(context.db, async (tx) => {
    await lockForChange(tx)
    return change(tx)
  })
  forgetKeptCalendar(context)
  return changed
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
