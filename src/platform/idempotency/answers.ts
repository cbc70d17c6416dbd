import { sql, type Insertable } from 'kysely'
import type { AccountId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { fixed, type DB, type Write } from '#platform/db'
import type { KeyedRequest } from './keyed-request.ts'

/** An answer that was given before, word for word. */
export interface StoredAnswer {
  readonly status: number
  readonly location: string | null
  readonly body: string
}

/**
 * The answer already given to this request, or null when it is new; then the key is held until the
 * transaction ends. To be asked first in the transaction that carries the request out.
 *
 * Refuses a key that is being worked on at this moment, and one that was used for another request.
 */
export async function findAnswer(
  tx: Write,
  context: Context,
  request: KeyedRequest,
): Promise<StoredAnswer | null> {
  const name = `${context.actor.accountId}/${request.key}`
  const [[hold], [stored]] = await Promise.all([
    tryToHold(tx, { locality: context.locality.id, name }),
    answersTo(tx, { account: context.actor.accountId, key: request.key }),
  ])
  if (hold?.is_free !== true) throw new Refused('conflict/idempotency-key-in-flight')
  if (stored === undefined) return null
  if (stored.route !== request.route || !stored.body_hash.equals(request.bodyHash)) {
    throw new Refused('invalid/idempotency-key-reused')
  }
  return { status: stored.status, location: stored.location, body: stored.answer }
}

/** Keeps the answer, in the transaction of the request it belongs to. */
export async function rememberAnswer(
  tx: Write,
  context: Context,
  request: KeyedRequest,
  answer: StoredAnswer,
): Promise<void> {
  await insertAnswer(tx, {
    account_id: context.actor.accountId,
    key: request.key,
    route: request.route,
    body_hash: request.bodyHash,
    status: answer.status,
    location: answer.location,
    answer: answer.body,
    created_at: context.clock.now(),
  })
}

const tryToHold = fixed((db, asked: { readonly locality: number; readonly name: string }) =>
  db.selectNoFrom(
    sql<boolean>`pg_try_advisory_xact_lock(${asked.locality}, hashtext(${asked.name}))`.as(
      'is_free',
    ),
  ),
)

const answersTo = fixed((db, asked: { readonly account: AccountId; readonly key: string }) =>
  db
    .selectFrom('idempotency_key')
    .select(['route', 'body_hash', 'status', 'location', 'answer'])
    .where('account_id', '=', asked.account)
    .where('key', '=', asked.key),
)

const insertAnswer = fixed((db, row: Insertable<DB['idempotency_key']>) =>
  db.insertInto('idempotency_key').values(row),
)
