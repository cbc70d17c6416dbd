import { day, dayNumber, yearOf, type Day } from '#kernel/day'
import { dayNumberOf } from '#kernel/instant'

/** The years in which due dates are computed; anything before or after is refused. */
export const FIRST_YEAR = 2018
export const LAST_YEAR = 2035

/** The numbers of the first and the last day of those years (days since 1 January 1970). */
export const FIRST_DAY_NUMBER = dayNumber(day(`${FIRST_YEAR}-01-01`))
export const LAST_DAY_NUMBER = dayNumber(day(`${LAST_YEAR}-12-31`))

export function isCoveredYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

export function isCoveredDay(day: Day): boolean {
  return isCoveredYear(yearOf(day))
}

export function isCoveredInstant(instant: Date): boolean {
  const number = dayNumberOf(instant)
  return number >= FIRST_DAY_NUMBER && number <= LAST_DAY_NUMBER
}
