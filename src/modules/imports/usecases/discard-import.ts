import type { ImportId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { removeOriginal } from '#modules/documents'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { deleteImport } from '../db/import.queries.ts'

/**
 * Throws away what was read of a file, and the file. What went into a draft stays there.
 *
 * Audit: `catalogue-import.discarded`, `file.removed`. Refuses: `forbidden/role`, `not-found/import`.
 */
export async function discardImport(context: Context, id: ImportId): Promise<void> {
  authorise(context.actor, 'publications.manage')
  await inTransaction(context.db, async (tx) => {
    const fileId = await deleteImport(tx, id)
    if (fileId === null) throw new Refused('not-found/import')
    await removeOriginal(tx, context, fileId)
    await record(tx, context, 'catalogue-import.discarded', { kind: 'catalogue-import', id })
  })
}
