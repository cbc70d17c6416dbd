import type { AccountId, FileId } from '#kernel/id'
import { isOneOf, type Read, type Write } from '#platform/db'

/** A file as it is kept. */
export interface FileRow {
  readonly id: FileId
  readonly sha256: Buffer
  readonly size: number
  readonly mediaType: string
  readonly name: string
  readonly pages: number | null
  readonly uploadedBy: AccountId
  /** A record keeps it as it came: it goes with the record, and no dossier can use it. */
  readonly isOriginal: boolean
}

const COLUMNS = [
  'id',
  'sha256',
  'size',
  'media_type as mediaType',
  'name',
  'pages',
  'uploaded_by as uploadedBy',
  'is_original as isOriginal',
] as const

export async function insertFile(tx: Write, file: FileRow, at: Date): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      name: file.name,
      pages: file.pages,
      uploaded_by: file.uploadedBy,
      uploaded_at: at,
      is_original: file.isOriginal,
      first_used_at: file.isOriginal ? at : null,
    })
    .execute()
}

export async function findFile(read: Read, id: FileId): Promise<FileRow | null> {
  const row = await read.selectFrom('file').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Those of the files that exist, whoever uploaded them. */
export async function listFiles(read: Read, ids: readonly FileId[]): Promise<FileRow[]> {
  return read
    .selectFrom('file')
    .select(COLUMNS)
    .where((row) => isOneOf(row.ref('id'), ids))
    .execute()
}

/** Those of the files that an account uploaded for dossiers, locked so that they are not removed meanwhile. */
export async function listOwnFilesForUpdate(
  tx: Write,
  owner: AccountId,
  ids: readonly FileId[],
): Promise<FileRow[]> {
  return tx
    .selectFrom('file')
    .select(COLUMNS)
    .where('uploaded_by', '=', owner)
    .where('is_original', '=', false)
    .where((row) => isOneOf(row.ref('id'), ids))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Marks the first use of the files that had none. */
export async function setFirstUsed(tx: Write, ids: readonly FileId[], at: Date): Promise<void> {
  await tx
    .updateTable('file')
    .set({ first_used_at: at })
    .where((row) => isOneOf(row.ref('id'), ids))
    .where('first_used_at', 'is', null)
    .execute()
}

/** How many uploads of an account nothing uses; counts no further than the limit. */
export async function countUnused(read: Read, owner: AccountId, limit: number): Promise<number> {
  const rows = await read
    .selectFrom('file')
    .select('id')
    .where('uploaded_by', '=', owner)
    .where('first_used_at', 'is', null)
    .limit(limit)
    .execute()
  return rows.length
}

/** Keeps those of the files that an account uploaded until an instant, used or not. */
export async function setKeptUntil(
  tx: Write,
  owner: AccountId,
  ids: readonly FileId[],
  until: Date,
): Promise<void> {
  await tx
    .updateTable('file')
    .set({ kept_until: until })
    .where('uploaded_by', '=', owner)
    .where((row) => isOneOf(row.ref('id'), ids))
    .execute()
}

/**
 * Removes uploads from before an instant that nothing has used and nothing keeps any longer, and says
 * which bytes each had; those that are being used at this moment stay.
 */
export async function deleteUnused(
  tx: Write,
  { before, now }: { readonly before: Date; readonly now: Date },
  limit: number,
): Promise<Pick<FileRow, 'id' | 'sha256'>[]> {
  const unused = tx
    .selectFrom('file')
    .select('id')
    .where('first_used_at', 'is', null)
    .where('uploaded_at', '<', before)
    .where((row) => row.or([row('kept_until', 'is', null), row('kept_until', '<', now)]))
    .orderBy('uploaded_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  return tx.deleteFrom('file').where('id', 'in', unused).returning(['id', 'sha256']).execute()
}

/** Takes out a file that a record kept, and says which bytes it had; null when it kept none of that id. */
export async function deleteOriginal(tx: Write, id: FileId): Promise<Buffer | null> {
  const row = await tx
    .deleteFrom('file')
    .where('id', '=', id)
    .where('is_original', '=', true)
    .returning('sha256')
    .executeTakeFirst()
  return row?.sha256 ?? null
}
