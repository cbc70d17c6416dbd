import {
  amountPaid,
  type Consultation,
  type Dossier,
  type DossierResult,
  type Pause,
} from './dossier.ts'
import type { DossierResultData, EventOf, NewDueDates } from './events.ts'

/** The questions to other units after one was asked or answered. */
export function consultationsAfter(
  { consultations }: Dossier,
  event: EventOf<'consultation.asked' | 'consultation.answered'>,
): readonly Consultation[] {
  const { at, actorId } = event
  if (event.type === 'consultation.answered') {
    const { consultation, answer } = event.data
    return consultations.map((each) =>
      each.ordinal === consultation
        ? { ...each, answer, answeredAt: at, answeredBy: actorId }
        : each,
    )
  }
  const { consultation: ordinal, dueAt, ...question } = event.data
  const asked: Consultation = {
    ...question,
    ordinal,
    dueAt: new Date(dueAt),
    askedAt: at,
    askedBy: actorId,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  }
  return [...consultations, asked]
}

/** Money asked for stops the clock; the last of it lets the clock go on. */
export function afterMoney(
  dossier: Dossier,
  event: EventOf<'payment.requested' | 'payment.recorded' | 'payment.voided'>,
): Dossier {
  const { at } = event
  switch (event.type) {
    case 'payment.requested':
      return {
        ...dossier,
        state: 'awaiting-payment',
        openFees: { fees: event.data.fees, paidBefore: amountPaid(dossier) },
        pauses: [...dossier.pauses, { from: at, to: null, reason: 'payment' }],
      }
    case 'payment.voided':
      return {
        ...dossier,
        payments: dossier.payments.map((payment) =>
          payment.receiptNumber === event.data.receiptNumber
            ? { ...payment, voidedAt: at }
            : payment,
        ),
      }
    case 'payment.recorded':
      return afterPayment(dossier, event)
  }
}

function afterPayment(dossier: Dossier, event: EventOf<'payment.recorded'>): Dossier {
  const { at } = event
  const { resumed, ...payment } = event.data
  const paid: Dossier = {
    ...dossier,
    payments: [...dossier.payments, { ...payment, paidAt: at, voidedAt: null }],
  }
  if (resumed === null) return paid
  return {
    ...withDueDates(paid, resumed),
    state: 'processing',
    openFees: null,
    pauses: pausesEnded(dossier.pauses, at),
  }
}

/** A corrected result waits to be handed over, also where the one before was. */
export function afterCorrection(dossier: Dossier, event: EventOf<'result.corrected'>): Dossier {
  return {
    ...dossier,
    state: 'finished',
    returnedAt: null,
    handOver: null,
    result: resultOf(event.data.result),
  }
}

/** The dossier with other due dates for itself and its open steps. */
export function withDueDates(dossier: Dossier, { dueAt, stepsDue }: NewDueDates): Dossier {
  const due = new Map(stepsDue.map((step) => [step.ordinal, instantOf(step.dueAt)]))
  return {
    ...dossier,
    dueAt: instantOf(dueAt),
    steps: dossier.steps.map((step) => {
      const moved = due.get(step.ordinal)
      return moved === undefined ? step : { ...step, dueAt: moved }
    }),
  }
}

/** A result as events keep it. */
export function resultOf(data: DossierResultData): DossierResult {
  return {
    ...data,
    signedAt: instantOf(data.signedAt),
    issuedAt: instantOf(data.issuedAt),
  }
}

/** An instant as events and columns keep it. */
export function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

/** The pauses when the last one ends. */
export function pausesEnded(pauses: readonly Pause[], at: Date): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
}
