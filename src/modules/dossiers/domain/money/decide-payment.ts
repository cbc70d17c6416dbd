import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import type { Doer } from '../doer.ts'
import type { Dossier, FeeRequest, Payment, RequestedFee } from '../dossier.ts'
import type { DossierEvent, PaymentRecorded, PaymentVoided, SealedEvent } from '../events.ts'
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
 * At whose counter the doer takes money for the dossier: where it was received, or where its result is given back. Who
 * works at both takes it where the person comes then: to the latter once handling has ended.
 */
export function counterOf(dossier: Dossier, doer: Pick<Doer, 'holds'>): UnitId {
  const { receivingUnitId, returnUnitId } = dossier
  const places = isOver(dossier.state)
    ? [returnUnitId, receivingUnitId]
    : [receivingUnitId, returnUnitId]
  return places.find((place) => doer.holds('reception', place)) ?? receivingUnitId
}

/**
 * Records money taken for the dossier, under the number of its receipt. With the last of what was asked for, the clock
 * goes on, unless papers are awaited, too.
 */
export function decideRecordPayment(
  dossier: Dossier,
  payment: Omit<PaymentRecorded, 'resumed' | 'paidOff'> & { readonly unitId: UnitId },
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

interface VoidedPayment {
  readonly type: 'payment.voided'
  readonly data: PaymentVoided & { readonly unitId: UnitId }
}

/** Who declares a receipt void, when, and what has happened to the dossier until then. */
interface Voiding {
  readonly doer: Pick<Doer, 'holds'>
  readonly facts: Facts
  readonly history: readonly SealedEvent[]
}

/**
 * Declares void a receipt that was made out wrongly. On the day it was given only: the takings of a
 * day that is over do not change, and money given back later is a refund. Only the place that took the
 * money does so: it has it, and counts its receipts for itself.
 *
 * What was asked for and paid off with it is owed again as long as the dossier is handled, and the clock
 * stands still from now on; once handling has ended only the receipt is void.
 */
export function decideVoidPayment(
  dossier: Dossier,
  wrong: {
    readonly receiptNumber: string
    readonly reason: string
    /** Which place is meant, where places may have given one number; of several the later is. */
    readonly isGivenBy?: (place: UnitId) => boolean
  },
  { doer, facts, history }: Voiding,
): VoidedPayment {
  const { payments } = dossier
  const { receiptNumber, reason, isGivenBy = () => true } = wrong
  const isMeant = (each: Payment) => each.receiptNumber === receiptNumber && isGivenBy(each.unitId)
  const place = payments.findLastIndex(
    (each) => isMeant(each) && whyNotVoid(each, doer, facts.now) === null,
  )
  const payment = payments[place]
  if (payment === undefined) {
    const reasons = payments.filter(isMeant).map((each) => whyNotVoid(each, doer, facts.now))
    const told = reasons.find((code) => code !== 'conflict/no-such-payment')
    throw new Refused(told ?? 'conflict/no-such-payment')
  }
  const owedAgain = owedWithout(dossier, place, history)
  const voided = { receiptNumber, reason, unitId: payment.unitId }
  if (owedAgain === null) return { type: 'payment.voided', data: voided }
  const settled = waitsForPerson(dossier) ? null : settledNow(dossier, facts)
  return { type: 'payment.voided', data: { ...voided, reopened: { ...owedAgain, settled } } }
}

/** Why the doer may not declare the receipt of a payment void now, or null. */
export function whyNotVoid(
  { voidedAt, unitId, paidAt }: Payment,
  doer: Pick<Doer, 'holds'>,
  now: Date,
): RefusalCode | null {
  if (voidedAt !== null) return 'conflict/no-such-payment'
  if (!doer.holds('reception', unitId)) return 'conflict/receipt-of-another-place'
  return dayOf(paidAt) === dayOf(now) ? null : 'conflict/payment-day-over'
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
