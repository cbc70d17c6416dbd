import type { FileId, ImportId, ProcedureVersionId, PublicationId } from '#kernel/id'
import { isOneOf, json, type Read, type Write } from '#platform/db'
import {
  TAKEN_STATES,
  type CatalogueImport,
  type ImportFormat,
  type ImportRow,
  type RowFault,
  type RowState,
} from '../domain/import.ts'

const IMPORT = [
  'id',
  'file_name as fileName',
  'format',
  'file_id as fileId',
  'imported_by as importedBy',
  'imported_at as importedAt',
  'new_count as newCount',
  'changed_count as changedCount',
  'replacing_count as replacingCount',
  'repealed_count as repealedCount',
  'unchanged_count as unchangedCount',
  'faulty_count as faultyCount',
] as const

const ROW = [
  'position',
  'procedure_code as code',
  'name',
  'state',
  'base_version_id as baseVersionId',
  'related_code as relatedCode',
  'related_base_version_id as relatedBaseVersionId',
  'changed',
  'kept',
  'faults',
  'publication_id as publicationId',
] as const

const ROWS_A_STATEMENT = 500

export async function insertImport(tx: Write, file: CatalogueImport): Promise<void> {
  await tx
    .insertInto('catalogue_import')
    .values({
      id: file.id,
      file_name: file.fileName,
      format: file.format,
      file_id: file.fileId,
      imported_by: file.importedBy,
      imported_at: file.importedAt,
      new_count: file.counts.new,
      changed_count: file.counts.changed,
      replacing_count: file.counts.replacing,
      repealed_count: file.counts.repealed,
      unchanged_count: file.counts.unchanged,
      faulty_count: file.counts.faulty,
    })
    .execute()
}

/** Adds the rows of a file, some hundred at a time: a statement has room for so many values. */
export async function insertRows(
  tx: Write,
  id: ImportId,
  rows: readonly ImportRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await tx
      .insertInto('catalogue_import_row')
      .values(
        rows.slice(at, at + ROWS_A_STATEMENT).map((row) => ({
          import_id: id,
          position: row.position,
          procedure_code: row.code,
          name: row.name,
          state: row.state,
          content: row.content === null ? null : json(row.content),
          base_version_id: row.baseVersionId,
          related_code: row.relatedCode,
          related_base_version_id: row.relatedBaseVersionId,
          changed: [...row.changed],
          kept: [...row.kept],
          faults: json(row.faults),
          publication_id: row.publicationId,
        })),
      )
      .execute()
  }
}

export async function findImport(db: Read, id: ImportId): Promise<CatalogueImport | null> {
  const row = await db
    .selectFrom('catalogue_import')
    .select(IMPORT)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : asImport(row)
}

/** Files, the newest first, from a position on. */
export async function listImports(
  db: Read,
  after: Pick<CatalogueImport, 'importedAt' | 'id'> | null,
  limit: number,
): Promise<CatalogueImport[]> {
  const rows = await db
    .selectFrom('catalogue_import')
    .select(IMPORT)
    .$if(after !== null, (query) =>
      query.where((is) =>
        is(
          is.refTuple('imported_at', 'id'),
          '<',
          is.tuple(after?.importedAt ?? new Date(0), after?.id ?? ('' as ImportId)),
        ),
      ),
    )
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asImport)
}

/** Rows of a file after a position, of one state or of all, without what they say. */
export async function listRows(
  db: Read,
  id: ImportId,
  query: { readonly state: RowState | null; readonly after: number; readonly limit: number },
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom('catalogue_import_row')
    .select(ROW)
    .where('import_id', '=', id)
    .where('position', '>', query.after)
    .$if(query.state !== null, (rows) => rows.where('state', '=', query.state ?? 'new'))
    .orderBy('position')
    .limit(query.limit)
    .execute()
  return rows.map((row) => asRow({ ...row, content: null }))
}

export async function findRow<Content>(
  db: Read,
  id: ImportId,
  position: number,
): Promise<ImportRow<Content> | null> {
  const row = await db
    .selectFrom('catalogue_import_row')
    .select(ROW)
    .select('content')
    .where('import_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst()
  return row === undefined ? null : asRow<Content>(row)
}

/** How many rows may still go into a draft. */
export async function countLeft(db: Read, id: ImportId): Promise<number> {
  const { left } = await db
    .selectFrom('catalogue_import_row')
    .select((of) => of.fn.countAll<string>().as('left'))
    .where('import_id', '=', id)
    .where('state', 'in', TAKEN_STATES)
    .where('publication_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

/** The rows that were named, or every one that may still go into a draft, locked: each goes into one. */
export async function listRowsToTake(
  tx: Write,
  id: ImportId,
  chosen: readonly number[] | 'all',
): Promise<ImportRow[]> {
  const rows = await tx
    .selectFrom('catalogue_import_row')
    .select(ROW)
    .select('content')
    .where('import_id', '=', id)
    .where((is) =>
      chosen === 'all'
        ? is.and([is('state', 'in', TAKEN_STATES), is('publication_id', 'is', null)])
        : isOneOf(is.ref('position'), chosen),
    )
    .orderBy('position')
    .forUpdate()
    .execute()
  return rows.map((row) => asRow(row))
}

export async function markTaken(
  tx: Write,
  id: ImportId,
  positions: readonly number[],
  publicationId: PublicationId,
): Promise<void> {
  await tx
    .updateTable('catalogue_import_row')
    .set({ publication_id: publicationId })
    .where('import_id', '=', id)
    .where((is) => isOneOf(is.ref('position'), positions))
    .execute()
}

/** Takes an import out with its rows, and says which file it kept; null when there was none. */
export async function deleteImport(tx: Write, id: ImportId): Promise<FileId | null> {
  await tx.deleteFrom('catalogue_import_row').where('import_id', '=', id).execute()
  const gone = await tx
    .deleteFrom('catalogue_import')
    .where('id', '=', id)
    .returning('file_id as fileId')
    .executeTakeFirst()
  return gone?.fileId ?? null
}

type ImportColumns = Omit<CatalogueImport, 'format' | 'counts'> & {
  readonly format: string
  readonly newCount: number
  readonly changedCount: number
  readonly replacingCount: number
  readonly repealedCount: number
  readonly unchangedCount: number
  readonly faultyCount: number
}

function asImport({
  newCount,
  changedCount,
  replacingCount,
  repealedCount,
  unchangedCount,
  faultyCount,
  ...row
}: ImportColumns): CatalogueImport {
  return {
    ...row,
    format: row.format as ImportFormat,
    counts: {
      new: newCount,
      changed: changedCount,
      replacing: replacingCount,
      repealed: repealedCount,
      unchanged: unchangedCount,
      faulty: faultyCount,
    },
  }
}

function asRow<Content>(row: {
  readonly position: number
  readonly code: string | null
  readonly name: string
  readonly state: string
  readonly content: unknown
  readonly baseVersionId: string | null
  readonly relatedCode: string | null
  readonly relatedBaseVersionId: string | null
  readonly changed: readonly string[]
  readonly kept: readonly string[]
  readonly faults: unknown
  readonly publicationId: string | null
}): ImportRow<Content> {
  return {
    ...row,
    state: row.state as RowState,
    content: row.content as Content | null,
    baseVersionId: row.baseVersionId as ProcedureVersionId | null,
    relatedBaseVersionId: row.relatedBaseVersionId as ProcedureVersionId | null,
    faults: row.faults as readonly RowFault[],
    publicationId: row.publicationId as PublicationId | null,
  }
}
