import type { UnitChangeId, UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  authoriseUnitChange,
  changeUnitsWithin,
  forgetOrganisation,
  type UnitChange,
} from '#modules/organisations'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import {
  closeUnitChange,
  insertChangedUnits,
  insertUnitChange,
  lockUnitChange,
} from '../db/unit-change.queries.ts'
import {
  isStillForeseen,
  whyNotClose,
  whyNotConfirm,
  type Decision,
  type PreparedState,
} from '../domain/prepared-change.ts'
import type { Sharing } from '../domain/sharing.ts'
import {
  foreseeReorganisation,
  leftBehind,
  type ForeseenReorganisation,
} from './foresee-reorganisation.ts'
import { loadUnitChange } from './load-change.ts'

/**
 * Prepares a change of units for a second person to confirm, with what it would do and the decision that it follows
 * from. Nothing changes yet. It is prepared only when every procedure, every step of a process and every running
 * dossier of a unit that ends has somebody to go on with it.
 *
 * Audit: `unit-change.prepared`. Refuses: as the change, and `conflict/unit-change-leaves-behind` with how much of
 * each has no successor.
 */
export async function prepareReorganisation(
  context: Context,
  wanted: { readonly change: UnitChange; readonly sharing: Sharing },
  decision: Decision,
): Promise<UnitChangeId> {
  const foreseen = await foreseeReorganisation(context, wanted.change, wanted.sharing)
  refuseLeftBehind(foreseen)
  const id = newId<'unit_change'>()
  await inTransaction(context.db, async (tx) => {
    await insertUnitChange(tx, {
      ...decision,
      id,
      state: 'prepared',
      kind: wanted.change.kind,
      wanted,
      foreseen,
      effectiveOn: foreseen.from,
      preparedBy: context.actor.accountId,
      preparedAt: context.clock.now(),
      closedBy: null,
      closedAt: null,
    })
    await record(tx, context, 'unit-change.prepared', { kind: 'unit-change', id })
  })
  return id
}

/**
 * Makes a change of units that somebody else has prepared, while it would still do what the preparer was shown. On
 * its day the dossiers are carried over. Returns the unit that it is best looked at in afterwards.
 *
 * Audit: `unit-change.confirmed`, and as the change itself. Refuses: `not-found/unit-change`,
 * `forbidden/own-unit-change`, `conflict/unit-change-closed`, `conflict/unit-change-foreseen-otherwise`,
 * `conflict/unit-change-leaves-behind`, and as the change.
 */
export async function confirmReorganisation(context: Context, id: UnitChangeId): Promise<UnitId> {
  const kept = await loadUnitChange(context, id)
  const refusal = whyNotConfirm(kept, context.actor.accountId)
  if (refusal !== null) throw new Refused(refusal)
  const { change, sharing } = kept.wanted
  const foreseen = await foreseeReorganisation(context, change, sharing)
  if (!isStillForeseen(kept.foreseen, foreseen))
    throw new Refused('conflict/unit-change-foreseen-otherwise')
  refuseLeftBehind(foreseen)
  const subject = await inTransaction(context.db, async (tx) => {
    await close(tx, context, id, 'confirmed')
    const changed = await changeUnitsWithin(tx, context, foreseen.change)
    await insertChangedUnits(tx, id, changed.unitIds)
    return changed.subject
  })
  await forgetOrganisation(context.db)
  return subject
}

/**
 * Takes a prepared change back; nothing of it happens. By whoever prepared it or any other who administers its units.
 *
 * Audit: `unit-change.withdrawn`. Refuses: `forbidden/role`, `forbidden/unit-outside-reach`,
 * `not-found/unit-change`, `conflict/unit-change-closed`.
 */
export async function withdrawReorganisation(context: Context, id: UnitChangeId): Promise<void> {
  const kept = await loadUnitChange(context, id)
  const refusal = whyNotClose(kept)
  if (refusal !== null) throw new Refused(refusal)
  await authoriseUnitChange(context, kept.wanted.change)
  await inTransaction(context.db, (tx) => close(tx, context, id, 'withdrawn'))
}

async function close(
  tx: Write,
  context: Context,
  id: UnitChangeId,
  state: Exclude<PreparedState, 'prepared'>,
): Promise<void> {
  const by = context.actor.accountId
  const change = await lockUnitChange(tx, id)
  if (change === null) throw new Refused('not-found/unit-change')
  const refusal = state === 'confirmed' ? whyNotConfirm(change, by) : whyNotClose(change)
  if (refusal !== null) throw new Refused(refusal)
  await closeUnitChange(tx, id, { state, by, at: context.clock.now() })
  await record(tx, context, `unit-change.${state}`, { kind: 'unit-change', id })
}

function refuseLeftBehind(foreseen: ForeseenReorganisation): void {
  const lost = leftBehind(foreseen)
  if (lost !== null)
    throw new Refused('conflict/unit-change-leaves-behind', { members: { ...lost } })
}
