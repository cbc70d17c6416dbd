import type { Day } from '#kernel/day'
import type { HelperOrder } from './helper-process.ts'

/** What is to be lived, and where. */
export interface ReplayOrder extends HelperOrder {
  readonly from: Day
  readonly days: number
  readonly dossiersAYear: number
  readonly seed: number
  /** Whether the worker does what follows, which is mostly making letters. */
  readonly letters: 'all' | 'none'
  readonly lanes: number
  readonly sampleEveryMs: number
  readonly say: (text: string) => void
}
