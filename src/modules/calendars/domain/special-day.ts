import { weekdayOf, type Day } from '#kernel/day'
import type { RefusalCode } from '#kernel/refusal-codes'
import { isCoveredDay } from './coverage.ts'

/**
 * How a day differs from its weekday: a public holiday, a day off instead of a holiday that fell on the weekend
 * (Labour Code, art. 111.3), a working day exchanged for a weekend day, that weekend day, or a closure of the office.
 */
export const SPECIAL_DAY_KINDS = [
  'holiday',
  'substitute',
  'swapped-off',
  'make-up',
  'closed',
  'closed-morning',
  'closed-afternoon',
] as const

export type SpecialDayKind = (typeof SPECIAL_DAY_KINDS)[number]

/** A day that differs from its weekday. */
export interface SpecialDay {
  readonly day: Day
  readonly kind: SpecialDayKind
  readonly name: string
  /** The announcement, decision or law the day comes from. */
  readonly source: string | null
}

export function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

/** Why a day cannot be of that kind, or null. A holiday may fall on a weekend; its substitute is a day of its own. */
export function whyNotSpecialDay({
  day,
  kind,
}: Pick<SpecialDay, 'day' | 'kind'>): RefusalCode | null {
  if (!isCoveredDay(day)) return 'invalid/outside-calendar'
  if (kind === 'make-up') return isWeekend(day) ? null : 'invalid/make-up-day-on-weekday'
  if ((kind === 'substitute' || kind === 'swapped-off') && isWeekend(day))
    return 'invalid/substitute-day-on-weekend'
  return null
}
