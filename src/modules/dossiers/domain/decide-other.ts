import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, PaymentRecorded, ReceiptTaker } from './events.ts'

/** Withdraws the dossier at the person's wish, as long as no decision is issued (Decree 118/2025, art. 21). */
export function decideWithdraw(reason: string): DossierEvent {
  return { type: 'dossier.withdrawn', data: { reason } }
}

/** Records money taken for the dossier, under the number of its receipt. */
export function decideRecordPayment(payment: PaymentRecorded): DossierEvent {
  const { amount, items } = payment
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Refused('invalid/amount')
  const sum = items.reduce((total, { each, count }) => total + each * count, 0)
  if (items.length > 0 && sum !== amount) throw new Refused('invalid/amount-differs-from-items')
  return { type: 'payment.recorded', data: payment }
}

/**
 * Declares void a receipt that was made out wrongly. On the day it was given only: the takings of a
 * day that is over do not change, and money given back later is a refund.
 */
export function decideVoidPayment(
  dossier: Dossier,
  wrong: { readonly receiptNumber: string; readonly reason: string },
  today: Day,
): DossierEvent {
  const payment = dossier.payments.find(
    ({ receiptNumber, voidedAt }) => receiptNumber === wrong.receiptNumber && voidedAt === null,
  )
  if (payment === undefined) throw new Refused('conflict/no-such-payment')
  if (dayOf(payment.paidAt) !== today) throw new Refused('conflict/payment-day-over')
  return { type: 'payment.voided', data: wrong }
}

/** Who asks for a lost receipt: the document they showed, and whether they come for someone. */
export interface ShownIdentity {
  readonly document: string
  readonly isRepresentative: boolean
}

/**
 * Prints the receipt again for someone whose identity was checked: the applicant or owner by the
 * number of their document, anyone else only as a representative.
 */
export function decideReprintReceipt(dossier: Dossier, shown: ShownIdentity): DossierEvent {
  if (dossier.receivedAt === null) throw new Refused('conflict/no-receipt')
  return { type: 'receipt.reprinted', data: { takenBy: takerOf(dossier, shown) } }
}

function takerOf({ applicant, owner }: Dossier, shown: ShownIdentity): ReceiptTaker {
  if (applicant.personalId === shown.document) return 'applicant'
  if (owner?.personalId === shown.document) return 'owner'
  if (shown.isRepresentative) return 'representative'
  throw new Refused('invalid/not-of-this-receipt')
}

/** Gives kept originals back to the person; all that are held when none are named. */
export function decideGiveBackPapers(dossier: Dossier, named: readonly number[]): DossierEvent {
  const held = dossier.documents
    .filter(({ originals, givenBackAt }) => originals > 0 && givenBackAt === null)
    .map(({ ordinal }) => ordinal)
  const ordinals = named.length === 0 ? held : [...new Set(named)].toSorted((a, b) => a - b)
  if (ordinals.length === 0 || ordinals.some((ordinal) => !held.includes(ordinal))) {
    throw new Refused('conflict/no-papers-held')
  }
  return { type: 'papers.given-back', data: { ordinals } }
}
