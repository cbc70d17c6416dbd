/** A value at a moment, in hours. */
export interface Point {
  readonly hours: number
  readonly value: number
}

/** By how much something changes in an hour, give or take the margin, 19 times of 20. */
export interface Trend {
  readonly perHour: number
  readonly margin: number
}

const BLOCKS = 12
/** Student's t for 19 of 20, of twelve points about a line. */
const T = 2.228

/**
 * The line through what a series comes back to: the least of each of twelve stretches of time. Peaks say what happened
 * just then; what is never let go raises the troughs. Values shortly after each other resemble each other, and would
 * make the margin of a line through all of them too small. Null of a series too short for two values a stretch.
 */
export function trendOf(points: readonly Point[]): Trend | null {
  if (points.length < 2 * BLOCKS) return null
  const troughs = Array.from({ length: BLOCKS }, (_, block) => {
    const from = Math.floor((block * points.length) / BLOCKS)
    const to = Math.floor(((block + 1) * points.length) / BLOCKS)
    return troughOf(points.slice(from, to))
  })
  const middle = mean(troughs.map(({ hours }) => hours))
  const level = mean(troughs.map(({ value }) => value))
  const spread = sum(troughs.map(({ hours }) => (hours - middle) ** 2))
  const perHour =
    sum(troughs.map(({ hours, value }) => (hours - middle) * (value - level))) / spread
  const rest = sum(
    troughs.map(({ hours, value }) => (value - level - perHour * (hours - middle)) ** 2),
  )
  return { perHour, margin: T * Math.sqrt(rest / (BLOCKS - 2) / spread) }
}

/** The least value, in the middle of its stretch of time. */
function troughOf(points: readonly Point[]): Point {
  return {
    hours: mean(points.map(({ hours }) => hours)),
    value: Math.min(...points.map(({ value }) => value)),
  }
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
