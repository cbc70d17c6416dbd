import { dong, formatDong } from '#kernel/money'
import type { CATALOGUE } from './catalogue-texts.ts'

interface Range {
  readonly min: number
  readonly max: number
}

/** What a person pays, in words; null is a fee that another agency computes. */
export function feeWords(range: Range | null, words: (typeof CATALOGUE)['vi']): string {
  if (range === null) return words.feeByOthers
  const { min, max } = range
  if (max === 0) return words.free
  const most = formatDong(dong(max))
  if (min === max) return most
  return min === 0 ? words.upTo(most) : words.from(formatDong(dong(min)), most)
}
