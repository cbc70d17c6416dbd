import type { Day } from '#kernel/day'
import { timeOfDay } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused, type ValueFault } from '#kernel/refused'
import { isCoveredInstant } from './coverage.ts'
import type { CalendarDays, Duration, WorkingDays, WorkingHours } from './duration.ts'
import type { TimeOfDay } from './schedule.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { timeOf, workingDaysBetween, workingTimeBetween, type Pause } from './working-time.ts'

/** How a term is counted; which values apply to a dossier is the rulebook's decision. */
export interface Counting {
  /** What arrives later in the day than this counts as received on the next working day. */
  readonly cutOff: TimeOfDay | 'none'
  /** In order, not overlapping, none before the start. */
  readonly pauses: readonly Pause[]
  /** Whether the term goes on after a pause or starts again from its end. */
  readonly policy: 'pause' | 'reset'
}

/** When a term ends. */
export interface DueDate {
  readonly dueAt: Date
  /** The day from which the term is counted; it is not itself counted, except in hours. */
  readonly countedFrom: Day
  /** Whether the date depends on a year whose days off are only proposed. */
  readonly isProvisional: boolean
}

/** How a term was counted: everything that the date and its explanation are read from. Days are calendar positions. */
export interface Count {
  readonly duration: Duration
  /** When the term began, or began again. */
  readonly from: Date
  /** The pauses within it. */
  readonly pauses: readonly Pause[]
  /** The day from which is counted. */
  readonly effective: number
  /** The day on which the term is due. */
  readonly due: number
  readonly dueAt: Date
}

/** A rule that a request for a due date breaks, and where. */
interface CountingFault extends ValueFault {
  readonly code: RefusalCode
}

/**
 * When a term that begins at `start` ends.
 *
 * Working days: the first day is not counted (Civil Code, art. 147), the last ends at closing time. Calendar days: an
 * end on a day off moves to the next working day (art. 148). Working hours: session time, no cut-off.
 *
 * Refuses: `invalid/outside-calendar`, `invalid/pause-before-start`, `invalid/pause-ends-before-it-begins`,
 * `invalid/pauses-overlap`.
 */
export function dueDate(
  calendar: WorkingCalendar,
  start: Date,
  duration: Duration,
  counting: Counting,
): DueDate {
  return dateOf(calendar, countTerm(calendar, start, duration, counting))
}

/** What a count comes to. */
export function dateOf(calendar: WorkingCalendar, count: Count): DueDate {
  const lastPause = count.pauses.at(-1)
  const last =
    lastPause === undefined ? count.due : Math.max(count.due, calendar.positionOf(lastPause.to))
  return {
    dueAt: count.dueAt,
    countedFrom: calendar.dayAt(count.effective),
    isProvisional: calendar.isProvisional(calendar.positionOf(count.from), last),
  }
}

/** Counts a term; the date and the explanation are both read from the result. */
export function countTerm(
  calendar: WorkingCalendar,
  start: Date,
  duration: Duration,
  { cutOff, pauses, policy }: Counting,
): Count {
  const fault = whyNotCount(start, pauses)
  if (fault !== null) throw new Refused(fault.code, { errors: [fault] })
  const restart = policy === 'reset' ? pauses.at(-1)?.to : undefined
  const from = restart ?? start
  const within = restart === undefined ? pauses : []
  if (duration.unit === 'working-hours') return countHours(calendar, from, duration, within)
  const effective = effectiveDay(calendar, from, cutOff)
  return countDays(calendar, duration, { from, effective, pauses: within })
}

/** Which rule a start and its pauses break, or null. */
function whyNotCount(start: Date, pauses: readonly Pause[]): CountingFault | null {
  if (!isCoveredInstant(start)) return { path: '/start', code: 'invalid/outside-calendar' }
  let earliest = start
  for (const [index, { from, to }] of pauses.entries()) {
    if (!isCoveredInstant(from) || !isCoveredInstant(to))
      return { path: `/pauses/${index}`, code: 'invalid/outside-calendar' }
    if (to < from)
      return { path: `/pauses/${index}/to`, code: 'invalid/pause-ends-before-it-begins' }
    if (from < earliest)
      return {
        path: `/pauses/${index}/from`,
        code: index === 0 ? 'invalid/pause-before-start' : 'invalid/pauses-overlap',
      }
    earliest = to
  }
  return null
}

/**
 * The working day on which something that arrives at an instant counts as received: its own, unless that is a day off
 * or the instant is after the cut-off. The cut-off is compared to the second: 15:00:00.9 is not after 15:00. When the
 * office is closed in the afternoon, what arrives after closing waits for the next working day too.
 */
function effectiveDay(
  calendar: WorkingCalendar,
  instant: Date,
  cutOff: Counting['cutOff'],
): number {
  const position = calendar.positionOf(instant)
  const ordinal = calendar.ordinalFrom(position)
  if (!calendar.isWorkingDay(position)) return calendar.positionOfOrdinal(ordinal)
  const isLate = cutOff !== 'none' && Math.floor(timeOfDay(instant) / 1000) * 1000 > cutOff
  const isAfterHalfDay =
    calendar.specialDayAt(position)?.kind === 'closed-afternoon' &&
    instant.getTime() > calendar.closingOf(position)
  return isLate || isAfterHalfDay ? calendar.positionOfOrdinal(ordinal + 1) : position
}

function countDays(
  calendar: WorkingCalendar,
  duration: WorkingDays | CalendarDays,
  term: Pick<Count, 'from' | 'effective' | 'pauses'>,
): Count {
  const unmoved = ordinalReached(calendar, duration, term.effective)
  const due = calendar.positionOfOrdinal(unmoved + daysPaused(calendar, term.pauses))
  return { ...term, duration, due, dueAt: new Date(calendar.closingOf(due)) }
}

/** The working day that a term of days reaches when nothing pauses it. */
export function ordinalReached(
  calendar: WorkingCalendar,
  duration: WorkingDays | CalendarDays,
  effective: number,
): number {
  return duration.unit === 'working-days'
    ? calendar.ordinalFrom(effective) + duration.value
    : calendar.ordinalFrom(effective + duration.value)
}

function daysPaused(calendar: WorkingCalendar, pauses: readonly Pause[]): number {
  let days = 0
  for (const { from, to } of pauses) days += workingDaysBetween(calendar, from, to)
  return days
}

function countHours(
  calendar: WorkingCalendar,
  from: Date,
  duration: WorkingHours,
  pauses: readonly Pause[],
): Count {
  let target = calendar.workedUntil(from) + timeOf(duration)
  for (const pause of pauses) {
    // A term that is complete when a pause begins is not moved by it.
    if (calendar.workedUntil(pause.from) >= target) break
    target += workingTimeBetween(calendar, pause.from, pause.to)
  }
  const dueAt = calendar.instantWorked(target)
  const effective = calendar.positionWorkingFrom(from)
  return { duration, from, pauses, effective, due: calendar.positionOf(dueAt), dueAt }
}
