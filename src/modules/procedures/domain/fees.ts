import { dong, type Dong } from '#kernel/money'
import type { Fee } from './content.ts'

export interface FeeRange {
  readonly min: Dong
  readonly max: Dong
}

/**
 * The least and the most that a person pays for what they must pay, over all channels: every fee that is always owed,
 * and the cheapest and dearest of those owed instead of each other. Null when another agency computes one of them.
 */
export function feeRange(fees: readonly Fee[]): FeeRange | null {
  let min = 0
  let max = 0
  const alternatives: { min: number; max: number }[] = []
  for (const fee of fees) {
    if (fee.due === 'on-request') continue
    if (fee.amount === null) return null
    const least = Math.min(fee.amount.min, fee.onlineAmount ?? fee.amount.min)
    const most = Math.max(fee.amount.max, fee.onlineAmount ?? fee.amount.max)
    if (fee.due === 'one-of') alternatives.push({ min: least, max: most })
    else {
      min += least
      max += most
    }
  }
  if (alternatives.length > 0) {
    min += Math.min(...alternatives.map((fee) => fee.min))
    max += Math.max(...alternatives.map((fee) => fee.max))
  }
  return { min: dong(min), max: dong(max) }
}
