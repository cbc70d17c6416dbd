import type { AccountId, UnitId } from '#kernel/id'
import { openConsultations, openSteps, type Dossier, type DossierStep } from '../dossier.ts'
import type { CarriedOver, DossierEvent, OpenedStep } from '../events.ts'
import { instantOf } from '../evolve-aside.ts'
import type { Facts } from '../facts.ts'
import { isOver } from '../life-cycle.ts'
import { nextOrdinal, opening, settledNow } from '../movement.ts'

/** A unit as a carry-over names it. */
export interface NamedUnit {
  readonly id: UnitId
  readonly name: string
  /** The decision that set it up. */
  readonly basis: string | null
}

/** Who goes on with the affairs of which unit, for the procedure of one dossier. */
export interface Heirs {
  unit(id: UnitId): NamedUnit
  /** The unit itself while it is valid, or where nobody took over. */
  heirOf(id: UnitId): NamedUnit
  /** Where an officer of the unit is now. */
  officerIn(id: UnitId, officer: AccountId): UnitId
}

/**
 * Goes on with a dossier in the successors of the units that have ended; null when none of its units
 * has. An open step ends with its unit and begins in the successor, so that every stay is told of the
 * unit that had it; it stays with its officer when that officer came along. Due date and appointment
 * stay; time that stood still is made good. What has been decided stays with who decided it: of a
 * finished dossier only the place that gives the result back moves.
 *
 * Law: dossiers in handling go over to whoever takes the tasks over (Law 72/2025/QH15 on the organisation of local
 * government, transitional provisions).
 */
export function decideCarryOver(dossier: Dossier, heirs: Heirs, facts: Facts): DossierEvent | null {
  const units = unitsAfter(dossier, heirs)
  const ended = openSteps(dossier).filter(({ unitId }) => heirs.heirOf(unitId).id !== unitId)
  const asked = isOver(dossier.state)
    ? []
    : openConsultations(dossier).flatMap(({ ordinal, unitId }) => {
        const heir = heirs.heirOf(unitId).id
        return heir === unitId ? [] : [{ consultation: ordinal, unitId: heir }]
      })
  const moved = [
    ...(['competentUnitId', 'receivingUnitId', 'returnUnitId'] as const)
      .filter((name) => units[name] !== dossier[name])
      .map((name) => dossier[name]),
    ...ended.map(({ unitId }) => unitId),
    ...openConsultations(dossier)
      .filter(({ ordinal }) => asked.some(({ consultation }) => consultation === ordinal))
      .map(({ unitId }) => unitId),
  ]
  const [first] = moved
  if (first === undefined) return null
  const to = heirs.heirOf(first)
  const settled = ended.length === 0 ? null : settledNow(dossier, facts)
  const dueAt = settled === null ? dossier.dueAt : instantOf(settled.dueAt)
  return {
    type: 'dossier.carried-over',
    data: {
      fromUnitName: heirs.unit(first).name,
      toUnitName: to.name,
      basis: to.basis,
      ...units,
      asked,
      left: ended.map(({ ordinal }) => ordinal),
      opened: ended.map((step, at) =>
        goingOn(step, nextOrdinal(dossier) + at, { heirs, facts, dueAt }),
      ),
      settled,
    },
  }
}

type Units = Pick<CarriedOver, 'receivingUnitId' | 'competentUnitId' | 'returnUnitId'>

function unitsAfter(dossier: Dossier, heirs: Heirs): Units {
  const { receivingUnitId, competentUnitId } = dossier
  const returnUnitId = heirs.heirOf(dossier.returnUnitId).id
  if (isOver(dossier.state)) return { receivingUnitId, competentUnitId, returnUnitId }
  return {
    receivingUnitId: heirs.heirOf(receivingUnitId).id,
    competentUnitId: heirs.heirOf(competentUnitId).id,
    returnUnitId,
  }
}

/** The step as it begins in the successor: its hours from now, as of a step that anybody is given. */
function goingOn(
  step: DossierStep,
  ordinal: number,
  about: { readonly heirs: Heirs; readonly facts: Facts; readonly dueAt: Date | null },
): OpenedStep {
  const { heirs, facts, dueAt } = about
  const { stepId, unitId, assigneeId } = step
  const heir = heirs.heirOf(unitId).id
  const comesAlong = assigneeId !== null && heirs.officerIn(unitId, assigneeId) === heir
  return opening({ ...step, id: stepId, unitId: heir, outcomes: [] }, ordinal, {
    dueAt,
    facts,
    assigneeId: comesAlong ? assigneeId : null,
  })
}
