import type { AccountId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { requireOpinions } from './consultations.ts'
import { hasStep, type Doer } from './doer.ts'
import { openSteps, type Dossier, type DossierStep } from './dossier.ts'
import type { DossierEvent, DossierResultData, NewDocument } from './events.ts'
import { instantOf } from './evolve-aside.ts'
import type { Facts, Process } from './facts.ts'
import {
  clockAfter,
  decidesFrom,
  following,
  leadsTo,
  nextOrdinal,
  opening,
  planOf,
} from './movement.ts'
import { isFreeFor, mayAssign, stepsOf } from './why-not.ts'

/**
 * The step that is meant: the one named, or the only one the doer has. Refuses a step that is not
 * open, not theirs, claimed by another, or not named where several are open.
 */
export function chosenStep(
  dossier: Dossier,
  doer: Doer,
  named: string | null,
  role?: DossierStep['role'],
): DossierStep {
  const step = stepAmong(stepsOf(dossier, doer, role), dossier, named)
  if (isFreeFor(step, doer)) return step
  throw new Refused('conflict/claimed-by-another', {
    members: { claimedAt: step.claimedAt?.toISOString() ?? null },
  })
}

function stepAmong(
  candidates: readonly DossierStep[],
  dossier: Dossier,
  named: string | null,
): DossierStep {
  if (named === null) {
    const [only, ...others] = candidates
    if (only === undefined) throw new Refused('conflict/no-step-of-yours')
    if (others.length > 0) throw new Refused('invalid/step-not-named')
    return only
  }
  const step = candidates.find(({ stepId }) => stepId === named)
  if (step !== undefined) return step
  if (openSteps(dossier).some(({ stepId }) => stepId === named))
    throw new Refused('conflict/no-step-of-yours')
  if (dossier.steps.some(({ stepId }) => stepId === named))
    throw new Refused('conflict/step-not-open')
  throw new Refused('invalid/unknown-step')
}

/** Takes a step on oneself, so that colleagues leave it alone. */
export function decideClaim(dossier: Dossier, doer: Doer, named: string | null): DossierEvent {
  const step = chosenStep(dossier, doer, named)
  if (step.assigneeId !== null) throw new Refused('conflict/already-yours')
  return { type: 'step.claimed', data: held(step) }
}

/** Gives a claimed step back to the unit. */
export function decideRelease(dossier: Dossier, doer: Doer, named: string | null): DossierEvent {
  const mine = stepsOf(dossier, doer).filter((step) => hasStep(step, doer))
  return { type: 'step.released', data: held(stepAmong(mine, dossier, named)) }
}

/** Gives a step to an officer who holds its role in its unit. */
export function decideAssign(
  dossier: Dossier,
  doer: Doer,
  named: string | null,
  assignee: Doer,
): DossierEvent {
  const step = stepAmong(
    openSteps(dossier).filter((open) => mayAssign(open, doer)),
    dossier,
    named,
  )
  if (!assignee.holds(step.role, step.unitId)) throw new Refused('invalid/assignee-without-role')
  if (step.assigneeId === assignee.accountId) throw new Refused('conflict/already-assigned')
  return { type: 'step.assigned', data: { ...held(step), to: assignee.accountId } }
}

/**
 * Completes a step with one of its outcomes and opens what follows. Where nothing follows and
 * nothing else is open, handling ends; a process in which nobody signs makes its result here.
 */
export function decideCompleteStep(
  dossier: Dossier,
  doer: Doer,
  body: {
    readonly stepId: string | null
    readonly outcome: string
    readonly note: string | null
    readonly documents: readonly NewDocument[]
  },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const step = chosenStep(dossier, doer, body.stepId)
  if (step.role === 'approver') throw new Refused('conflict/step-needs-signature')
  if (step.role === 'clerk') throw new Refused('conflict/step-needs-issue')
  const { process, facts } = about
  requireOpinions(dossier, facts)
  const { opened, clock } = following(
    dossier,
    process,
    { ...held(step), outcome: body.outcome },
    facts,
  )
  return {
    type: 'step.completed',
    data: {
      ...held(step),
      outcome: body.outcome,
      note: body.note,
      opened,
      clock,
      documents: body.documents.map((document) => ({ ...document, stepId: step.stepId })),
      result: endsHandling(dossier, opened) ? resultWithoutDecision(dossier, body, process) : null,
    },
  }
}

/**
 * Sends the dossier back to a step it has been at, with the reason; who had that step gets it again.
 * Branches that lead on from there are recalled: they will open anew. What was signed falls where somebody signs from there on.
 */
export function decideSendBack(
  dossier: Dossier,
  doer: Doer,
  body: { readonly stepId: string | null; readonly toStep: string; readonly note: string },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const step = chosenStep(dossier, doer, body.stepId)
  const target = about.process.step(body.toStep)
  if (target === null) throw new Refused('invalid/unknown-step')
  const before = dossier.steps.findLast(
    ({ stepId, closedAt }) => stepId === target.id && closedAt !== null,
  )
  const plan = planOf(about.process)
  // What runs beside is no earlier step: sent back there, the branch would be left out of what follows.
  if (before === undefined || !leadsTo(plan, target.id, step.stepId)) {
    throw new Refused('conflict/not-an-earlier-step')
  }
  const clock = clockAfter(dossier, step.ordinal, about.facts, false)
  return {
    type: 'step.sent-back',
    data: {
      ...held(step),
      outcome: 'sent-back',
      note: body.note,
      toStep: target.id,
      keepsResult: dossier.result !== null && !decidesFrom(about.process, [target.id]),
      recalled: openSteps(dossier)
        .filter(({ ordinal }) => ordinal !== step.ordinal)
        .filter(({ stepId }) => leadsTo(plan, target.id, stepId))
        .map(({ ordinal }) => ordinal),
      opened: [
        opening(target, nextOrdinal(dossier), {
          dueAt: clock === null ? dossier.dueAt : instantOf(clock.dueAt),
          facts: about.facts,
          assigneeId: lastWorker(before),
        }),
      ],
      clock,
    },
  }
}

function lastWorker(step: DossierStep): AccountId | null {
  return step.role === 'reception' ? null : step.closedBy
}

/** Whether handling is over once this step is closed: nothing opens and nothing else is open. */
export function endsHandling(dossier: Dossier, opened: readonly unknown[]): boolean {
  return opened.length === 0 && openSteps(dossier).length === 1
}

function resultWithoutDecision(
  dossier: Dossier,
  body: { readonly outcome: string; readonly note: string | null },
  process: Process,
): DossierResultData | null {
  if (dossier.result !== null) return null
  if (!process.endsWithoutDecision) throw new Refused('conflict/result-not-signed')
  return {
    kind: body.outcome === 'unqualified' ? 'rejection' : 'approval',
    content: body.note ?? '',
    signedAt: null,
    signedBy: null,
    number: null,
    issuedAt: null,
    replaces: null,
  }
}

function held(step: DossierStep): { readonly ordinal: number; readonly stepId: string } {
  return { ordinal: step.ordinal, stepId: step.stepId }
}
