import type { UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { consultationsOf } from './consultations.ts'
import { chosenStep } from './decide-step.ts'
import type { Doer } from './doer.ts'
import { openConsultations, type Dossier } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Facts } from './facts.ts'

/**
 * Asks another unit for its opinion, to be given within so many working hours. The clock of the
 * dossier goes on; several units may be asked beside each other.
 *
 * Law: consulting other agencies is part of the handling and of its term (Decree 61/2018, art. 18;
 * Decree 118/2025, art. 18).
 */
export function decideConsult(
  dossier: Dossier,
  doer: Doer,
  question: {
    readonly stepId: string | null
    readonly unitId: UnitId
    readonly question: string
    readonly hours: number
  },
  facts: Facts,
): DossierEvent {
  const step = chosenStep(dossier, doer, question.stepId, 'handler')
  if (question.unitId === step.unitId) throw new Refused('invalid/consulted-unit-is-own')
  if (openConsultations(dossier).some(({ unitId }) => unitId === question.unitId)) {
    throw new Refused('conflict/already-consulted')
  }
  const dueAt = facts.terms.stepDueAt(facts.now, question.hours, null)
  if (dueAt === null) throw new Error('an opinion has a deadline')
  return {
    type: 'consultation.asked',
    data: {
      consultation: dossier.consultations.length + 1,
      stepId: step.stepId,
      unitId: question.unitId,
      question: question.question,
      hours: question.hours,
      dueAt: formatInstant(dueAt),
    },
  }
}

/** Gives the opinion of the unit that was asked. Late ones are taken, too: they are still worth reading. */
export function decideAnswerConsultation(
  dossier: Dossier,
  doer: Doer,
  given: { readonly ordinal: number | null; readonly answer: string },
): DossierEvent {
  const mine = consultationsOf(dossier, doer)
  const consultation =
    given.ordinal === null ? mine[0] : mine.find(({ ordinal }) => ordinal === given.ordinal)
  if (consultation === undefined) throw new Refused('conflict/no-consultation-of-yours')
  return {
    type: 'consultation.answered',
    data: { consultation: consultation.ordinal, answer: given.answer },
  }
}
