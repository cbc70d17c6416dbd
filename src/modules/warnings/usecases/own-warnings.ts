import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { countUnseen, listWarnings, setSeen, type WarningPosition } from '../db/warning.queries.ts'

/** A page of the caller's warnings. */
export type WarningsPage = Awaited<ReturnType<typeof listOwnWarnings>>

/**
 * What the calling officer was warned of, the newest first. Each names its dossier by code only, so
 * that it opens for who may still see it.
 *
 * Refuses: `forbidden/role`.
 */
export async function listOwnWarnings(
  context: Context,
  page: { readonly after: WarningPosition | null; readonly limit: number },
) {
  authorise(context.actor, 'warnings.read')
  const rows = await inRead(context.db, (read) =>
    listWarnings(read, context.actor.accountId, { ...page, limit: page.limit + 1 }),
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

/** How many warnings the calling officer has not seen, counting to `most` and no further. */
export async function countOwnWarnings(context: Context, most: number): Promise<number> {
  authorise(context.actor, 'warnings.read')
  return inRead(context.db, (read) => countUnseen(read, context.actor.accountId, most))
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
