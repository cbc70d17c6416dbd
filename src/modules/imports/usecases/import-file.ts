import type { ImportId } from '#kernel/id'
import { tidy } from '#kernel/text'
import { keepOriginal, shelveOriginal } from '#modules/documents'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { insertImport, insertRows } from '../db/import.queries.ts'
import { countsOf } from '../domain/import.ts'
import { rowsIn } from './read-file.ts'
import { comparedRows } from './read-rows.ts'

const MOST_NAME_CHARACTERS = 200
const TYPES = { json: 'application/json', xlsx: XLSX_TYPE } as const

/**
 * Reads a file of procedures and keeps it with what each of its rows would change. Nothing of the catalogue changes: procedure
 * control looks at it and puts what it chooses into a draft.
 *
 * Audit: `catalogue-import.read`, `file.uploaded`. Refuses: `forbidden/role`, and as `rowsIn` and `shelveOriginal`.
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
  const file = await shelveOriginal(context, { name, mediaType: TYPES[format], bytes })
  await inTransaction(context.db, async (tx) => {
    await insertImport(tx, {
      id,
      fileName: tidy(name).slice(0, MOST_NAME_CHARACTERS),
      format,
      fileId: await keepOriginal(tx, context, file),
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
