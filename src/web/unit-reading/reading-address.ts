import type { UnitReading } from '#modules/organisations'

/** The part of an address that says by which units figures are read. */
export const READING = 'tinh-theo'

const OF_NOW = 'hien-nay'

/** By which units an address asks for figures; by those of then where it does not say. */
export function readingIn(query: URLSearchParams): UnitReading {
  return query.get(READING) === OF_NOW ? 'now' : 'then'
}

/** How an address says it. */
export function readingName(reading: UnitReading): string {
  return reading === 'now' ? OF_NOW : 'luc-do'
}
