import { openPause, type Dossier } from './dossier.ts'

/** With so many working hours left, or fewer, an end is near: one working day. */
const SOON_HOURS = 8
/** With this share of its time left, or less, an end is near: four fifths are used. */
const SOON_SHARE = 0.2

/** Positive hours of lateness, negative ones of time left or gained. */
export interface Lateness {
  readonly late: boolean
  /** Whether it is being handled and should be hurried: four fifths of its time used, or one working day left. */
  readonly dueSoon: boolean
  /** Working hours; null when there is no due date. */
  readonly workingHours: number | null
}

/**
 * How a dossier stands against its due date: when handling ended, when it began to wait for the
 * person, or now.
 */
export function lateness(
  dossier: Pick<Dossier, 'receivedAt' | 'dueAt' | 'closedAt' | 'pauses'>,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): Lateness {
  const { dueAt } = dossier
  if (dueAt === null) return { late: false, dueSoon: false, workingHours: null }
  const at = dossier.closedAt ?? openPause(dossier)?.from ?? now
  if (at > dueAt) return { late: true, dueSoon: false, workingHours: workingHours(dueAt, at) }
  const left = workingHours(at, dueAt)
  const dueSoon =
    dossier.closedAt === null &&
    openPause(dossier) === null &&
    left <= Math.max(SOON_HOURS, SOON_SHARE * wholeTime(dossier, dueAt, workingHours))
  return { late: false, dueSoon, workingHours: 0 - left }
}

/** The working hours from receipt to the due date, without those that were waited for the person. */
function wholeTime(
  { receivedAt, pauses }: Pick<Dossier, 'receivedAt' | 'pauses'>,
  dueAt: Date,
  workingHours: (from: Date, to: Date) => number,
): number {
  if (receivedAt === null) return 0
  return pauses.reduce(
    (time, { from, to }) => time - (to === null ? 0 : workingHours(from, to)),
    workingHours(receivedAt, dueAt),
  )
}
