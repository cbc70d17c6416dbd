import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { runningPart } from './clock.ts'
import type { Dossier, RequestedItem } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Facts, Process } from './facts.ts'
import { nextOf, opening, stepOf } from './movement.ts'

/**
 * Receives a dossier: fixes the process version and the due date, does the reception step and opens
 * what follows it.
 *
 * Law: the term runs from receipt of a complete dossier (Decree 118/2025, art. 17; Decree 61/2018).
 * Of a term in two parts only the first is promised yet.
 */
export function decideReceive(dossier: Dossier, process: Process, facts: Facts): DossierEvent {
  const dueAt = facts.terms.dossierDueAt(facts.now, runningPart(dossier))
  const about = { dueAt, facts }
  const outcome = process.firstStep.outcomes[0]?.code ?? ''
  const next = nextOf(dossier, process, { ordinal: 1, stepId: process.firstStep.id, outcome })
  return {
    type: 'dossier.received',
    data: {
      processVersionId: process.versionId,
      dueAt: formatInstant(dueAt),
      reception: opening(process.firstStep, 1, about),
      opened: next.map((id, at) => opening(stepOf(process, id), 2 + at, about)),
    },
  }
}

/** Refuses to receive, with a reason for each thing that is wrong (form 03). */
export function decideRefuse(reasons: readonly RequestedItem[]): DossierEvent {
  if (reasons.length === 0) throw new Refused('invalid/no-reason')
  return { type: 'dossier.refused', data: { reasons } }
}
