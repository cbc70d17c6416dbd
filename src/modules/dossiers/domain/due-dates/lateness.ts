import { countedUntil, openPause, type Dossier } from '../dossier.ts'
import { termBegan } from './running-term.ts'
import { warningsOf, type Warning } from './warnings.ts'

/** Positive hours of lateness, negative ones of time left or gained. */
export interface Lateness {
  readonly late: boolean
  /** Whether no time is counted now: the person is waited for, or what lies outside the clock. */
  readonly standsStill: boolean
  /** Whether it is being handled and should be hurried: some warning holds. */
  readonly dueSoon: boolean
  /** The warnings that hold, by name. */
  readonly warnings: readonly Warning[]
  /** Working hours; null when there is no due date. */
  readonly workingHours: number | null
}

/**
 * How a dossier stands against its due date: when handling ended, when it began to wait for the
 * person, also where it ended without having been brought what it waited for, or now.
 */
export function lateness(
  dossier: Pick<
    Dossier,
    'receivedAt' | 'reopenedAt' | 'secondPart' | 'dueAt' | 'closedAt' | 'finishedAt' | 'pauses'
  >,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): Lateness {
  const { dueAt, closedAt, pauses } = dossier
  const standsStill = openPause(dossier) !== null
  if (dueAt === null) {
    return { late: false, standsStill, dueSoon: false, warnings: [], workingHours: null }
  }
  const at = countedUntil(dossier, now)
  const late = at > dueAt
  const time = { startedAt: termBegan(dossier), dueAt, endedAt: closedAt, pauses }
  const warnings = warningsOf(time, now, workingHours)
  return {
    late,
    standsStill,
    dueSoon: warnings.length > 0,
    warnings,
    workingHours: late ? workingHours(dueAt, at) : 0 - workingHours(at, dueAt),
  }
}
