/** The times that half, 95 and 99 of a hundred answers do not exceed, in milliseconds. */
export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Percentiles by the nearest rank: each is a time that was really taken. Of no times there are none. */
export function percentiles(times: readonly number[]): Percentiles {
  if (times.length === 0) throw new Error('percentiles of nothing')
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0, 1)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** The one in the middle; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('median of nothing')
  return (lower + upper) / 2
}

/** A share of two rates, to two decimals; null when there is nothing to compare with. */
export function ratioOf(rate: number, reference: number | null): number | null {
  return reference === null || reference <= 0 ? null : rounded(rate / reference, 2)
}

export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** By how much the second value grows with the first, by least squares; nothing where all of the first are the same. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  if (points.length < 2 || spread === 0) return 0
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread
}
