import { countedUntil, type Dossier } from '../dossier.ts'
import { termBegan } from './running-term.ts'

/** How the time of the term that runs is made up, in working hours. */
export interface TimeSpent {
  /** Handled so far, pauses left out. */
  readonly used: number
  /** Waited for the person. */
  readonly paused: number
  /** Left until the due date; 0 when it has passed. */
  readonly left: number
  /** Past the due date; 0 while it has not. */
  readonly over: number
}

/**
 * How much of its time a received dossier has used, waited and has left: until handling ended, until
 * it began to wait, or until now. Null before receipt and where there is no due date.
 */
export function timeSpent(
  dossier: Pick<
    Dossier,
    'receivedAt' | 'reopenedAt' | 'secondPart' | 'dueAt' | 'closedAt' | 'finishedAt' | 'pauses'
  >,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): TimeSpent | null {
  const { dueAt, closedAt } = dossier
  const began = termBegan(dossier)
  if (began === null || dueAt === null) return null
  const end = closedAt ?? now
  const paused = dossier.pauses
    .filter(({ from }) => from >= began)
    .reduce((sum, { from, to }) => sum + workingHours(from, to ?? end), 0)
  const at = countedUntil(dossier, now)
  return {
    used: Math.max(0, workingHours(began, end) - paused),
    paused,
    left: at < dueAt ? workingHours(at, dueAt) : 0,
    over: at > dueAt ? workingHours(dueAt, at) : 0,
  }
}
