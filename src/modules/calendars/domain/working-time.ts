import { Refused } from '#kernel/refused'
import type { WorkingHours } from './duration.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A time that does not count towards a term, for instance while the applicant completes the dossier. */
export interface Pause {
  readonly from: Date
  readonly to: Date
}

const MILLISECONDS_AN_HOUR = 3_600_000

/** The working time between two instants in milliseconds; negative when `to` is the earlier one. */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return calendar.workedUntil(to) - calendar.workedUntil(from)
}

/** The working time between two instants in hours, to the hundredth. */
export function workingHoursBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return inHours(workingTimeBetween(calendar, from, to))
}

/** A working time in hours, to the hundredth. */
export function inHours(milliseconds: number): number {
  // The zero is added because -0 would be written as such.
  return Math.round((milliseconds * 100) / MILLISECONDS_AN_HOUR) / 100 + 0
}

/** How many working days lie after the day of `from`, up to and including the day of `to`; negative backwards. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return (
    calendar.ordinalFrom(calendar.positionOf(to) + 1) -
    calendar.ordinalFrom(calendar.positionOf(from) + 1)
  )
}

/**
 * The first instant by which so much working time has passed since `start`; `start` itself for none.
 *
 * Refuses: `invalid/duration-too-short` (negative), `invalid/outside-calendar`.
 */
export function addWorkingTime(calendar: WorkingCalendar, start: Date, milliseconds: number): Date {
  if (!(milliseconds >= 0)) throw new Refused('invalid/duration-too-short')
  const worked = calendar.workedUntil(start)
  return milliseconds === 0 ? start : calendar.instantWorked(worked + milliseconds)
}

/** The working time that a term of hours is, in milliseconds. */
export function timeOf(hours: WorkingHours): number {
  return hours.value * MILLISECONDS_AN_HOUR
}

/** The working time from one instant to a later one without the pauses, which do not overlap, in milliseconds. */
export function elapsedWorkingTime(
  calendar: WorkingCalendar,
  from: Date,
  until: Date,
  pauses: readonly Pause[],
): number {
  let elapsed = workingTimeBetween(calendar, from, until)
  for (const pause of pauses) {
    const begins = pause.from < from ? from : pause.from
    const ends = pause.to > until ? until : pause.to
    if (begins < ends) elapsed -= workingTimeBetween(calendar, begins, ends)
  }
  return elapsed
}

/**
 * What is left at an instant of a term of hours that began at `start`, in milliseconds of working time, exact after any
 * number of pauses. Negative by as much as the term is overdue.
 */
export function remainingWorkingTime(
  calendar: WorkingCalendar,
  hours: WorkingHours,
  term: { readonly start: Date; readonly at: Date; readonly pauses: readonly Pause[] },
): number {
  return timeOf(hours) - elapsedWorkingTime(calendar, term.start, term.at, term.pauses)
}

/**
 * When a step is due: its hours counted from when it opened, never after `latest` (the due date of the dossier). A step
 * without hours has no due instant.
 */
export function stepDueAt(
  calendar: WorkingCalendar,
  openedAt: Date,
  hours: WorkingHours | null,
  latest: Date | null,
): Date | null {
  if (hours === null) return null
  const dueAt = addWorkingTime(calendar, openedAt, timeOf(hours))
  return latest !== null && latest < dueAt ? latest : dueAt
}
