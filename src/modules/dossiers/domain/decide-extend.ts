import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Facts } from './facts.ts'
import { startedAnew } from './movement.ts'

/**
 * Puts the due date off, with an apology that gives the reason and the new date (form 04). The first
 * due date stays known.
 *
 * Law: once in the whole handling, and told at the latest one working day before the due date; a
 * date that is already past is still owed an apology (Decree 61/2018, art. 19; Decree 118/2025).
 */
export function decideExtend(
  dossier: Dossier,
  wish: { readonly reason: string; readonly dueAt: Date },
  facts: Facts,
): DossierEvent {
  const { dueAt } = dossier
  if (dueAt === null) throw new Refused('conflict/no-due-date')
  if (dossier.extensions >= facts.law.mostExtensions) throw new Refused('conflict/already-extended')
  const isPast = facts.now > dueAt
  if (!isPast && facts.now > facts.terms.workingDayBefore(dueAt)) {
    throw new Refused('conflict/too-late-to-extend')
  }
  if (wish.dueAt <= dueAt || wish.dueAt <= facts.now) throw new Refused('invalid/due-at-not-later')
  return {
    type: 'dossier.extended',
    data: {
      reason: wish.reason,
      ...startedAnew(dossier, wish.dueAt, facts),
    },
  }
}
