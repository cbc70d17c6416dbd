import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { amountPaid, heldPayments, type Dossier, type RequestedFee } from './dossier.ts'
import type { DossierEvent, PaymentRecorded } from './events.ts'
import type { Facts } from './facts.ts'
import { goneOn, settledNow } from './movement.ts'

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

/** Records money taken for the dossier, under the number of its receipt. With the last of what was asked for, the clock goes on. */
export function decideRecordPayment(
  dossier: Dossier,
  payment: Omit<PaymentRecorded, 'resumed'>,
  facts: Facts,
): DossierEvent {
  const { amount, items } = payment
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Refused('invalid/amount')
  const sum = items.reduce((total, { each, count }) => total + each * count, 0)
  if (items.length > 0 && sum !== amount) throw new Refused('invalid/amount-differs-from-items')
  const owed = stillOwed(dossier)
  const isSettled = owed !== null && amount >= owed
  return {
    type: 'payment.recorded',
    data: { ...payment, resumed: isSettled ? goneOn(dossier, facts) : null },
  }
}

/**
 * Declares void a receipt that was made out wrongly. On the day it was given only: the takings of a
 * day that is over do not change, and money given back later is a refund. Places count their receipts
 * each for itself: of two with one number, from before and after a transfer, the later is meant.
 */
export function decideVoidPayment(
  dossier: Dossier,
  wrong: { readonly receiptNumber: string; readonly reason: string },
  today: Day,
): DossierEvent {
  const payment = heldPayments(dossier).findLast(
    ({ receiptNumber }) => receiptNumber === wrong.receiptNumber,
  )
  if (payment === undefined) throw new Refused('conflict/no-such-payment')
  if (dayOf(payment.paidAt) !== today) throw new Refused('conflict/payment-day-over')
  return { type: 'payment.voided', data: wrong }
}

/** What is still missing of the money asked for; null when none was. */
export function stillOwed(dossier: Pick<Dossier, 'openFees' | 'payments'>): number | null {
  if (dossier.openFees === null) return null
  const asked = dossier.openFees.fees.reduce((sum, { amount }) => sum + amount, 0)
  return asked - (amountPaid(dossier) - dossier.openFees.paidBefore)
}

/** What is still missing of each fee asked for; money covers them in the order in which they were asked for. */
export function owedFees(dossier: Pick<Dossier, 'openFees' | 'payments'>): readonly RequestedFee[] {
  const fees = dossier.openFees?.fees ?? []
  let owed = stillOwed(dossier) ?? 0
  return fees
    .toReversed()
    .map(({ name, amount }) => {
      const missing = Math.min(amount, owed)
      owed -= missing
      return { name, amount: missing }
    })
    .filter(({ amount }) => amount > 0)
    .toReversed()
}
