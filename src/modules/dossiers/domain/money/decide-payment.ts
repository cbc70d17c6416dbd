import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Dossier, FeeRequest, RequestedFee } from '../dossier.ts'
import type { DossierEvent, PaymentRecorded, SealedEvent } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isOver } from '../life-cycle.ts'
import { goneOn, settledNow } from '../movement.ts'
import { missingOf, paidOffRequests, stillOwed, together } from './fee-requests.ts'

/**
 * Asks the person to pay during handling: fees and financial obligations that were not known before.
 * The clock stands still until everything is paid.
 */
export function decideRequestPayment(
  dossier: Dossier,
  fees: readonly RequestedFee[],
  facts: Facts,
): DossierEvent {
  if (!fees.some(({ amount }) => amount > 0)) throw new Refused('invalid/amount')
  return { type: 'payment.requested', data: { fees, settled: settledNow(dossier, facts) } }
}

/**
 * Records money taken for the dossier, under the number of its receipt. With the last of what was asked for, the clock
 * goes on, unless papers are awaited, too.
 */
export function decideRecordPayment(
  dossier: Dossier,
  payment: Omit<PaymentRecorded, 'resumed' | 'paidOff'>,
  facts: Facts,
): DossierEvent {
  const { amount, items } = payment
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Refused('invalid/amount')
  const sum = items.reduce((total, { each, count }) => total + each * count, 0)
  if (items.length > 0 && sum !== amount) throw new Refused('invalid/amount-differs-from-items')
  const owed = stillOwed(dossier)
  if (owed === null || amount < owed)
    return { type: 'payment.recorded', data: { ...payment, resumed: null } }
  if (dossier.openRequest !== null)
    return { type: 'payment.recorded', data: { ...payment, resumed: null, paidOff: true } }
  return { type: 'payment.recorded', data: { ...payment, resumed: goneOn(dossier, facts) } }
}

/**
 * Declares void a receipt that was made out wrongly. On the day it was given only: the takings of a
 * day that is over do not change, and money given back later is a refund. Places count their receipts
 * each for itself: of two with one number, from before and after a transfer, the later is meant.
 *
 * What was asked for and paid off with it is owed again as long as the dossier is handled, and the clock
 * stands still from now on; once handling has ended only the receipt is void.
 */
export function decideVoidPayment(
  dossier: Dossier,
  wrong: { readonly receiptNumber: string; readonly reason: string },
  { facts, history }: { readonly facts: Facts; readonly history: readonly SealedEvent[] },
): DossierEvent {
  const place = dossier.payments.findLastIndex(
    ({ receiptNumber, voidedAt }) => receiptNumber === wrong.receiptNumber && voidedAt === null,
  )
  const payment = dossier.payments[place]
  if (payment === undefined) throw new Refused('conflict/no-such-payment')
  if (dayOf(payment.paidAt) !== dayOf(facts.now)) throw new Refused('conflict/payment-day-over')
  const owedAgain = owedWithout(dossier, place, history)
  if (owedAgain === null) return { type: 'payment.voided', data: wrong }
  const settled = waitsForPerson(dossier) ? null : settledNow(dossier, facts)
  return { type: 'payment.voided', data: { ...wrong, reopened: { ...owedAgain, settled } } }
}

/** What is owed once a payment does not hold; null where nothing had been paid off with it. */
function owedWithout(
  dossier: Dossier,
  place: number,
  history: readonly SealedEvent[],
): FeeRequest | null {
  if (dossier.receivedAt === null || isOver(dossier.state)) return null
  const request = paidOffRequests(history).find(({ paidBy }) => paidBy.includes(place))
  if (request === undefined) return null
  const others = { ...request, paidBy: request.paidBy.filter((each) => each !== place) }
  return missingOf(others, dossier.payments) > 0 ? together(dossier.openFees, request) : null
}

function waitsForPerson({ openRequest, openFees }: Dossier): boolean {
  return openRequest !== null || openFees !== null
}
