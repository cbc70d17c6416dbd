import { addDays, day, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'

/** Whose dossiers a book holds: those that a place received, or those that an agency decides, wherever received. */
export const BOOK_KINDS = ['place', 'agency'] as const

export type BookKind = (typeof BOOK_KINDS)[number]

/** The days a register is asked for, both included. */
export interface Period {
  readonly from: Day
  readonly until: Day
}

/** The dossiers of one unit received in a stretch of time. */
export interface Book {
  readonly kind: BookKind
  /** The unit whose book it was when the dossier was received. */
  readonly unitId: UnitId
  /**
   * By the units of now instead: those whose recorded affairs are read together as the unit's. A dossier that was
   * carried over is with the successor it came to, any other with the unit that had it. Null by the unit of then.
   */
  readonly readWith: readonly UnitId[] | null
  readonly from: Date
  /** Not included. */
  readonly to: Date
}

/** With more lines than this a workbook is too long to be made while someone waits. */
export const MOST_LINES_OF_SHEET = 5_000
/** With more lines than this a print is too long to be made while someone waits. */
export const MOST_LINES_OF_PRINT = 500

const FIRST_DAY = day('2000-01-01')
const LAST_DAY = day('2100-12-31')

/** Why these days are no period to report on, or null. */
export function whyNotPeriod({ from, until }: Period): RefusalCode | null {
  if (from > until) return 'invalid/period-reversed'
  return from < FIRST_DAY || until > LAST_DAY ? 'invalid/outside-calendar' : null
}

/** The book of a unit for a period. */
export function bookOf(
  of: Pick<Book, 'kind' | 'unitId' | 'readWith'>,
  { from, until }: Period,
): Book {
  return { ...of, from: instantOn(from, 0), to: instantOn(addDays(until, 1), 0) }
}

/** The day that a print bears: the last of the period, or today while the period lasts. */
export function dayOfPrint({ until }: Period, today: Day): Day {
  return until < today ? until : today
}
