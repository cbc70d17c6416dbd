import type { ImportId } from '#kernel/id'
import { tidy } from '#kernel/text'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { insertImport, insertRows } from '../db/import.queries.ts'
import { countsOf } from '../domain/import.ts'
import { rowsIn } from './read-file.ts'
import { comparedRows } from './read-rows.ts'

const MOST_NAME_CHARACTERS = 200

/**
 * Reads a file of procedures and keeps what each of its rows would change. Nothing of the catalogue changes: procedure
 * control looks at it and puts what it chooses into a draft.
 *
 * Audit: `catalogue-import.read`. Refuses: `forbidden/role`, and as `rowsIn`.
 */
export async function importFile(
  context: Context,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<ImportId> {
  authorise(context.actor, 'publications.manage')
  const { format, rows: given } = await rowsIn(bytes)
  const rows = await comparedRows(context, given)
  const id = newId<'catalogue_import'>()
  const counts = countsOf(rows)
  await inTransaction(context.db, async (tx) => {
    await insertImport(tx, {
      id,
      fileName: tidy(name).slice(0, MOST_NAME_CHARACTERS),
      format,
      importedBy: context.actor.accountId,
      importedAt: context.clock.now(),
      counts,
    })
    await insertRows(tx, id, rows)
    await record(tx, context, 'catalogue-import.read', {
      kind: 'catalogue-import',
      id,
      details: { format, ...counts },
    })
  })
  return id
}
