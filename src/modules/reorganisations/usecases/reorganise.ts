import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  createUnit,
  endUnit,
  mergeUnits,
  renameUnit,
  splitUnit,
  type UnitChange,
} from '#modules/organisations'
import type { Context } from '#platform/context'
import type { Sharing } from '../domain/sharing.ts'
import { foreseeReorganisation, leftBehind } from './foresee-reorganisation.ts'

/**
 * Makes a change of units when every procedure, every step of a process and every running dossier of a unit that ends has
 * somebody to go on with it. On its day the dossiers are carried over. Returns the unit that it is best looked at in afterwards.
 *
 * Audit: as the change itself. Refuses: as the change, and `conflict/unit-change-leaves-behind` with how much of each
 * has no successor.
 */
export async function reorganise(
  context: Context,
  wanted: UnitChange,
  sharing: Sharing,
): Promise<UnitId> {
  const foreseen = await foreseeReorganisation(context, wanted, sharing)
  const lost = leftBehind(foreseen)
  if (lost !== null)
    throw new Refused('conflict/unit-change-leaves-behind', { members: { ...lost } })
  return make(context, foreseen.change)
}

async function make(context: Context, change: UnitChange): Promise<UnitId> {
  switch (change.kind) {
    case 'create':
      return createUnit(context, change.unit, change.from)
    case 'rename':
      return renameUnit(context, change.unitId, change.to, change.from)
    case 'merge':
      return mergeUnits(context, change.unitIds, change.into, change.from)
    case 'split': {
      await splitUnit(context, change.unitId, change, change.from)
      return change.unitId
    }
    case 'end': {
      await endUnit(context, change.unitId, change.lastDay, change)
      return change.unitId
    }
  }
}
