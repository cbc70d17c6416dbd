import type { Day } from '#kernel/day'
import { instantOn } from '#kernel/instant'
import {
  countTerm,
  dateOf,
  ordinalReached,
  type Count,
  type Counting,
  type DueDate,
} from './due-date.ts'
import type { CalendarDays, Duration, WorkingDays } from './duration.ts'
import { isWeekend } from './special-day.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { elapsedWorkingTime, inHours, workingTimeBetween } from './working-time.ts'

/** Why a day does not count. */
export const DAY_REASONS = [
  'weekend',
  'holiday',
  'substitute',
  'swapped-off',
  'closed',
  /** It arrived too late on that day. */
  'after-cut-off',
  /** The day from which is counted (Civil Code, art. 147). */
  'first-day',
  /** A term of no days ends on the day from which it is counted. */
  'same-day',
  'paused',
  /** The term goes on over this day because of working days that were paused. */
  'moved-by-pause',
  /** The term ended on a day off; this is the next working day (Civil Code, art. 148). */
  'next-working-day',
  /** Nothing is left of this day's sessions. */
  'outside-hours',
] as const

export type DayReason = (typeof DAY_REASONS)[number]

/** What became of one day of a term. */
export interface DayStep {
  readonly day: Day
  readonly counted: boolean
  readonly reason?: DayReason
  /** The working hours that counted on the day, for a term of hours. */
  readonly hours?: number
  /** The name of the special day that it is. */
  readonly name?: string
}

/** When a term ends, and how that was reached. */
export interface ExplainedDueDate extends DueDate {
  /** Every day from the one on which the term began (or began again) to the one on which it is due. */
  readonly steps: readonly DayStep[]
}

/** The due date, by the same count as `dueDate`, and what became of every day on the way. Refuses as `dueDate` does. */
export function explainDueDate(
  calendar: WorkingCalendar,
  start: Date,
  duration: Duration,
  counting: Counting,
): ExplainedDueDate {
  const count = countTerm(calendar, start, duration, counting)
  const steps: DayStep[] = []
  for (let position = calendar.positionOf(count.from); position <= count.due; position++) {
    const name = calendar.specialDayAt(position)?.name
    const step = { day: calendar.dayAt(position), ...verdictOn(calendar, count, position) }
    steps.push(name === undefined ? step : { ...step, name })
  }
  return { ...dateOf(calendar, count), steps }
}

type Verdict = Pick<DayStep, 'counted' | 'reason' | 'hours'>

function verdictOn(calendar: WorkingCalendar, count: Count, position: number): Verdict {
  const { duration, effective, due } = count
  if (duration.unit === 'working-hours') return hoursOn(calendar, count, position)
  if (position < effective) return not(reasonOff(calendar, position) ?? 'after-cut-off')
  if (position === effective) return not(due === effective ? 'same-day' : 'first-day')
  return duration.unit === 'working-days'
    ? workingDayOn(calendar, count, duration, position)
    : calendarDayOn(calendar, count, duration, position)
}

/** Working days count until there are enough; not those in a pause, nor those that make up for a pause elsewhere. */
function workingDayOn(
  calendar: WorkingCalendar,
  { effective, pauses }: Count,
  duration: WorkingDays,
  position: number,
): Verdict {
  const off = reasonOff(calendar, position)
  if (off !== null) return not(off)
  let unpaused = calendar.ordinalFrom(position) - calendar.ordinalFrom(effective)
  for (const { from, to } of pauses) {
    const before = Math.max(calendar.positionOf(from), effective)
    const last = calendar.positionOf(to)
    if (before < position && position <= last) return not('paused')
    if (before < last && last < position)
      unpaused -= calendar.ordinalFrom(last + 1) - calendar.ordinalFrom(before + 1)
  }
  return unpaused <= duration.value ? COUNTED : not('moved-by-pause')
}

/** Every day counts until there are enough; the rest leads to a working day, and then over what pauses took away. */
function calendarDayOn(
  calendar: WorkingCalendar,
  { effective }: Count,
  duration: CalendarDays,
  position: number,
): Verdict {
  if (position <= effective + duration.value) return COUNTED
  const off = reasonOff(calendar, position)
  if (off !== null) return not(off)
  const isReached = calendar.ordinalFrom(position) === ordinalReached(calendar, duration, effective)
  return not(isReached ? 'next-working-day' : 'moved-by-pause')
}

function hoursOn(calendar: WorkingCalendar, count: Count, position: number): Verdict {
  const off = reasonOff(calendar, position)
  if (off !== null) return not(off)
  const midnight = instantOn(calendar.dayAt(position), 0)
  const closing = new Date(calendar.closingOf(position))
  const from = count.from > midnight ? count.from : midnight
  const until = count.dueAt < closing ? count.dueAt : closing
  if (until <= from) return not('outside-hours')
  const elapsed = elapsedWorkingTime(calendar, from, until, count.pauses)
  if (elapsed > 0) return { counted: true, hours: inHours(elapsed) }
  return not(workingTimeBetween(calendar, from, until) > 0 ? 'paused' : 'outside-hours')
}

/** Why nobody works on a day, or null for a working day. */
function reasonOff(calendar: WorkingCalendar, position: number): DayReason | null {
  if (calendar.isWorkingDay(position)) return null
  const kind = calendar.specialDayAt(position)?.kind
  if (kind === 'holiday' || kind === 'substitute' || kind === 'swapped-off') return kind
  return kind === undefined && isWeekend(calendar.dayAt(position)) ? 'weekend' : 'closed'
}

const COUNTED: Verdict = { counted: true }

function not(reason: DayReason): Verdict {
  return { counted: false, reason }
}
