import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  currentDocuments,
  openPause,
  openSteps,
  type Dossier,
  type RequestedItem,
} from './dossier.ts'
import type { DossierEvent, NewDocument } from './events.ts'
import type { Facts } from './facts.ts'

/**
 * Asks the person to bring or mend papers, everything at once, and stops the clock (form 02).
 *
 * Law: asked for once in the whole handling (Decree 118/2025, art. 11); the earlier rulebook sets no
 * number.
 */
export function decideRequestSupplement(
  dossier: Dossier,
  request: {
    readonly items: readonly RequestedItem[]
    readonly respondBy: Date
    readonly stepId: string | null
  },
  facts: Facts,
): DossierEvent {
  const { items, respondBy, stepId } = request
  if (items.length === 0) throw new Refused('invalid/no-item')
  if (respondBy <= facts.now) throw new Refused('invalid/respond-by-past')
  const most = facts.law.mostSupplementRequests
  if (most !== null && dossier.supplementRequests >= most) {
    throw new Refused('conflict/supplement-already-requested')
  }
  return {
    type: 'supplement.requested',
    data: { items, respondBy: formatInstant(respondBy), stepId },
  }
}

/**
 * Takes the papers that were asked for. Before receipt the dossier goes back to be received; after
 * it the clock goes on, or starts again, as the rulebook says.
 */
export function decideSupplement(
  dossier: Dossier,
  brought: { readonly documents: readonly NewDocument[]; readonly answersRound: number | null },
  facts: Facts,
): DossierEvent {
  const { documents, answersRound } = brought
  if (documents.length === 0 && answersRound === null)
    throw new Refused('invalid/nothing-supplemented')
  const components = new Set(documents.map(({ componentId }) => componentId))
  const replaced = currentDocuments(dossier)
    .filter(
      ({ componentId, stepId }) =>
        stepId === null && componentId !== null && components.has(componentId),
    )
    .map(({ ordinal }) => ordinal)
  const dueAt = dueAfterSupplement(dossier, facts)
  return {
    type: 'supplement.provided',
    data: {
      documents,
      replaced,
      answersRound,
      dueAt: formatInstantOrNull(dueAt),
      stepsDue: openSteps(dossier).map(({ ordinal, hours }) => ({
        ordinal,
        dueAt: formatInstantOrNull(facts.terms.stepDueAt(facts.now, hours, dueAt)),
      })),
    },
  }
}

function dueAfterSupplement(dossier: Dossier, facts: Facts): Date | null {
  if (dossier.receivedAt === null) return null
  if (facts.law.supplementTerm === 'reset')
    return facts.terms.dossierDueAt(facts.now, dossier.term, [])
  const ended = dossier.pauses.map((pause) =>
    pause === openPause(dossier) ? { ...pause, to: facts.now } : pause,
  )
  return facts.terms.dossierDueAt(dossier.receivedAt, dossier.term, ended)
}
