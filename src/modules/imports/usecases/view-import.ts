import { parseId, type ImportId, type ProcedureVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { openFile, type OpenedFile } from '#modules/documents'
import { procedureById, type ProcedureContent } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { countLeft, findImport, findRow, listImports, listRows } from '../db/import.queries.ts'
import type { CatalogueImport, ImportRow, RowState } from '../domain/import.ts'

/** A page of the rows of a file. */
export interface ImportPage {
  readonly file: CatalogueImport
  readonly rows: readonly ImportRow[]
  /** The row that the next page begins after, or null. */
  readonly next: number | null
  /** How many rows may still go into a draft. */
  readonly left: number
}

/** A row with what the procedure says now, or what it replaces, and what it would say. */
export interface ImportedRow {
  readonly file: CatalogueImport
  readonly row: ImportRow<ProcedureContent>
  readonly before: ProcedureContent | null
}

/** Files that were read, the newest first, a page at a time. Refuses: `forbidden/role`, `malformed/cursor`. */
export async function listReadFiles(
  context: Context,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly files: readonly CatalogueImport[]; readonly nextCursor: string | null }> {
  authorise(context.actor, 'publications.read')
  const after = cursor === null ? null : positionOf(cursor)
  const found = await inRead(context.db, (read) => listImports(read, after, limit + 1))
  const files = found.slice(0, limit)
  const last = found.length > limit ? files.at(-1) : undefined
  const nextCursor = last === undefined ? null : `${last.importedAt.getTime()}.${last.id}`
  return { files, nextCursor }
}

/** What the rows of a file would change, those of one state or all. Refuses: `forbidden/role`, `not-found/import`. */
export async function viewImport(
  context: Context,
  id: ImportId,
  query: { readonly state: RowState | null; readonly after: number; readonly limit: number },
): Promise<ImportPage> {
  authorise(context.actor, 'publications.read')
  return inRead(context.db, async (read) => {
    const file = await findImport(read, id)
    if (file === null) throw new Refused('not-found/import')
    const found = await listRows(read, id, { ...query, limit: query.limit + 1 })
    const rows = found.slice(0, query.limit)
    const next = found.length > query.limit ? (rows.at(-1)?.position ?? null) : null
    return { file, rows, next, left: await countLeft(read, id) }
  })
}

/**
 * One row of a file, with what it would change. Refuses: `forbidden/role`, `not-found/import`, `not-found/import-row`.
 */
export async function viewImportRow(
  context: Context,
  id: ImportId,
  position: number,
): Promise<ImportedRow> {
  authorise(context.actor, 'publications.read')
  const found = await inRead(context.db, async (read) => {
    const file = await findImport(read, id)
    if (file === null) throw new Refused('not-found/import')
    return { file, row: await findRow<ProcedureContent>(read, id, position) }
  })
  const { file, row } = found
  if (row === null) throw new Refused('not-found/import-row')
  const base = row.baseVersionId ?? row.relatedBaseVersionId
  return { file, row, before: await contentOf(context, base) }
}

/**
 * The file as it came, to be saved. Audit: `file.read`. Refuses: `forbidden/role`, `not-found/import`.
 */
export async function openImportedFile(context: Context, id: ImportId): Promise<OpenedFile> {
  authorise(context.actor, 'publications.manage')
  const file = await inRead(context.db, (read) => findImport(read, id))
  if (file === null) throw new Refused('not-found/import')
  return openFile(context, file.fileId, async () => true)
}

async function contentOf(
  context: Context,
  id: ProcedureVersionId | null,
): Promise<ProcedureContent | null> {
  const version = id === null ? null : await procedureById(context, id)
  return version?.content ?? null
}

function positionOf(cursor: string) {
  const [milliseconds = '', text = ''] = cursor.split('.')
  const id = parseId<'catalogue_import'>(text)
  if (id === null || !/^\d{1,15}$/.test(milliseconds)) throw new Refused('malformed/cursor')
  return { importedAt: new Date(Number(milliseconds)), id }
}
