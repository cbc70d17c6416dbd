import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { OrganisationHistory } from './organisation-history.ts'
import type { Organisation } from './organisation.ts'
import { maySitUnder, type Succession, type Unit } from './unit.ts'

/** Something that cannot be: of which unit, and on which day when it is about one. */
export interface OrganisationFault {
  readonly what:
    | 'id-twice'
    | 'code-twice'
    | 'slug-twice'
    | 'unknown-unit'
    | 'period'
    | 'no-superior'
    | 'wrong-superior'
    | 'circle'
    | 'root-count'
    | 'territory-twice'
    | 'successor'
  readonly unitCode: string
  readonly on: Day | null
}

/**
 * What is wrong with the organisation on some day from `from` on: a unit without a superior or under
 * itself, no or several provinces, a territory with two agencies, a successor that is gone when it is
 * to take over. Null when every day is right.
 */
export function firstFault(history: OrganisationHistory, from: Day): OrganisationFault | null {
  for (const succession of history.successions) {
    const fault = faultsOfSuccession(history, succession)[0]
    if (fault !== undefined) return fault
  }
  for (const on of [from, ...history.turningDays.filter((turning) => turning > from)]) {
    const fault = faultsOfDay(history.on(on), on)[0]
    if (fault !== undefined) return fault
  }
  return null
}

/** Everything wrong with units from outside: identities, references, periods, and each day's tree. */
export function faultsOf(history: OrganisationHistory): OrganisationFault[] {
  return [
    ...twice(history.units, 'id'),
    ...twice(history.units, 'code'),
    ...twice(history.units, 'slug'),
    ...history.units.flatMap((unit) => faultsOfUnit(history, unit)),
    ...history.successions.flatMap((succession) => faultsOfSuccession(history, succession)),
    ...history.services.flatMap(({ counterId, servedUnitId }) =>
      unknownOf(history, [counterId, servedUnitId]),
    ),
    ...history.turningDays.flatMap((on) => faultsOfDay(history.on(on), on)),
  ]
}

function twice(units: readonly Unit[], key: 'id' | 'code' | 'slug'): OrganisationFault[] {
  const seen = new Set<string>()
  return units.flatMap((unit) => {
    if (!seen.has(unit[key])) {
      seen.add(unit[key])
      return []
    }
    return [{ what: `${key}-twice` as const, unitCode: unit.code, on: unit.validFrom }]
  })
}

function faultsOfUnit(history: OrganisationHistory, unit: Unit): OrganisationFault[] {
  const fault = (what: OrganisationFault['what']) => ({
    what,
    unitCode: unit.code,
    on: unit.validFrom,
  })
  if (unit.validTo !== null && unit.validTo < unit.validFrom) return [fault('period')]
  const references = [unit.parentId, unit.hostUnitId].filter((id) => id !== null)
  if (references.some((id) => history.unit(id) === null)) return [fault('unknown-unit')]
  const superior = unit.parentId === null ? null : history.unit(unit.parentId)
  return maySitUnder(unit.kind, superior?.kind ?? null) ? [] : [fault('wrong-superior')]
}

/** Of units that are named together, that one is not there, told by the code of the other. */
function unknownOf(history: OrganisationHistory, ids: readonly UnitId[]): OrganisationFault[] {
  const known = ids.flatMap((id) => history.unit(id) ?? [])
  return known.length === ids.length
    ? []
    : [{ what: 'unknown-unit', unitCode: known[0]?.code ?? '', on: null }]
}

/** A successor has begun by the day after, and it or its own successor goes on then. */
function faultsOfSuccession(
  history: OrganisationHistory,
  { fromUnitId, toUnitId, kind }: Succession,
): OrganisationFault[] {
  const from = history.unit(fromUnitId)
  const to = history.unit(toUnitId)
  if (from === null || to === null) return unknownOf(history, [fromUnitId, toUnitId])
  const fault = { what: 'successor', unitCode: from.code, on: from.validFrom } as const
  if (from.validTo === null) return [fault]
  const organisation = history.on(addDays(from.validTo, 1))
  const goesOn =
    kind === 'territory'
      ? organisation.unit(toUnitId) !== null
      : organisation.successorsOf(toUnitId).length > 0
  return goesOn ? [] : [fault]
}

function faultsOfDay(organisation: Organisation, on: Day): OrganisationFault[] {
  const fault = (what: OrganisationFault['what'], unit?: Unit): OrganisationFault => ({
    what,
    unitCode: unit?.code ?? '',
    on,
  })
  if (organisation.units.length === 0) return []
  const roots = organisation.units.filter(({ kind }) => kind === 'province')
  const faults = roots.length === 1 ? [] : [fault('root-count', roots[1])]
  const territories = new Set<string>()
  for (const unit of organisation.units) {
    if (isLeftAlone(unit)) faults.push(fault('no-superior', unit))
    else if (organisation.chainOf(unit.id).at(-1)?.parentId !== null)
      faults.push(fault('circle', unit))
    if (unit.adminUnitCode === null) continue
    if (territories.has(unit.adminUnitCode)) faults.push(fault('territory-twice', unit))
    territories.add(unit.adminUnitCode)
  }
  return faults
}

/** Whether its superior, or the centre where it receives, has ended and left nobody in its place. */
function isLeftAlone(unit: Unit): boolean {
  return !maySitUnder(unit.kind, null)
    ? unit.parentId === null
    : unit.kind === 'central-agency' && unit.hostUnitId === null
}
