import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { requireOpinions } from './consultations.ts'
import { chosenStep } from './decide-step.ts'
import type { Doer } from './doer.ts'
import type { Dossier, HandOver } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Facts, Process } from './facts.ts'
import { following } from './movement.ts'

/**
 * Signs the decision on the dossier: what was asked for, or its refusal with the reasons. Completes
 * the approver's step.
 */
export function decideSign(
  dossier: Dossier,
  doer: Doer,
  body: {
    readonly stepId: string | null
    readonly kind: 'approval' | 'rejection'
    readonly content: string
  },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const step = chosenStep(dossier, doer, body.stepId, 'approver')
  const { process, facts } = about
  requireOpinions(dossier, facts)
  const outcome = outcomeFor(process, step.stepId, body.kind)
  return {
    type: 'result.signed',
    data: {
      ordinal: step.ordinal,
      stepId: step.stepId,
      outcome,
      note: null,
      ...following(
        dossier,
        process,
        { ordinal: step.ordinal, stepId: step.stepId, outcome },
        facts,
      ),
      result: {
        kind: body.kind,
        content: body.content,
        signedAt: formatInstant(facts.now),
        signedBy: doer.accountId,
        number: null,
        issuedAt: null,
        replaces: null,
      },
    },
  }
}

/** The outcome of an approver's step that stands for the decision; a step with one outcome has no choice. */
function outcomeFor(process: Process, stepId: string, kind: 'approval' | 'rejection'): string {
  const outcomes = process.step(stepId)?.outcomes ?? []
  const named = outcomes.find(
    ({ code }) => code === (kind === 'approval' ? 'approved' : 'rejected'),
  )
  const code = (named ?? outcomes[0])?.code
  if (code === undefined) throw new Error(`step ${stepId} has no outcome`)
  return code
}

/** Numbers, dates and seals the signed result. Completes the clerk's step, the last one of most processes. */
export function decideIssue(
  dossier: Dossier,
  doer: Doer,
  body: { readonly stepId: string | null; readonly number: string },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const step = chosenStep(dossier, doer, body.stepId, 'clerk')
  if (dossier.result === null) throw new Refused('conflict/result-not-signed')
  const { process, facts } = about
  const outcome = process.step(step.stepId)?.outcomes[0]?.code ?? 'done'
  return {
    type: 'result.issued',
    data: {
      ordinal: step.ordinal,
      stepId: step.stepId,
      outcome,
      note: null,
      ...following(
        dossier,
        process,
        { ordinal: step.ordinal, stepId: step.stepId, outcome },
        facts,
      ),
      result: {
        ...dossier.result,
        signedAt: dossier.result.signedAt === null ? null : formatInstant(dossier.result.signedAt),
        number: body.number,
        issuedAt: formatInstant(facts.now),
      },
    },
  }
}

/**
 * Corrects an issued result that holds a mistake: signed, numbered and dated anew by the approver.
 * What was decided stays; the number before stays known. One handed over is to be handed over again.
 */
export function decideCorrect(
  dossier: Dossier,
  correction: { readonly reason: string; readonly content: string; readonly number: string },
  facts: Facts,
): DossierEvent {
  const { result } = dossier
  if (result === null || result.issuedAt === null) throw new Refused('conflict/no-result-issued')
  const { reason, content, number } = correction
  if (content === result.content) throw new Refused('invalid/nothing-corrected')
  const now = formatInstant(facts.now)
  return {
    type: 'result.corrected',
    data: {
      reason,
      result: {
        kind: result.kind,
        content,
        signedAt: now,
        signedBy: facts.doerId,
        number,
        issuedAt: now,
        replaces: result.number,
      },
    },
  }
}

/**
 * Hands the result to the person, or to who comes for them; the identity is kept. Without the
 * receipt the number of their document is kept too.
 */
export function decideHandOver(handOver: HandOver): DossierEvent {
  if (handOver.receiptLost && handOver.receivedBy.personalId === null) {
    throw new Refused('invalid/receiver-not-identified')
  }
  return { type: 'result.handed-over', data: handOver }
}
