import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, PaymentRecorded } from './events.ts'

/** Withdraws the dossier at the person's wish, as long as no decision is issued (Decree 118/2025, art. 21). */
export function decideWithdraw(reason: string): DossierEvent {
  return { type: 'dossier.withdrawn', data: { reason } }
}

/** Records money taken for the dossier, under the number of its receipt. */
export function decideRecordPayment(payment: PaymentRecorded): DossierEvent {
  if (!Number.isSafeInteger(payment.amount) || payment.amount <= 0)
    throw new Refused('invalid/amount')
  return { type: 'payment.recorded', data: payment }
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
