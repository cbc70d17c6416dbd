import type { UnitId } from '#kernel/id'
import { isApplicantOf, type Doer } from './doer.ts'
import type { Dossier } from './dossier.ts'

/** A doer who asks to see; the same question as db/visibility.ts asks of many dossiers at once. */
export interface Onlooker extends Doer {
  /** Whether a role that handles dossiers is held in the unit or in one above it. */
  reaches(unitId: UnitId): boolean
}

/**
 * Who may see a dossier: the applicant and the owner; reception of the place that received it; staff
 * of the competent unit and of every unit that holds or held a step, with their superiors; procedure
 * control. For everyone else it does not exist.
 */
export function isVisible(dossier: Dossier, onlooker: Onlooker): boolean {
  if (onlooker.kind !== 'staff')
    return onlooker.kind === 'system' || isApplicantOf(dossier, onlooker)
  return (
    onlooker.roles.has('procedure-control') ||
    onlooker.holds('reception', dossier.receivingUnitId) ||
    onlooker.reaches(dossier.competentUnitId) ||
    dossier.steps.some(({ unitId }) => onlooker.reaches(unitId))
  )
}
