import type { ImportId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { deleteImport } from '../db/import.queries.ts'

/**
 * Throws away what was read of a file. What went into a draft stays there.
 *
 * Audit: `catalogue-import.discarded`. Refuses: `forbidden/role`, `not-found/import`.
 */
export async function discardImport(context: Context, id: ImportId): Promise<void> {
  authorise(context.actor, 'publications.manage')
  await inTransaction(context.db, async (tx) => {
    if (!(await deleteImport(tx, id))) throw new Refused('not-found/import')
    await record(tx, context, 'catalogue-import.discarded', { kind: 'catalogue-import', id })
  })
}
