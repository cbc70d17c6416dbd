/** How often something may be asked in a stretch of time, counted in the database for all nodes together. */
import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { endingWith, inTransaction, type Write } from '#platform/db'
import type { JobDefinition } from '#platform/jobs'

/** A limit: so many in each window. */
export interface Limit {
  /** What is limited, for instance `tracking`. */
  readonly name: string
  readonly most: number
  readonly windowSeconds: number
}

/** A limit as it stands for an address or a code. */
export interface Standing {
  readonly limit: Limit
  readonly subject: string
}

/**
 * Counts one more for `subject` (an address, a code) and refuses when that is more than the limit; likewise when
 * another limit, at which nothing is counted, is reached already. Counted in a transaction of its own, so that a request
 * that fails counts too: one round trip, and no wait for the disk, as counters are not worth keeping in a crash.
 *
 * Refuses: `too-many/requests`, with the seconds to wait.
 */
export async function countAgainst(
  context: Context,
  limit: Limit,
  subject: string,
  besides?: Standing,
): Promise<void> {
  const window = windowOf(context.clock.now(), limit)
  const other = besides === undefined ? null : windowOf(context.clock.now(), besides.limit)
  const [count, reached] = await inTransaction(context.db, async (tx) =>
    endingWith(
      Promise.all([
        countOne(tx, bucketOf(limit, subject), window.start),
        besides === undefined || other === null
          ? 0
          : countSoFar(tx, bucketOf(besides.limit, besides.subject), other.start),
      ]),
    ),
  )
  if (count > limit.most) throw tooMany(window)
  if (besides !== undefined && other !== null && reached >= besides.limit.most) throw tooMany(other)
}

/** No limit looks back further. */
const LONGEST_WINDOW_MS = 86_400_000

/** Every night: counters whose window is over go. */
export const FORGET_COUNTERS = {
  name: 'limits.forget-counters',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 2, minute: 40 },
} satisfies JobDefinition

/** Forgets whom was counted how often in windows that are over: each has its row, and each address its own. */
export async function forgetCounters({ db, clock }: Context): Promise<void> {
  const over = new Date(clock.now().getTime() - LONGEST_WINDOW_MS)
  await inTransaction(db, (tx) =>
    tx.deleteFrom('rate_counter').where('window_start', '<', over).execute(),
  )
}

async function countOne(tx: Write, bucket: string, start: Date): Promise<number> {
  const row = await tx
    .insertInto('rate_counter')
    .values({ bucket, window_start: start, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'bucket', 'window_start'])
        .doUpdateSet({ count: sql`rate_counter.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return row.count
}

async function countSoFar(tx: Write, bucket: string, start: Date): Promise<number> {
  const row = await tx
    .selectFrom('rate_counter')
    .select('count')
    .where('bucket', '=', bucket)
    .where('window_start', '=', start)
    .executeTakeFirst()
  return row?.count ?? 0
}

function tooMany({ secondsLeft }: Window): Refused {
  return new Refused('too-many/requests', { retryAfterSeconds: secondsLeft })
}

function bucketOf(limit: Limit, subject: string): string {
  return `${limit.name}/${subject}`
}

interface Window {
  readonly start: Date
  readonly secondsLeft: number
}

function windowOf(now: Date, { windowSeconds }: Limit): Window {
  const length = windowSeconds * 1000
  const start = Math.floor(now.getTime() / length) * length
  return { start: new Date(start), secondsLeft: Math.ceil((start + length - now.getTime()) / 1000) }
}
