/** A value at a moment, in hours. */
export interface Point {
  readonly hours: number
  readonly value: number
}

/** By how much something changes in an hour, and between what it does 19 times of 20. */
export interface Trend {
  readonly perHour: number
  readonly least: number
  readonly most: number
}

const BLOCKS = 12
/** Of the 66 lines through two of twelve points each, so many of the steepest on either side lie beyond 19 of 20 (Sen, 1968). */
const BEYOND = 18

/**
 * The line through what a series comes back to: the least of each of twelve stretches of time. Peaks say what happened
 * just then; what is never let go raises the troughs. Values shortly after each other resemble each other, and would
 * make a line through all of them too sure. It is the middle one of the lines through two troughs each (Theil and Sen),
 * which a dip does not turn, nor a leap in the first or the last third; one in the middle leaves it unclear. Null of a
 * series too short for two values a stretch.
 */
export function trendOf(points: readonly Point[]): Trend | null {
  if (points.length < 2 * BLOCKS) return null
  const troughs = Array.from({ length: BLOCKS }, (_, block) => {
    const from = Math.floor((block * points.length) / BLOCKS)
    const to = Math.floor(((block + 1) * points.length) / BLOCKS)
    return troughOf(points.slice(from, to))
  })
  const slopes = troughs
    .flatMap((one, at) => troughs.slice(at + 1).map((other) => slopeOf(one, other)))
    .toSorted((one, other) => one - other)
  const middle = slopes.slice(slopes.length / 2 - 1, slopes.length / 2 + 1)
  const sure = slopes.slice(BEYOND, -BEYOND)
  return { perHour: mean(middle), least: Math.min(...sure), most: Math.max(...sure) }
}

function slopeOf(one: Point, other: Point): number {
  return (other.value - one.value) / (other.hours - one.hours)
}

/** The least value, in the middle of its stretch of time. */
function troughOf(points: readonly Point[]): Point {
  return {
    hours: mean(points.map(({ hours }) => hours)),
    value: Math.min(...points.map(({ value }) => value)),
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
