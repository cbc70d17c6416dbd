import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Circumstances, Facts } from './facts.ts'
import { startedAnew } from './movement.ts'

/**
 * Puts the due date off, with an apology that gives the reason and the new date (form 04). The first
 * due date stays known. Whether it may be put off is asked before.
 */
export function decideExtend(
  dossier: Dossier,
  wish: { readonly reason: string; readonly dueAt: Date },
  facts: Facts,
): DossierEvent {
  const earliest = Math.max((dossier.dueAt ?? facts.now).getTime(), facts.now.getTime())
  if (wish.dueAt.getTime() <= earliest) throw new Refused('invalid/due-at-not-later')
  return {
    type: 'dossier.extended',
    data: {
      reason: wish.reason,
      ...startedAnew(dossier, wish.dueAt, facts),
    },
  }
}

/**
 * Why the due date may not be put off now, or null.
 *
 * Law: once in the whole handling, and told at the latest one working day before the due date; a
 * date that is already past is still owed an apology (Decree 61/2018, art. 19; Decree 118/2025).
 */
export function whyNotExtend(
  { dueAt, extensions }: Pick<Dossier, 'dueAt' | 'extensions'>,
  { now, law, terms }: Circumstances,
): RefusalCode | null {
  if (dueAt === null) return 'conflict/no-due-date'
  if (extensions >= law.mostExtensions) return 'conflict/already-extended'
  const isPast = now > dueAt
  return !isPast && now > terms.workingDayBefore(dueAt) ? 'conflict/too-late-to-extend' : null
}
