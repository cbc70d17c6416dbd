import { z } from 'zod'
import { officersOf } from '#modules/identity'
import { authorise } from '#platform/access'
import { record, requireOverAll } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import {
  findLimits,
  insertLimits,
  listExcesses,
  type Excess,
  type ExcessPosition,
} from '../db/reading.queries.ts'
import { USUAL_LIMITS, type Readings } from '../domain/limits.ts'

const Most = z.coerce.number().int().min(1).max(100_000)

/** How many different dossiers and files an officer reads in a day before it is noticed, as it is set. */
export const ReadingLimits = z.strictObject({ dossiers: Most, files: Most })

/** An excess with the officer's name. */
export interface ListedExcess extends Excess {
  readonly username: string
  readonly displayName: string
}

/**
 * A page of the officers who read more in a day than is usual, the latest day first, for the administrators of the
 * locality's highest unit.
 *
 * Refuses: `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function listReadingExcesses(
  context: Context,
  page: { readonly after: ExcessPosition | null; readonly limit: number },
): Promise<{ readonly items: readonly ListedExcess[]; readonly next: ExcessPosition | null }> {
  authorise(context.actor, 'readings.watch')
  requireOverAll(context)
  return inRead(context.db, async (read) => {
    const found = await listExcesses(read, { ...page, limit: page.limit + 1 })
    const items = found.slice(0, page.limit)
    const officers = await officersOf(
      read,
      items.map(({ accountId }) => accountId),
    )
    return {
      items: items.map((excess) => {
        const { username = '', displayName = '' } = officers.get(excess.accountId) ?? {}
        return { ...excess, username, displayName }
      }),
      next: found.length > page.limit ? (items.at(-1) ?? null) : null,
    }
  })
}

/**
 * The limits in force, for the administrators of the locality's highest unit.
 *
 * Refuses: `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function readingLimits(context: Context): Promise<Readings> {
  authorise(context.actor, 'readings.watch')
  requireOverAll(context)
  const { dossiers, files } = (await inRead(context.db, findLimits)) ?? USUAL_LIMITS
  return { dossiers, files }
}

/**
 * Sets from what on readings are noticed, from the next look on; what was noticed stays.
 *
 * Audit: `reading-limits.set`. Refuses: `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function setReadingLimits(context: Context, limits: Readings): Promise<void> {
  const { actor, clock } = context
  authorise(actor, 'readings.watch')
  requireOverAll(context)
  await inTransaction(context.db, async (tx) => {
    const revision = ((await findLimits(tx))?.revision ?? 0) + 1
    await insertLimits(tx, revision, limits, { accountId: actor.accountId, at: clock.now() })
    await record(tx, context, 'reading-limits.set', {
      kind: 'reading-limits',
      id: String(revision),
      details: { ...limits },
    })
  })
}
