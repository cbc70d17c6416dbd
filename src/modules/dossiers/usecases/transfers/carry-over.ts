import type { UnitId } from '#kernel/id'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { listLeftBehind } from '../../db/left-behind.queries.ts'
import type { Silent } from '../../db/silent.queries.ts'
import {
  decideCarryOver,
  type Heirs,
  type NamedUnit,
} from '../../domain/transfers/decide-carry-over.ts'
import { actByItself, goThrough, type Became } from '../by-itself/go-through.ts'

/**
 * Goes on with the running dossiers of units that have ended in whoever took over: of a unit that was
 * split, the successor that the procedure came to; of a part of an agency that has none, its superior.
 * An agency that ended without a successor keeps what it has: its superior looks after it.
 *
 * Audit: `dossier.carried-over` for each, by the system. One transaction for each, so that it may be
 * cut short anywhere and run again: what was carried over is no longer among them. Whoever acts at the
 * same moment is before or after it; what they were faster with is taken up in the next round. One
 * that fails keeps none of the others: they are gone through first, then it is told, to be tried again.
 */
export async function carryOver(context: Context): Promise<void> {
  const organisation = await organisationNow(context)
  const units = endedWithHeir(organisation)
  if (units.length === 0) return
  for (;;) {
    const became = await goThrough(
      context,
      (read, { after, limit }) =>
        listLeftBehind(read, units, { after: after?.code ?? null, limit }),
      (seen) => carryOverOne(context, organisation, seen),
    )
    if (!became.has('somebody-was-faster')) return
  }
}

function carryOverOne(context: Context, organisation: Organisation, seen: Silent): Promise<Became> {
  return actByItself(context, 'carry-over', seen, ({ dossier, scene }) => {
    const heirs = heirsIn(organisation, dossier.procedureCode)
    const event = decideCarryOver(dossier, heirs, scene.facts)
    return event === null ? null : { event }
  })
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
