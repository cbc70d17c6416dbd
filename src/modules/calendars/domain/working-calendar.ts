import { dayFromNumber, weekdayOf, yearOf, type Day } from '#kernel/day'
import { dayNumberOf, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { FIRST_DAY_NUMBER, LAST_DAY_NUMBER } from './coverage.ts'
import { sessionsWorked, type Schedule } from './schedule.ts'
import type { SpecialDay } from './special-day.ts'

/** What one unit, or the locality, has entered for itself. */
export interface CalendarLayer {
  readonly schedules: readonly Schedule[]
  readonly specialDays: readonly SpecialDay[]
}

/** What the working time of one unit follows from. */
export interface CalendarFacts {
  /** The unit's own first, the locality's last; the first that says something of a day decides it. */
  readonly layers: readonly CalendarLayer[]
  /** The years whose days off are entered as announced. */
  readonly confirmedYears: readonly number[]
}

const DAYS = LAST_DAY_NUMBER - FIRST_DAY_NUMBER + 1

/**
 * The working time of one unit from 2018 to 2035, laid out so that every question is answered from a prefix sum.
 *
 * A *position* is a day of the calendar, counted from 0. An *ordinal* is a working day, counted from 0. *Worked* is the
 * working time in milliseconds since the calendar began; inside sessions it runs with the clock, outside it stands still.
 */
export class WorkingCalendar {
  readonly #days: readonly Day[]
  readonly #specialDays: ReadonlyMap<Day, SpecialDay>
  /** How many working days, or unconfirmed days, lie before each position. */
  readonly #workingDaysBefore = new Int32Array(DAYS + 1)
  readonly #unconfirmedDaysBefore = new Int32Array(DAYS + 1)
  readonly #positionOfOrdinal: Int32Array
  /** Every session in order: its first on each position, when it opens and closes, and what was worked before it. */
  readonly #firstSessionOf = new Int32Array(DAYS + 1)
  readonly #opensAt: Float64Array
  readonly #closesAt: Float64Array
  readonly #workedBefore: Float64Array

  constructor({ layers, confirmedYears }: CalendarFacts) {
    this.#days = Array.from({ length: DAYS }, (_, position) =>
      dayFromNumber(FIRST_DAY_NUMBER + position),
    )
    this.#specialDays = nearestSpecialDays(layers)
    const confirmed = new Set(confirmedYears)
    const working: number[] = []
    const opens: number[] = []
    const closes: number[] = []
    for (const [position, day] of this.#days.entries()) {
      const schedule = scheduleOn(layers, day)
      const kind = this.#specialDays.get(day)?.kind ?? null
      const sessions = schedule === null ? [] : sessionsWorked(schedule, weekdayOf(day), kind)
      for (const { opensAt, closesAt } of sessions) {
        opens.push(instantOn(day, opensAt).getTime())
        closes.push(instantOn(day, closesAt).getTime())
      }
      if (sessions.length > 0) working.push(position)
      this.#workingDaysBefore[position + 1] = working.length
      this.#firstSessionOf[position + 1] = opens.length
      this.#unconfirmedDaysBefore[position + 1] =
        at(this.#unconfirmedDaysBefore, position) + (confirmed.has(yearOf(day)) ? 0 : 1)
    }
    this.#positionOfOrdinal = Int32Array.from(working)
    this.#opensAt = Float64Array.from(opens)
    this.#closesAt = Float64Array.from(closes)
    this.#workedBefore = new Float64Array(opens.length + 1)
    for (let session = 0; session < opens.length; session++)
      this.#workedBefore[session + 1] =
        at(this.#workedBefore, session) + at(this.#closesAt, session) - at(this.#opensAt, session)
  }

  /** Refuses: `invalid/outside-calendar`. */
  positionOf(instant: Date): number {
    const position = dayNumberOf(instant) - FIRST_DAY_NUMBER
    // Written so that an invalid date is refused as well.
    if (!(position >= 0 && position < DAYS)) throw new Refused('invalid/outside-calendar')
    return position
  }

  dayAt(position: number): Day {
    return at(this.#days, position)
  }

  specialDayAt(position: number): SpecialDay | null {
    return this.#specialDays.get(this.dayAt(position)) ?? null
  }

  hasWorkingDays(): boolean {
    return this.#positionOfOrdinal.length > 0
  }

  isWorkingDay(position: number): boolean {
    return this.ordinalFrom(position + 1) > this.ordinalFrom(position)
  }

  /** The ordinal of the day itself when it is a working day, else of the next working day. */
  ordinalFrom(position: number): number {
    if (!(position >= 0 && position <= DAYS)) throw new Refused('invalid/outside-calendar')
    return at(this.#workingDaysBefore, position)
  }

  /** Refuses: `invalid/outside-calendar`. */
  positionOfOrdinal(ordinal: number): number {
    const position = this.#positionOfOrdinal[ordinal]
    if (position === undefined) throw new Refused('invalid/outside-calendar')
    return position
  }

  /** When the last session of a working day ends, in milliseconds since 1970. */
  closingOf(position: number): number {
    return at(this.#closesAt, at(this.#firstSessionOf, position + 1) - 1)
  }

  /** The working time from the beginning of the calendar to an instant. */
  workedUntil(instant: Date): number {
    const session = this.#sessionNotClosedAt(instant)
    const time = instant.getTime()
    const worked = at(this.#workedBefore, session)
    const opened = this.#opensAt[session]
    return opened !== undefined && opened < time ? worked + time - opened : worked
  }

  /** The first instant by which so much has been worked: at the end of a session, not at the opening of the next. */
  instantWorked(worked: number): Date {
    let from = 0
    let to = this.#opensAt.length
    if (!(worked > 0 && worked <= at(this.#workedBefore, to)))
      throw new Refused('invalid/outside-calendar')
    while (from < to) {
      const middle = (from + to) >>> 1
      if (at(this.#workedBefore, middle + 1) < worked) from = middle + 1
      else to = middle
    }
    return new Date(at(this.#opensAt, from) + worked - at(this.#workedBefore, from))
  }

  /** The day of the session that runs at an instant, or of the next one. */
  positionWorkingFrom(instant: Date): number {
    const opensAt = this.#opensAt[this.#sessionNotClosedAt(instant)]
    if (opensAt === undefined) throw new Refused('invalid/outside-calendar')
    return this.positionOf(new Date(opensAt))
  }

  /** Whether a day between two positions, both included, lies in a year that is only proposed. */
  isProvisional(from: number, to: number): boolean {
    return at(this.#unconfirmedDaysBefore, to + 1) > at(this.#unconfirmedDaysBefore, from)
  }

  #sessionNotClosedAt(instant: Date): number {
    const position = this.positionOf(instant)
    const time = instant.getTime()
    const end = at(this.#firstSessionOf, position + 1)
    let session = at(this.#firstSessionOf, position)
    while (session < end && at(this.#closesAt, session) <= time) session++
    return session
  }
}

/** The schedule of the nearest layer that has one on that day, or null. */
export function scheduleOn<Kept extends Schedule>(
  layers: readonly { readonly schedules: readonly Kept[] }[],
  day: Day,
): Kept | null {
  for (const { schedules } of layers) {
    const schedule = schedules.find(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
    )
    if (schedule !== undefined) return schedule
  }
  return null
}

/** The special days that count: of the nearest layer that says something of a day. */
export function nearestSpecialDays<Kept extends SpecialDay>(
  layers: readonly { readonly specialDays: readonly Kept[] }[],
): Map<Day, Kept> {
  const nearest = new Map<Day, Kept>()
  for (const { specialDays } of layers.toReversed())
    for (const special of specialDays) nearest.set(special.day, special)
  return nearest
}

/** An element that is there by construction. */
function at<T>(values: { readonly [index: number]: T }, index: number): T {
  return values[index] as T
}
