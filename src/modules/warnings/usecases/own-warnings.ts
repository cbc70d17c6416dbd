import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { heldEndsOf } from '#modules/dossiers'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Read } from '#platform/db'
import {
  countUnseen,
  listWarnings,
  setSeen,
  type Holder,
  type WarningPosition,
} from '../db/warning.queries.ts'

/** A page of the caller's warnings. */
export type WarningsPage = Awaited<ReturnType<typeof listOwnWarnings>>

/**
 * What the calling officer was warned of and has not handled yet, the newest first: a warning goes with the step
 * that was done or given away, with the clock that stands still and with the date that moved. Each names its dossier by code only, so
 * that it opens for who may still see it.
 *
 * Refuses: `forbidden/role`.
 */
export async function listOwnWarnings(
  context: Context,
  page: { readonly after: WarningPosition | null; readonly limit: number },
) {
  authorise(context.actor, 'warnings.read')
  const rows = await inRead(context.db, async (read) =>
    listWarnings(read, await holderOf(context, read), { ...page, limit: page.limit + 1 }),
  )
  const shown = rows.slice(0, page.limit)
  return {
    items: shown.map((row) => ({
      id: row.id,
      code: row.dossier_code,
      stepName: row.step_name,
      kind: row.kind,
      dueAt: formatInstant(row.due_at),
      sentAt: formatInstant(row.sent_at),
      seenAt: formatInstantOrNull(row.seen_at),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many of these warnings the calling officer has not seen, counting to `most` and no further. */
export async function countOwnWarnings(context: Context, most: number): Promise<number> {
  authorise(context.actor, 'warnings.read')
  return inRead(context.db, async (read) => countUnseen(read, await holderOf(context, read), most))
}

async function holderOf({ actor: { accountId } }: Context, read: Read): Promise<Holder> {
  return { accountId, ends: await heldEndsOf(read, accountId) }
}

/**
 * Marks the caller's warnings as seen, up to the newest that was shown: one that comes meanwhile
 * stays unseen.
 *
 * Refuses: `forbidden/role`.
 */
export async function markWarningsSeen(context: Context, sentUntil: Date): Promise<void> {
  authorise(context.actor, 'warnings.read')
  await inTransaction(context.db, (tx) =>
    setSeen(tx, context.actor.accountId, { sentUntil, seenAt: context.clock.now() }),
  )
}
