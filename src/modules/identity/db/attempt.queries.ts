import { sql } from 'kysely'
import type { Write } from '#platform/db'
import { ATTEMPT_LIMITS, windowStart, type AtLimits, type Wrong } from '../domain/attempt-limits.ts'

export interface NewAttempt {
  readonly at: Date
  readonly nameHash: Buffer
  readonly address: string
  readonly wrong: Wrong
}

/** Lets failures for one name come one after the other, so that each sees those before it. */
export async function lockName(tx: Write, nameHash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(current_locality(), ${nameHash.readInt32BE(0)})`.execute(
    tx,
  )
}

/**
 * The earlier failures that stand at the limits. Reads as many index entries as the limits are high.
 * Failures later than now were made before the clock was put back; they limit nobody.
 */
export async function findAtLimits(
  tx: Write,
  about: { readonly nameHash: Buffer; readonly address: string; readonly now: Date },
): Promise<AtLimits> {
  const latest = tx
    .selectFrom('sign_in_attempt')
    .select('at')
    .where('at', '>', windowStart(about.now))
    .where('at', '<=', about.now)
    .orderBy('at', 'desc')
    .limit(1)
  const [forName, fromAddress] = await Promise.all([
    latest
      .where('name_hash', '=', about.nameHash)
      .offset(ATTEMPT_LIMITS.forName - 1)
      .executeTakeFirst(),
    latest
      .where('address', '=', about.address)
      .offset(ATTEMPT_LIMITS.fromAddress - 1)
      .executeTakeFirst(),
  ])
  return { forName: forName?.at ?? null, fromAddress: fromAddress?.at ?? null }
}

/** Whether so many wrong codes followed a right password that no further one is looked at. */
export async function areCodesUsedUp(tx: Write, nameHash: Buffer, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('sign_in_attempt')
    .select('at')
    .where('name_hash', '=', nameHash)
    .where('wrong', '=', 'code')
    .where('at', '>', windowStart(now))
    .where('at', '<=', now)
    .orderBy('at', 'desc')
    .limit(1)
    .offset(ATTEMPT_LIMITS.codes - 1)
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a failure and sweeps out a few that no longer count. */
export async function insertAttempt(tx: Write, attempt: NewAttempt): Promise<void> {
  await Promise.all([
    tx
      .insertInto('sign_in_attempt')
      .values({
        at: attempt.at,
        name_hash: attempt.nameHash,
        address: attempt.address,
        wrong: attempt.wrong,
      })
      .execute(),
    tx
      .deleteFrom('sign_in_attempt')
      .where('id', 'in', (query) =>
        query
          .selectFrom('sign_in_attempt')
          .select('id')
          .where('at', '<=', windowStart(attempt.at))
          .orderBy('at')
          .limit(10)
          .forUpdate()
          .skipLocked(),
      )
      .execute(),
  ])
}
