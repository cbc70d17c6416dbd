/** Why someone is warned that an end is near, each by its name. */
export const WARNINGS = ['four-fifths-used', 'one-day-left'] as const

export type Warning = (typeof WARNINGS)[number]

/** A working day, as the processes count it. */
const HOURS_A_DAY = 8
/** The share of the time that is left when four fifths are used. */
const LAST_FIFTH = 0.2

/** A time that runs towards a due instant: a dossier's term, or the stay at a step. */
export interface RunningTime {
  readonly startedAt: Date | null
  readonly dueAt: Date | null
  /** When it came to its end; null while it runs. */
  readonly endedAt: Date | null
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[]
}

/**
 * The warnings that hold at an instant: four fifths of the time, pauses left out, are used; one
 * working day is left of a time longer than that. None once the due instant has passed, the end has
 * come, or the time stands still.
 */
export function warningsOf(
  time: RunningTime,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): Warning[] {
  const { dueAt, endedAt, pauses } = time
  const isPaused = pauses.some(({ to }) => to === null)
  if (dueAt === null || endedAt !== null || isPaused || now > dueAt) return []
  const left = workingHours(now, dueAt)
  const whole = wholeTime(time, dueAt, workingHours)
  const holds: Readonly<Record<Warning, boolean>> = {
    'four-fifths-used': left <= LAST_FIFTH * whole,
    'one-day-left': left <= HOURS_A_DAY && whole > HOURS_A_DAY,
  }
  return WARNINGS.filter((warning) => holds[warning])
}

/** The working hours from the start to the due instant without those of the pauses that ended between. */
function wholeTime(
  { startedAt, pauses }: RunningTime,
  dueAt: Date,
  workingHours: (from: Date, to: Date) => number,
): number {
  if (startedAt === null) return 0
  return pauses.reduce(
    (time, { from, to }) =>
      to === null || to <= startedAt
        ? time
        : time - workingHours(from < startedAt ? startedAt : from, to),
    workingHours(startedAt, dueAt),
  )
}
