import type { AccountId, UnitId } from '#kernel/id'
import type { Dossier, DossierStep, Party, StepRole } from './dossier.ts'

/** Who acts, as the rules of the dossier see them. */
export interface Doer {
  readonly kind: 'citizen' | 'business' | 'staff' | 'system'
  readonly accountId: AccountId
  readonly personalId: string | null
  readonly taxCode: string | null
  /** Staff roles held today, wherever. */
  readonly roles: ReadonlySet<string>
  /** Absent officers whose work is theirs meanwhile. */
  readonly standsInFor: ReadonlySet<AccountId>
  /** Whether the role is held in the unit or in one above it. */
  holds(role: StepRole, unitId: UnitId): boolean
}

/** Whether the dossier is this person's or business's own: as the one who files, or the one it is about. */
export function isApplicantOf(dossier: Dossier, doer: Doer): boolean {
  if (doer.kind !== 'citizen' && doer.kind !== 'business') return false
  return [dossier.applicant, dossier.owner].some((party) => party !== null && isParty(party, doer))
}

function isParty(party: Party, doer: Doer): boolean {
  if (doer.kind === 'citizen')
    return doer.personalId !== null && party.personalId === doer.personalId
  return doer.taxCode !== null && party.taxCode === doer.taxCode
}

/** Whether the doer may work on the step: holds its role in its unit. */
export function mayWorkOn(step: DossierStep, doer: Doer): boolean {
  return doer.holds(step.role, step.unitId)
}

/** Whether the step is with the doer, or with an officer for whom they stand in. */
export function hasStep({ assigneeId }: Pick<DossierStep, 'assigneeId'>, doer: Doer): boolean {
  if (assigneeId === null) return false
  return assigneeId === doer.accountId || doer.standsInFor.has(assigneeId)
}

/** Whether the doer heads the unit of the step and so deals out its work. */
export function headsUnitOf(step: DossierStep, doer: Doer): boolean {
  return doer.holds('division-head', step.unitId) || doer.holds('approver', step.unitId)
}
