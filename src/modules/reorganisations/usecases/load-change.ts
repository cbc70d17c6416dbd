import type { AccountId, UnitChangeId, UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { staffByIds } from '#modules/identity'
import type { UnitChange } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  findUnitChange,
  listChangesOfUnit,
  listUnitChanges,
  type UnitChangeRow,
  type WholeUnitChange,
} from '../db/unit-change.queries.ts'
import { whyNotConfirm } from '../domain/prepared-change.ts'
import type { Sharing } from '../domain/sharing.ts'
import type { ForeseenReorganisation } from './foresee-reorganisation.ts'

/** Changes that are listed at once; a province has a few a year. */
const MOST = 100

/** A prepared change with what is wanted and what its preparer was shown. */
export interface KeptChange extends WholeUnitChange {
  readonly wanted: { readonly change: UnitChange; readonly sharing: Sharing }
  readonly foreseen: ForeseenReorganisation
}

/** A prepared change. Refuses: `forbidden/role`, `not-found/unit-change`. */
export async function loadUnitChange(context: Context, id: UnitChangeId): Promise<KeptChange> {
  authorise(context.actor, 'units.manage')
  const found = await inRead(context.db, (read) => findUnitChange(read, id))
  if (found === null) throw new Refused('not-found/unit-change')
  return found as KeptChange
}

/** A change with the names of those who prepared and who confirmed or withdrew it. */
export interface ListedChange extends UnitChangeRow {
  readonly preparedByName: string
  readonly closedByName: string | null
}

/** A prepared change as one person reads it: with why they may not confirm it, or null. */
export type ReorganisationView = KeptChange & ListedChange & { readonly whyNot: RefusalCode | null }

/**
 * A prepared change with what its preparer was shown, for whoever thinks of confirming it.
 *
 * Refuses: `forbidden/role`, `not-found/unit-change`.
 */
export async function viewReorganisation(
  context: Context,
  id: UnitChangeId,
): Promise<ReorganisationView> {
  const change = await loadUnitChange(context, id)
  const [named = { preparedByName: '', closedByName: null }] = await withNames(context, [change])
  const { preparedByName, closedByName } = named
  const whyNot = whyNotConfirm(change, context.actor.accountId)
  return { ...change, preparedByName, closedByName, whyNot }
}

/**
 * The last changes that were prepared, the latest first: those that wait to be confirmed, or all.
 *
 * Refuses: `forbidden/role`.
 */
export async function listReorganisations(
  context: Context,
  wanted: { readonly isWaiting: boolean },
): Promise<readonly ListedChange[]> {
  authorise(context.actor, 'units.manage')
  const found = await inRead(context.db, (read) =>
    listUnitChanges(read, { ...wanted, limit: MOST }),
  )
  return withNames(context, found)
}

/**
 * The decisions that a unit was set up, changed or ended by, in the order of their days, each with all units it
 * concerned. Refuses: `forbidden/role`.
 */
export async function decisionsOfUnit(
  context: Context,
  unitId: UnitId,
): Promise<readonly (UnitChangeRow & { readonly unitIds: readonly UnitId[] })[]> {
  authorise(context.actor, 'units.manage')
  return inRead(context.db, (read) => listChangesOfUnit(read, unitId, MOST))
}

async function withNames(
  context: Context,
  rows: readonly UnitChangeRow[],
): Promise<readonly ListedChange[]> {
  const ids = rows.flatMap(({ preparedBy, closedBy }) => [preparedBy, closedBy ?? preparedBy])
  const staff = await staffByIds(context, ids)
  const nameOf = (id: AccountId) => staff.get(id)?.displayName ?? ''
  return rows.map((row) => ({
    ...row,
    preparedByName: nameOf(row.preparedBy),
    closedByName: row.closedBy === null ? null : nameOf(row.closedBy),
  }))
}
