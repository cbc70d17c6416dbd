import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { authoriseRedoing } from './authorise-redoing.ts'

/** So much is put in anew at a time. */
const MOST_REDONE = 1_000

/**
 * Puts work that was given up in anew, one piece or everything (the oldest 1,000), for the
 * administrators of the highest unit. Pieces that somebody else has put in meanwhile are passed over.
 *
 * Audit: `work.redone`. Refuses: `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function redoGivenUpWork(context: Context, id: string | null): Promise<number> {
  authoriseRedoing(context)
  return inTransaction(context.db, async (tx) => {
    const { id: localityId } = context.locality
    const ids = id === null ? null : [id]
    const count = await context.jobs.redo(tx, localityId, { ids, most: MOST_REDONE })
    if (count > 0)
      await record(tx, context, 'work.redone', {
        kind: 'work',
        id: id ?? 'all',
        details: { count },
      })
    return count
  })
}
