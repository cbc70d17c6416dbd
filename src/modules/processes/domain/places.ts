import type { UnitId } from '#kernel/id'
import type { ProcessDefinition, ProcessStep, StepPlace, StepRole } from './definition.ts'

/** What a process asks of the organisation as it is on a day. */
export interface ProcessOrganisation {
  /** In an agency, or whoever took the procedure over, the division with the first of these keys; null when it is no more. */
  divisionOf(
    agencyId: UnitId,
    divisionKeys: readonly string[],
    procedureCode: string,
  ): { readonly id: UnitId } | null
  /** The unit of that name, or since it has ended whoever looks after the procedure. */
  named(slug: string, procedureCode: string): { readonly id: UnitId } | null
}

/** The units of one dossier that the places of its steps are found from. */
export interface DossierUnits {
  readonly procedureCode: string
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
}

/** The unit where a step happens for a dossier; null when its place names a unit that is not there. */
export function resolveStepUnit(
  place: StepPlace,
  dossier: DossierUnits,
  organisation: ProcessOrganisation,
): UnitId | null {
  const { procedureCode } = dossier
  switch (place.at) {
    case 'receiving':
      return dossier.receivingUnitId
    case 'competent':
      return (
        organisation.divisionOf(dossier.competentUnitId, place.divisions, procedureCode)?.id ?? null
      )
    case 'unit':
      return organisation.named(place.slug, procedureCode)?.id ?? null
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

/** Whether somebody holds the role in the unit or in one above it. */
export type IsRoleHeld = (unitId: UnitId, role: StepRole) => boolean

/** Whether every step of the process has a unit and somebody there who holds its role. */
export function isStaffed(
  process: ProcessDefinition,
  dossier: DossierUnits,
  organisation: ProcessOrganisation,
  isRoleHeld: IsRoleHeld,
): boolean {
  return process.steps.every(({ at, role }) => {
    const unitId = resolveStepUnit(at, dossier, organisation)
    return unitId !== null && isRoleHeld(unitId, role)
  })
}
