import { addDays, type Day, type Weekday } from '#kernel/day'
import type { RefusalCode } from '#kernel/refusal-codes'
import type { SpecialDayKind } from './special-day.ts'

/** Milliseconds after midnight in Vietnam. */
export type TimeOfDay = number

/** The weekdays on which offices work; Saturdays and Sundays are worked only when a swap declares it. */
export type OfficeWeekday = 1 | 2 | 3 | 4 | 5

/** One stretch of working time within a day. */
export interface Session {
  readonly opensAt: TimeOfDay
  readonly closesAt: TimeOfDay
}

/** One stretch of working time on a weekday. */
export interface WeekdaySession extends Session {
  readonly weekday: OfficeWeekday
}

/** The office hours of a week, valid from a day to a day. */
export interface Schedule {
  readonly validFrom: Day
  /** The last day of validity; null while it is valid. */
  readonly validTo: Day | null
  readonly sessions: readonly WeekdaySession[]
}

const MINUTE = 60_000
const NOON: TimeOfDay = 12 * 60 * MINUTE
const MONDAY: OfficeWeekday = 1
const TIME_SHAPE = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/

/** Reads `07:30` or `07:30:15`, or null when the text is no time of the day. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  const match = TIME_SHAPE.exec(text)
  if (match === null) return null
  const [, hours, minutes, seconds = '0'] = match
  return (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000
}

/** `07:30`, with seconds only where there are some. */
export function formatTimeOfDay(time: TimeOfDay): string {
  const text = new Date(time).toISOString().slice(11, 19)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}

/** Why these are not the office hours of a week, or null. */
export function whyNotSessions(sessions: readonly WeekdaySession[]): RefusalCode | null {
  if (sessions.length === 0) return 'invalid/schedule-without-sessions'
  if (sessions.some(({ opensAt, closesAt }) => closesAt <= opensAt))
    return 'invalid/session-ends-before-it-begins'
  const inOrder = sessions.toSorted((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt)
  const overlap = inOrder.some((session, index) => {
    const next = inOrder[index + 1]
    return next?.weekday === session.weekday && next.opensAt < session.closesAt
  })
  return overlap ? 'invalid/sessions-overlap' : null
}

/**
 * The sessions worked on a day, in order: none on a day off, Monday's on a make-up day, those before or after noon when
 * the office is closed for half of the day.
 */
export function sessionsWorked(
  schedule: Schedule,
  weekday: Weekday,
  kind: SpecialDayKind | null,
): Session[] {
  switch (kind) {
    case 'holiday':
    case 'substitute':
    case 'swapped-off':
    case 'closed':
      return []
    case 'make-up':
      return sessionsOn(schedule, MONDAY)
    case 'closed-morning':
      return sessionsOn(schedule, weekday).flatMap((session) => within(session, NOON, Infinity))
    case 'closed-afternoon':
      return sessionsOn(schedule, weekday).flatMap((session) => within(session, 0, NOON))
    case null:
      return sessionsOn(schedule, weekday)
  }
}

/** What setting a schedule from a day on does to the schedules that the same owner has. */
export interface Placement<Kept> {
  /** The one that begins on that very day and gets the new sessions. */
  readonly replaced: Kept | null
  /** The one that is valid until the day before from now on. */
  readonly ended: Kept | null
  /** The last day of the new one: the day before the next begins, or null. */
  readonly validTo: Day | null
}

/** Fits a schedule that is valid from a day on between those that begin before and after it. */
export function placeSchedule<Kept extends Pick<Schedule, 'validFrom' | 'validTo'>>(
  existing: readonly Kept[],
  validFrom: Day,
): Placement<Kept> {
  const inOrder = existing.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const next = inOrder.find((schedule) => schedule.validFrom > validFrom)
  const current = inOrder.findLast((schedule) => schedule.validFrom <= validFrom)
  const isReplaced = current?.validFrom === validFrom
  const reaches = current !== undefined && (current.validTo ?? validFrom) >= validFrom
  return {
    replaced: isReplaced ? current : null,
    ended: reaches && !isReplaced ? current : null,
    validTo: next === undefined ? null : addDays(next.validFrom, -1),
  }
}

function sessionsOn(schedule: Schedule, weekday: Weekday): Session[] {
  return schedule.sessions
    .filter((session) => session.weekday === weekday)
    .sort((a, b) => a.opensAt - b.opensAt)
}

/** The part of a session between two times of the day, if any. */
function within(session: Session, from: TimeOfDay, to: TimeOfDay): Session[] {
  const opensAt = Math.max(session.opensAt, from)
  const closesAt = Math.min(session.closesAt, to)
  return opensAt < closesAt ? [{ opensAt, closesAt }] : []
}
