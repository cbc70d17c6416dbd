import type { UploadId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import type { Read, Write } from '#platform/db'
import type { Piecemeal } from '#platform/files'
import { findFile } from '../db/file.queries.ts'
import { deleteUpload, findUploadForUpdate, type UploadRow } from '../db/upload.queries.ts'
import { storedFile, type StoredFile } from './store-upload.ts'
import { uploadsShelf } from './uploads-shelf.ts'

/** How far an upload has come, as its sender is told. */
export interface UploadProgress {
  readonly id: UploadId
  readonly size: number
  /** Where the next piece begins; what lies before it outlasts a crash. */
  readonly offset: number
  readonly expiresAt: Date
  /** What it became; null until it is whole and was found right. */
  readonly file: StoredFile | null
}

/** An upload of the actor, locked. Refuses: `not-found/upload`, also for one of somebody else. */
export async function ownUploadToChange(
  tx: Write,
  context: Context,
  id: UploadId,
): Promise<UploadRow> {
  const upload = await findUploadForUpdate(tx, context.actor.accountId, id)
  if (upload === null) throw new Refused('not-found/upload')
  return upload
}

/** How far it has come by what lies on the disk, which a restored backup does not hold. */
export async function progressOf(
  read: Read,
  context: Context,
  upload: UploadRow,
): Promise<UploadProgress> {
  const { id, size, expiresAt } = upload
  const file = await fileOf(read, upload)
  const offset = file === null ? await offsetOf(context, upload) : size
  return { id, size, offset, expiresAt, file }
}

/** What the upload has become, or null. */
export async function fileOf(read: Read, { fileId }: UploadRow): Promise<StoredFile | null> {
  const file = fileId === null ? null : await findFile(read, fileId)
  return file === null ? null : storedFile(file)
}

/** Bytes from the beginning that are noted and still lie on the disk. */
export async function offsetOf(context: Context, { id, received }: UploadRow): Promise<number> {
  return Math.min(received, await piecesOf(context).sizeOf(piecemeal(context, id)))
}

/** Forgets a locked upload: first its bytes, so that none lie there unknown. */
export async function forgetUpload(tx: Write, context: Context, id: UploadId): Promise<void> {
  await piecesOf(context).remove(piecemeal(context, id))
  await deleteUpload(tx, id)
}

export function piecesOf(context: Context) {
  return uploadsShelf(context).pieces
}

export function piecemeal({ locality }: Context, id: UploadId): Piecemeal {
  return { localityId: locality.id, id }
}
