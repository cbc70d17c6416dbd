import type { UnitId } from '#kernel/id'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { countHeld } from '../../db/left-behind.queries.ts'
import type { DossierState } from '../../domain/dossier.ts'

/** How many dossiers of a procedure, in one state, a unit has in hand. */
export interface HeldCount {
  readonly unitId: UnitId
  readonly procedureCode: string
  readonly state: DossierState
  readonly count: number
}

/**
 * What would have to be carried over if some units ended, or still has to since they did: for whoever administers
 * them, who need not see a dossier for it. A dossier that two of them have is counted for each.
 *
 * Refuses: `forbidden/role`.
 */
export async function countInHand(
  context: Context,
  units: readonly UnitId[],
): Promise<HeldCount[]> {
  authorise(context.actor, 'units.manage')
  return units.length === 0 ? [] : inRead(context.db, (read) => countHeld(read, units))
}
