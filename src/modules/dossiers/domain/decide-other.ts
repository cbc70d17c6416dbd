import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, ReceiptTaker, StopCause } from './events.ts'

/** Withdraws the dossier at the person's wish, as long as no decision is issued (Decree 118/2025, art. 21). */
export function decideWithdraw(reason: string): DossierEvent {
  return { type: 'dossier.withdrawn', data: { reason } }
}

/** Ends the handling before a decision: by the approver with the reason in law, or because no answer came (form 05). */
export function decideStop(reason: string, cause: StopCause): DossierEvent {
  return { type: 'dossier.stopped', data: { reason, cause } }
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
