import type { z } from 'zod'

/**
 * A kind of work that happens after the transaction that asked for it. Delivered at least once:
 * whatever carries it out must come to the same end when it runs twice.
 */
export interface JobDefinition<Payload extends object = object> {
  /** `module.verb-object` */
  readonly name: string
  /** Ids only; the work looks up the rest as it is then. */
  readonly payload: z.ZodType<Payload>
  /** How often it is tried again before a person must look. */
  readonly retries: number
  /** How long it lies before it is carried out; at once when not said. */
  readonly afterSeconds?: number
  /** When it is put in by itself each day, in each locality: the time of day in Vietnam. */
  readonly dailyAt?: { readonly hour: number; readonly minute: number }
  /** Or: put in by itself again and again, in each locality; a divisor of 60. */
  readonly everyMinutes?: number
}
