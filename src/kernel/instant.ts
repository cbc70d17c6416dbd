import { dayFromNumber, dayNumber, type Day } from './day.ts'

/** Vietnam keeps UTC+7 all year; it has had no summer time since 1975. */
const OFFSET_MILLISECONDS = 7 * 3_600_000
const MILLISECONDS_A_DAY = 86_400_000

const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** The number of the day in Vietnam on which an instant falls, counted from 1 January 1970. */
export function dayNumberOf(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET_MILLISECONDS) / MILLISECONDS_A_DAY)
}

/** The day in Vietnam on which an instant falls. */
export function dayOf(instant: Date): Day {
  return dayFromNumber(dayNumberOf(instant))
}

/** Milliseconds since midnight in Vietnam. */
export function timeOfDay(instant: Date): number {
  const local = instant.getTime() + OFFSET_MILLISECONDS
  return ((local % MILLISECONDS_A_DAY) + MILLISECONDS_A_DAY) % MILLISECONDS_A_DAY
}

/** The instant at so many milliseconds after midnight of that day in Vietnam. */
export function instantOn(on: Day, millisecondsAfterMidnight: number): Date {
  return new Date(
    dayNumber(on) * MILLISECONDS_A_DAY + millisecondsAfterMidnight - OFFSET_MILLISECONDS,
  )
}

/** Reads an RFC 3339 instant, or null when the text is none. An instant without an offset is none. */
export function parseInstant(text: string): Date | null {
  if (!INSTANT_SHAPE.test(text)) return null
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return null
  // JavaScript reads 30 February as 2 March; the law does not.
  const written = dayNumber(text.slice(0, 10) as Day)
  return dayFromNumber(written) === text.slice(0, 10) ? at : null
}

/** An instant as the outside sees it: RFC 3339 with the offset of Vietnam, without empty fractions. */
export function formatInstant(instant: Date): string {
  const local = new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString()
  return `${local.replace(/\.000Z$|Z$/, '')}+07:00`
}

export function formatInstantOrNull(instant: Date | null): string | null {
  return instant === null ? null : formatInstant(instant)
}
