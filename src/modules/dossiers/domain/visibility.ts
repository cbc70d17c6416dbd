import type { UnitId } from '#kernel/id'
import { isApplicantOf, type Doer } from './doer.ts'
import type { Dossier, DossierDocument } from './dossier.ts'

/** A doer who asks to see; the same question as db/visibility.ts asks of many dossiers at once. */
export interface Onlooker extends Doer {
  /** Whether a role that handles dossiers is held in the unit or in one above it. */
  reaches(unitId: UnitId): boolean
}

type SightRule = (dossier: Dossier, onlooker: Onlooker) => boolean

/** Who may see a dossier. Each line is a reason of its own; where none holds, the dossier does not exist. */
export const SIGHT_RULES: Readonly<Record<string, SightRule>> = {
  'the applicant and the owner': isApplicantOf,
  'reception of the place that received it': (dossier, onlooker) =>
    onlooker.holds('reception', dossier.receivingUnitId),
  'reception of the place that gives the result back': (dossier, onlooker) =>
    onlooker.holds('reception', dossier.returnUnitId),
  'staff of the competent unit, and their superiors': (dossier, onlooker) =>
    onlooker.reaches(dossier.competentUnitId),
  'staff of a unit that holds or held a step, and their superiors': (dossier, onlooker) =>
    dossier.steps.some(({ unitId }) => onlooker.reaches(unitId)),
  'staff of a unit that was asked for its opinion, and their superiors': (dossier, onlooker) =>
    dossier.consultations.some(({ unitId }) => onlooker.reaches(unitId)),
  'procedure control': (_, onlooker) => onlooker.roles.has('procedure-control'),
}

/**
 * The papers of a dossier that the onlooker may see. What the office adds on the way is a draft until
 * handling has ended; before, it is not the applicant's. The same question as `isFileVisible` asks in
 * SQL.
 */
export function documentsSeen(
  dossier: Dossier,
  onlooker: Pick<Onlooker, 'kind'>,
): readonly DossierDocument[] {
  const isDraft = dossier.state !== 'finished' && dossier.state !== 'returned'
  const hidesMade = isDraft && (onlooker.kind === 'citizen' || onlooker.kind === 'business')
  return dossier.documents.filter(({ stepId }) => stepId === null || !hidesMade)
}

/** Whether the onlooker may see the dossier. */
export function isVisible(dossier: Dossier, onlooker: Onlooker, rules = SIGHT_RULES): boolean {
  return (
    onlooker.kind === 'system' || Object.values(rules).some((allows) => allows(dossier, onlooker))
  )
}
