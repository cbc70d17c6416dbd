/** How often something may be asked in a stretch of time, counted in the database for all nodes together. */
import { sql } from 'kysely'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'

/** A limit: so many in each window. */
export interface Limit {
  /** What is limited, for instance `tracking`. */
  readonly name: string
  readonly most: number
  readonly windowSeconds: number
}

/**
 * Counts one more for `subject` (an address, a code) and refuses when that is more than the limit.
 * Counted in a transaction of its own, so that a request that fails counts too.
 *
 * Refuses: `too-many/requests`, with the seconds to wait.
 */
export async function countAgainst(context: Context, limit: Limit, subject: string): Promise<void> {
  const { start, secondsLeft } = windowOf(context.clock.now(), limit)
  const count = await inTransaction(context.db, async (tx) => {
    const row = await tx
      .insertInto('rate_counter')
      .values({ bucket: bucketOf(limit, subject), window_start: start, count: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['locality_id', 'bucket', 'window_start'])
          .doUpdateSet({ count: sql`rate_counter.count + 1` }),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    return row.count
  })
  if (count > limit.most) throw new Refused('too-many/requests', { retryAfterSeconds: secondsLeft })
}

/** Refuses when the limit is reached already; counts nothing. */
export async function requireBelow(context: Context, limit: Limit, subject: string): Promise<void> {
  const { start, secondsLeft } = windowOf(context.clock.now(), limit)
  const count = await inTransaction(context.db, async (tx) => {
    const row = await tx
      .selectFrom('rate_counter')
      .select('count')
      .where('bucket', '=', bucketOf(limit, subject))
      .where('window_start', '=', start)
      .executeTakeFirst()
    return row?.count ?? 0
  })
  if (count >= limit.most)
    throw new Refused('too-many/requests', { retryAfterSeconds: secondsLeft })
}

function bucketOf(limit: Limit, subject: string): string {
  return `${limit.name}/${subject}`
}

function windowOf(now: Date, { windowSeconds }: Limit): { start: Date; secondsLeft: number } {
  const length = windowSeconds * 1000
  const start = Math.floor(now.getTime() / length) * length
  return { start: new Date(start), secondsLeft: Math.ceil((start + length - now.getTime()) / 1000) }
}
