import { formatInstant } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { runningPart } from './clock.ts'
import { currentDocuments, type Dossier, type RequestedItem } from './dossier.ts'
import type { DossierEvent, NewDocument, NewDueDates } from './events.ts'
import type { Circumstances, Facts } from './facts.ts'
import { goneOn, settledNow, startedAnew } from './movement.ts'

const WORKING_DAY_HOURS = 8

/**
 * Asks the person to bring or mend papers, everything at once, and stops the clock (form 02). They
 * have a working day for it at least. Whether they may be asked for once more is asked before.
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
  const inAWorkingDay = facts.terms.stepDueAt(facts.now, WORKING_DAY_HOURS, null)
  if (inAWorkingDay !== null && respondBy < inAWorkingDay)
    throw new Refused('invalid/respond-by-too-soon')
  return {
    type: 'supplement.requested',
    data: {
      items,
      respondBy: formatInstant(respondBy),
      stepId,
      settled: settledNow(dossier, facts),
    },
  }
}

/**
 * Why papers may not be asked for once more, or null.
 *
 * Law: asked for once in the whole handling (Decree 118/2025, art. 11); the earlier rulebook sets no
 * number.
 */
export function whyNotRequestSupplement(
  { supplementRequests }: Pick<Dossier, 'supplementRequests'>,
  { law: { mostSupplementRequests: most } }: Circumstances,
): RefusalCode | null {
  return most !== null && supplementRequests >= most
    ? 'conflict/supplement-already-requested'
    : null
}

/**
 * Whether the papers that were asked for did not come in time, so that the handling ends.
 *
 * Law: a time that ends on a day off ends with the next working day (Civil Code, art. 148), also when
 * the day was declared off after the time was given.
 */
export function isUnanswered(
  { openRequest }: Pick<Dossier, 'openRequest'>,
  { now, terms }: Pick<Circumstances, 'now' | 'terms'>,
): boolean {
  return openRequest !== null && terms.periodEnd(openRequest.respondBy) < now
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
  return {
    type: 'supplement.provided',
    data: { documents, replaced, answersRound, ...dueAfterSupplement(dossier, facts) },
  }
}

function dueAfterSupplement(dossier: Dossier, facts: Facts): NewDueDates {
  if (dossier.receivedAt === null) return { dueAt: null, stepsDue: [] }
  return facts.law.supplementTerm === 'reset'
    ? startedAnew(dossier, facts.terms.dossierDueAt(facts.now, runningPart(dossier)), facts)
    : goneOn(dossier, facts)
}
