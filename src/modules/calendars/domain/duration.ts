import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'

declare const checked: unique symbol

/** A term in hours of working time, in quarters of an hour. Eight of them are not "a day". */
export interface WorkingHours {
  readonly unit: 'working-hours'
  readonly value: number
  readonly [checked]: true
}

/** A term in whole working days; none means the same day. */
export interface WorkingDays {
  readonly unit: 'working-days'
  readonly value: number
  readonly [checked]: true
}

/** A term in whole days, days off included. */
export interface CalendarDays {
  readonly unit: 'calendar-days'
  readonly value: number
  readonly [checked]: true
}

/** A term of handling. The three kinds do not pass for one another, and none is made unchecked. */
export type Duration = WorkingHours | WorkingDays | CalendarDays

export type DurationUnit = Duration['unit']

export const DURATION_UNITS = [
  'working-hours',
  'working-days',
  'calendar-days',
] as const satisfies readonly DurationUnit[]

const LEAST = { 'working-hours': 0.25, 'working-days': 0, 'calendar-days': 1 } as const

/** Why so many of a unit are no term, or null. */
function whyNotDuration(unit: DurationUnit, value: number): RefusalCode | null {
  if (unit === 'working-hours' && !Number.isInteger(value * 4))
    return 'invalid/duration-not-in-quarter-hours'
  if (unit !== 'working-hours' && !Number.isInteger(value))
    return 'invalid/duration-not-in-whole-days'
  return value < LEAST[unit] ? 'invalid/duration-too-short' : null
}

/** A term of so many hours, in quarters. Refuses: `invalid/duration-…`. */
export function workingHours(value: number): WorkingHours {
  return checkedDuration({ unit: 'working-hours', value }) as WorkingHours
}

/** A term of so many working days, 0 for the same day. Refuses: `invalid/duration-…`. */
export function workingDays(value: number): WorkingDays {
  return checkedDuration({ unit: 'working-days', value }) as WorkingDays
}

/** A term of so many calendar days, at least one. Refuses: `invalid/duration-…`. */
export function calendarDays(value: number): CalendarDays {
  return checkedDuration({ unit: 'calendar-days', value }) as CalendarDays
}

/** The term that a catalogue or a request states. Refuses: `invalid/duration-…`. */
export function durationOf(stated: {
  readonly unit: DurationUnit
  readonly value: number
}): Duration {
  return checkedDuration(stated)
}

function checkedDuration({ unit, value }: { unit: DurationUnit; value: number }): Duration {
  const code = whyNotDuration(unit, value)
  if (code !== null) throw new Refused(code, { errors: [{ path: '/duration/value', code }] })
  return { unit, value } as Duration
}
