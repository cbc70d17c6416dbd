import { openPause, type Dossier } from './dossier.ts'

/** Positive hours of lateness, negative ones of time left or gained. */
export interface Lateness {
  readonly late: boolean
  /** Working hours; null when there is no due date. */
  readonly workingHours: number | null
}

/**
 * How a dossier stands against its due date: when handling ended, when it began to wait for the
 * person, or now.
 */
export function lateness(
  dossier: Pick<Dossier, 'dueAt' | 'closedAt' | 'pauses'>,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): Lateness {
  const { dueAt } = dossier
  if (dueAt === null) return { late: false, workingHours: null }
  const at = dossier.closedAt ?? openPause(dossier)?.from ?? now
  const late = at > dueAt
  return { late, workingHours: late ? workingHours(dueAt, at) : 0 - workingHours(at, dueAt) }
}
