import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listLeftBehind } from '../../db/left-behind.queries.ts'
import type { Silent } from '../../db/silent.queries.ts'
import {
  decideCarryOver,
  type Heirs,
  type NamedUnit,
} from '../../domain/transfers/decide-carry-over.ts'
import { act } from '../act.ts'

const AT_A_TIME = 200

/**
 * Goes on with the running dossiers of units that have ended in whoever took over: of a unit that was
 * split, the successor that the procedure came to; of a part of an agency that has none, its superior.
 * An agency that ended without a successor keeps what it has: its superior looks after it.
 *
 * Audit: `dossier.carried-over` for each, by the system. One transaction for each, so that it may be
 * cut short anywhere and run again: what was carried over is no longer among them. Whoever acts at the
 * same moment is before or after it; what they were faster with is taken up in the next round.
 */
export async function carryOver(context: Context): Promise<void> {
  const organisation = await organisationNow(context)
  const units = endedWithHeir(organisation)
  if (units.length === 0) return
  for (;;) {
    const wasSlower = await oneRound(context, organisation, units)
    if (!wasSlower) return
  }
}

/** Goes once through all of them; whether somebody else was faster with one. */
async function oneRound(
  context: Context,
  organisation: Organisation,
  units: readonly UnitId[],
): Promise<boolean> {
  let after: string | null = null
  let wasSlower = false
  for (;;) {
    const page: { after: string | null; limit: number } = { after, limit: AT_A_TIME }
    const found = await inRead(context.db, (read) => listLeftBehind(read, units, page))
    for (const dossier of found)
      if (!(await carryOverOne(context, organisation, dossier))) wasSlower = true
    const last = found.at(-1)
    if (last === undefined || found.length < AT_A_TIME) return wasSlower
    after = last.code
  }
}

async function carryOverOne(
  context: Context,
  organisation: Organisation,
  { code, version }: Silent,
): Promise<boolean> {
  try {
    await act(context, 'carry-over', { code, version, keyed: null }, ({ dossier, scene }) => {
      const heirs = heirsIn(organisation, dossier.procedureCode)
      const event = decideCarryOver(dossier, heirs, scene.facts)
      if (event === null) throw new Error(`no unit of ${code} has ended`)
      return { event }
    })
    return true
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'conflict/stale-version') throw error
    return false
  }
}

/** Who takes over what of a procedure, in the organisation of a day. */
function heirsIn(organisation: Organisation, procedureCode: string): Heirs {
  const named = (id: UnitId): NamedUnit => {
    const unit = organisation.unitOfAnyDay(id)
    return { id, name: unit?.name ?? '', basis: unit?.basis ?? null }
  }
  return {
    unit: named,
    heirOf: (id) => named(organisation.heirOf(id, procedureCode)?.id ?? id),
    officerIn: (id, officer) => organisation.heirOf(id, officer)?.id ?? id,
  }
}

function endedWithHeir(organisation: Organisation): UnitId[] {
  return organisation.endedUnits().filter((id) => organisation.heirOf(id) !== null)
}
