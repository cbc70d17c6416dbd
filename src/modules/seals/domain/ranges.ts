/** Ids `from` up to, and without, `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Ids in ascending order as the ranges they fill, each as long as it can be. */
export function rangesOf(ids: readonly number[]): Range[] {
  const ranges: Range[] = []
  for (const id of ids) {
    const last = ranges.at(-1)
    if (last?.to === id) ranges[ranges.length - 1] = { from: last.from, to: id + 1 }
    else ranges.push({ from: id, to: id + 1 })
  }
  return ranges
}

/** Every id of some ranges. */
export function* idsIn(ranges: readonly Range[]): Generator<number> {
  for (const { from, to } of ranges) for (let id = from; id < to; id += 1) yield id
}

/** Ranges as PostgreSQL writes them. */
export function writeRanges(ranges: readonly Range[]): string {
  return `{${ranges.map(({ from, to }) => `[${from},${to})`).join(',')}}`
}

/** Ranges as PostgreSQL writes them, read back. */
export function readRanges(text: string): Range[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }))
}
