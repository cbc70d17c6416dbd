import type { AccountId, FileId, UploadId } from '#kernel/id'
import type { Read, Write } from '#platform/db'

/** A file that comes piece after piece. */
export interface UploadRow {
  readonly id: UploadId
  readonly accountId: AccountId
  readonly name: string
  readonly size: number
  /** Of the whole file, as it was announced. */
  readonly sha256: Buffer
  /** Bytes from the beginning that are known to lie on the disk. */
  readonly received: number
  readonly expiresAt: Date
  /** What it became. */
  readonly fileId: FileId | null
}

const COLUMNS = [
  'id',
  'account_id as accountId',
  'name',
  'size',
  'sha256',
  'received',
  'expires_at as expiresAt',
  'file_id as fileId',
] as const

/** Notes an upload; nothing happens when the account has announced the same before. */
export async function insertUpload(tx: Write, upload: UploadRow): Promise<void> {
  await tx
    .insertInto('upload')
    .values({
      id: upload.id,
      account_id: upload.accountId,
      name: upload.name,
      size: upload.size,
      sha256: upload.sha256,
      received: upload.received,
      expires_at: upload.expiresAt,
      file_id: upload.fileId,
    })
    .onConflict((conflict) => conflict.constraint('upload_announced_once').doNothing())
    .execute()
}

/** What an account has announced under this name, size and content, locked. */
export async function findAnnouncedForUpdate(
  tx: Write,
  announced: Pick<UploadRow, 'accountId' | 'name' | 'size' | 'sha256'>,
): Promise<UploadRow | null> {
  const row = await tx
    .selectFrom('upload')
    .select(COLUMNS)
    .where('account_id', '=', announced.accountId)
    .where('sha256', '=', announced.sha256)
    .where('size', '=', announced.size)
    .where('name', '=', announced.name)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** An upload of an account. */
export async function findUpload(
  read: Read,
  accountId: AccountId,
  id: UploadId,
): Promise<UploadRow | null> {
  const row = await read
    .selectFrom('upload')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The same, locked: one piece is added at a time, and none while it is removed. */
export async function findUploadForUpdate(
  tx: Write,
  accountId: AccountId,
  id: UploadId,
): Promise<UploadRow | null> {
  const row = await tx
    .selectFrom('upload')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function setReceived(
  tx: Write,
  { id, received, expiresAt }: Pick<UploadRow, 'id' | 'received' | 'expiresAt'>,
): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ received, expires_at: expiresAt })
    .where('id', '=', id)
    .execute()
}

export async function setBecomeFile(tx: Write, id: UploadId, fileId: FileId): Promise<void> {
  await tx.updateTable('upload').set({ file_id: fileId }).where('id', '=', id).execute()
}

export async function deleteUpload(tx: Write, id: UploadId): Promise<void> {
  await tx.deleteFrom('upload').where('id', '=', id).execute()
}

/** How many uploads of an account are unfinished; counts no further than the limit. */
export async function countUnfinished(
  read: Read,
  accountId: AccountId,
  limit: number,
): Promise<number> {
  const rows = await read
    .selectFrom('upload')
    .select('id')
    .where('account_id', '=', accountId)
    .where('file_id', 'is', null)
    .limit(limit)
    .execute()
  return rows.length
}

/** Bytes that all unfinished uploads of the locality have announced. */
export async function sumUnfinished(read: Read): Promise<number> {
  const { bytes } = await read
    .selectFrom('upload')
    .select((row) => row.fn.sum('size').as('bytes'))
    .where('file_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/** Uploads that have expired, the oldest first. */
export async function listExpired(read: Read, now: Date, limit: number): Promise<UploadId[]> {
  const rows = await read
    .selectFrom('upload')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Locks an upload that has expired; false when it is gone or was gone on with. */
export async function lockExpired(tx: Write, id: UploadId, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('upload')
    .select('id')
    .where('id', '=', id)
    .where('expires_at', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}
