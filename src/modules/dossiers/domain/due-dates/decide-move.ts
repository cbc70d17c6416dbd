import { formatInstant } from '#kernel/instant'
import type { CalendarCause, DossierEvent, EventData } from '../events.ts'
import type { Facts } from '../facts.ts'
import { countedAnew, type Counted } from './counted-anew.ts'

type Moved = Extract<DossierEvent, { readonly type: 'due-date.moved' }>

/**
 * Counts the dates of a dossier anew after the working calendar was changed; null when that moves
 * nothing. What is not running is left alone: a dossier that waits is counted by the new calendar
 * when it goes on, one that has ended never. The first due date stays known.
 *
 * Law: the term is the law's, in working days; which days those are follows from the calendar
 * (Labour Code, art. 112; Civil Code, art. 147 and 148).
 */
export function decideMoveDueDate(
  dossier: Counted,
  cause: CalendarCause,
  facts: Pick<Facts, 'law' | 'terms'>,
): Moved | null {
  const { dueAt, closedAt, pauses } = dossier
  const isWaiting = pauses.some(({ to }) => to === null)
  if (dueAt === null || closedAt !== null || isWaiting) return null
  const counted = countedAnew(dossier, facts)
  const from = formatInstant(dueAt)
  const was = new Map(dossier.steps.map((step) => [step.ordinal, step.dueAt?.getTime() ?? null]))
  const stepsDue = counted.stepsDue.filter(
    (step) =>
      (step.dueAt === null ? null : new Date(step.dueAt).getTime()) !== was.get(step.ordinal),
  )
  if (counted.dueAt === from && stepsDue.length === 0) return null
  return { type: 'due-date.moved', data: { from, dueAt: counted.dueAt, stepsDue, cause } }
}

/** Whether the date itself moved, and not only the time of a step within it. */
export function hasMoved({ from, dueAt }: EventData['due-date.moved']): boolean {
  return from !== dueAt
}
