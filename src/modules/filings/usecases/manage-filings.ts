import type { FilingId } from '#kernel/id'
import { catalogueOf } from '#modules/procedures'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { deleteExpired, deleteFiling, listOpenFilings } from '../db/filing.queries.ts'
import { expiredBefore, expiresAt, MOST_FILINGS } from '../domain/lifetime.ts'
import { ownFilingToChange } from './own-filing.ts'

/** A filing in preparation as a list shows it. */
export interface ListedFiling {
  readonly id: FilingId
  readonly procedureCode: string
  readonly procedureName: string
  readonly savedAt: Date
  readonly expiresAt: Date
}

/** What the person who asks has begun and not handed in, last saved first. All of it: there is a bound. */
export async function listFilings(context: Context): Promise<readonly ListedFiling[]> {
  authorise(context.actor, 'filings.prepare')
  const [filings, { index }] = await Promise.all([
    inRead(context.db, (read) => listOpenFilings(read, context.actor.accountId, MOST_FILINGS)),
    catalogueOf(context),
  ])
  return filings.map(({ id, procedureCode, savedAt }) => ({
    id,
    procedureCode,
    procedureName: index.byCode.get(procedureCode)?.entry.content.name ?? procedureCode,
    savedAt,
    expiresAt: expiresAt(savedAt),
  }))
}

/**
 * Gives a filing in preparation up; its uploads go with the next removal of unused files. Audit:
 * `filing.deleted`. Refuses: `not-found/filing`, `conflict/filing-submitted`.
 */
export async function giveUpFiling(context: Context, id: FilingId): Promise<void> {
  authorise(context.actor, 'filings.prepare')
  await inTransaction(context.db, async (tx) => {
    await ownFilingToChange(tx, context, id)
    await deleteFiling(tx, id)
    await record(tx, context, 'filing.deleted', { kind: 'filing', id })
  })
}

const AT_A_TIME = 200

/**
 * Removes filings that were not saved for a month, and traces of those handed in a year ago. Audit:
 * `filing.deleted`. Safe to run twice and to be cut short: each round looks at what is there.
 */
export async function removeExpiredFilings(context: Context): Promise<void> {
  const before = expiredBefore(context.clock.now())
  for (;;) {
    const removed = await inTransaction(context.db, async (tx) => {
      const ids = await deleteExpired(tx, before, AT_A_TIME)
      await Promise.all(
        ids.map((id) => record(tx, context, 'filing.deleted', { kind: 'filing', id })),
      )
      return ids.length
    })
    if (removed < AT_A_TIME) return
  }
}
