import { z } from 'zod'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import type { JobDefinition } from '#platform/jobs'

/** Every night: answers that nobody can still be waiting for go. They hold what the requests were about. */
export const FORGET_ANSWERS = {
  name: 'idempotency.forget-answers',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 2, minute: 20 },
} satisfies JobDefinition

/** A request may be repeated for a day at least; one that was not repeated within two was answered. */
const KEPT_MS = 2 * 86_400_000
/** So that a first night after years holds no locks for long. */
const AT_ONCE = 5_000

/** Forgets the answers of more than two days ago. What the requests did stays. */
export async function forgetAnswers({ db, clock }: Context): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS)
  for (;;) {
    const { numDeletedRows } = await inTransaction(db, (tx) =>
      tx
        .deleteFrom('idempotency_key')
        .using((using) =>
          using
            .selectFrom('idempotency_key as old')
            .select(['old.account_id', 'old.key'])
            .where('old.created_at', '<', before)
            .orderBy('old.created_at')
            .limit(AT_ONCE)
            .as('old'),
        )
        .whereRef('idempotency_key.account_id', '=', 'old.account_id')
        .whereRef('idempotency_key.key', '=', 'old.key')
        .executeTakeFirstOrThrow(),
    )
    if (numDeletedRows < BigInt(AT_ONCE)) return
  }
}
