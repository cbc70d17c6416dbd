import type { UnitId } from '#kernel/id'
import type { ProcessDefinition, ProcessStep, StepPlace } from './definition.ts'

/** What a process asks of the organisation as it is on a day. */
export interface ProcessOrganisation {
  /** The part of an agency that does this work (`kinh-te`), or null when it has none. */
  divisionOf(agencyId: UnitId, key: string): UnitId | null
  bySlug(slug: string): UnitId | null
}

/** The units of one dossier that the places of its steps are found from. */
export interface DossierUnits {
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
}

/** The unit where a step happens for a dossier; null when its place names a unit that is not there. */
export function resolveStepUnit(
  place: StepPlace,
  dossier: DossierUnits,
  organisation: ProcessOrganisation,
): UnitId | null {
  switch (place.at) {
    case 'receiving':
      return dossier.receivingUnitId
    case 'competent':
      for (const key of place.divisions) {
        const division = organisation.divisionOf(dossier.competentUnitId, key)
        if (division !== null) return division
      }
      return dossier.competentUnitId
    case 'unit':
      return organisation.bySlug(place.slug)
  }
}

/** The steps whose unit is not there for such a dossier. A process in use has none. */
export function unplacedSteps(
  process: ProcessDefinition,
  dossier: DossierUnits,
  organisation: ProcessOrganisation,
): readonly ProcessStep[] {
  return process.steps.filter(({ at }) => resolveStepUnit(at, dossier, organisation) === null)
}

/** Whether every step of the process has a unit and somebody there who holds its role. */
export function isStaffed(
  process: ProcessDefinition,
  dossier: DossierUnits,
  organisation: ProcessOrganisation & {
    isRoleHeld(unitId: UnitId, role: ProcessStep['role']): boolean
  },
): boolean {
  return process.steps.every(({ at, role }) => {
    const unitId = resolveStepUnit(at, dossier, organisation)
    return unitId !== null && organisation.isRoleHeld(unitId, role)
  })
}
