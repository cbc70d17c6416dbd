import type { UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { decideSign } from '../decide-result.ts'
import { decideCompleteStep } from '../decide-step.ts'
import type { Doer } from '../doer.ts'
import {
  openSteps,
  type Dossier,
  type DossierResult,
  type DossierStep,
  type StepRole,
} from '../dossier.ts'
import type { DossierEvent } from '../events.ts'
import type { Facts, Process } from '../facts.ts'
import { whyNotInState } from '../life-cycle.ts'

/** Four on the spot: received, examined, approved, handed over; five: sealed there, too. */
export type SittingKind = 4 | 5

/** What is found and decided in a sitting. */
export interface SittingDecision {
  readonly opinion: string | null
  readonly kind: DossierResult['kind']
  readonly content: string
}

/** What the signer has let the officer at the counter do. */
export interface DelegatedRight {
  readonly decision: string
  readonly includesSeal: boolean
}

const EXAMINES_AND_DECIDES: readonly StepRole[] = ['handler', 'division-head', 'approver']

/** Whether a delegation lets its officer do steps of that role in the agency of the signer. */
export function covers(right: DelegatedRight | null, role: StepRole): boolean {
  if (right === null) return false
  return EXAMINES_AND_DECIDES.includes(role) || (role === 'clerk' && right.includesSeal)
}

/** The officer at the counter, with what the signer has delegated to them in that agency. */
export function seated<Someone extends Doer>(
  officer: Someone,
  right: DelegatedRight | null,
  isOfAgency: (unitId: UnitId) => boolean,
): Someone {
  return {
    ...officer,
    holds: (role, unitId) =>
      officer.holds(role, unitId) || (covers(right, role) && isOfAgency(unitId)),
  }
}

/**
 * Why the officer may not hold a sitting about the dossier, or null: they receive at its place and give the result back
 * at the same one, and the dossier is not received yet or in handling.
 */
export function whyNotSit(
  { state, receivingUnitId, returnUnitId }: Dossier,
  doer: Doer,
): RefusalCode | null {
  if (!doer.roles.has('reception')) return 'forbidden/role'
  const isTheirs = [receivingUnitId, returnUnitId].every((unitId) =>
    doer.holds('reception', unitId),
  )
  if (!isTheirs) return 'forbidden/not-your-unit'
  return state === 'submitted' ? null : whyNotInState('complete-step', state)
}

/**
 * The step that is done next in the sitting; null when there is none, or when of four on the spot only
 * the seal is left, which the clerk puts elsewhere. Refuses a step that the officer has no right to, and
 * one that was done in this sitting already: the process went back to it and would do so again.
 */
export function nextOnTheSpot(
  dossier: Dossier,
  doer: Doer,
  { kind, done }: { readonly kind: SittingKind; readonly done: ReadonlySet<string> },
): DossierStep | null {
  const [step] = openSteps(dossier)
  if (step === undefined) return null
  if (done.has(step.stepId)) throw new Refused('conflict/sitting-goes-round')
  if (step.waitsFor !== null) throw new Refused('conflict/awaiting-payment')
  if (doer.holds(step.role, step.unitId)) return step
  if (step.role !== 'clerk') throw new Refused('conflict/signer-has-not-delegated')
  if (kind === 5) throw new Refused('conflict/seal-not-delegated')
  return null
}

/** How a step before the seal ends in the sitting: signed, or completed as the decision has it. */
export function decideAtSitting(
  dossier: Dossier,
  officer: Doer,
  at: { readonly step: DossierStep; readonly decision: SittingDecision },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const { stepId, role } = at.step
  const { kind, content, opinion } = at.decision
  if (role === 'approver') return decideSign(dossier, officer, { stepId, kind, content }, about)
  const outcomes = about.process.step(stepId)?.outcomes ?? []
  const against = kind === 'rejection' ? outcomes.find(({ code }) => code === 'unqualified') : null
  const outcome = (against ?? outcomes[0])?.code ?? ''
  const note = about.process.endsWithoutDecision ? content : role === 'handler' ? opinion : null
  return decideCompleteStep(dossier, officer, { stepId, outcome, note, documents: [] }, about)
}
