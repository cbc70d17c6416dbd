declare const dayBrand: unique symbol

/** A calendar day in Vietnam, written `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true }

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const MILLISECONDS_A_DAY = 86_400_000
const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads a day, or null when the text is no day of the calendar (`2026-02-30`). */
export function parseDay(text: string): Day | null {
  if (!DAY_SHAPE.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at)) return null
  return new Date(at).toISOString().slice(0, 10) === text ? (text as Day) : null
}

/** The day written in the code or in checked data. Throws when it is none. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`not a day: ${text}`)
  return parsed
}

/** The number of days since 1 January 1970. */
export function dayNumber(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`) / MILLISECONDS_A_DAY
}

/** The day with that number of days since 1 January 1970. */
export function dayFromNumber(number: number): Day {
  return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as Day
}

/** The calendar day `days` later (earlier when negative). */
export function addDays(to: Day, days: number): Day {
  return dayFromNumber(dayNumber(to) + days)
}

/** How many calendar days `to` is after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

export function weekdayOf(of: Day): Weekday {
  return ((((dayNumber(of) + 4) % 7) + 7) % 7) as Weekday
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4))
}
