import type { UploadId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { findUpload, setReceived } from '../db/upload.queries.ts'
import { uploadExpiresAt } from '../domain/upload-limits.ts'
import {
  forgetUpload,
  ownUploadToChange,
  piecemeal,
  piecesOf,
  progressOf,
  type UploadProgress,
} from './upload-progress.ts'

/** How far an upload of the actor has come. Refuses: `not-found/upload`. */
export async function viewUpload(context: Context, id: UploadId): Promise<UploadProgress> {
  authorise(context.actor, 'files.upload')
  return inRead(context.db, async (read) => {
    const upload = await findUpload(read, context.actor.accountId, id)
    if (upload === null) throw new Refused('not-found/upload')
    return progressOf(read, context, upload)
  })
}

/**
 * Adds a piece to an upload of the actor. The answer comes once the bytes are on the disk; one that
 * comes again, or out of its order, changes nothing and is told where to go on.
 *
 * Refuses: `not-found/upload`, `conflict/upload-offset` (with the `offset` that is right),
 * `invalid/upload-not-as-announced` when it goes beyond the size, `full/file-store`.
 */
export async function continueUpload(
  context: Context,
  id: UploadId,
  piece: { readonly offset: number; readonly bytes: Buffer },
): Promise<UploadProgress> {
  authorise(context.actor, 'files.upload')
  const isAlmostFull = await context.files.isAlmostFull()
  return inTransaction(context.db, async (tx) => {
    const upload = await ownUploadToChange(tx, context, id)
    const progress = await progressOf(tx, context, upload)
    if (progress.offset !== piece.offset)
      throw new Refused('conflict/upload-offset', { members: { offset: progress.offset } })
    const received = piece.offset + piece.bytes.length
    if (received > upload.size) throw new Refused('invalid/upload-not-as-announced')
    if (piece.bytes.length === 0) return progress
    if (isAlmostFull) throw new Refused('full/file-store')

    // Under the lock, so that no other piece is written meanwhile; on the disk before it is told.
    await piecesOf(context).write(piecemeal(context, id), piece.offset, piece.bytes)
    const expiresAt = uploadExpiresAt(context.clock.now())
    await setReceived(tx, { id, received, expiresAt })
    return { ...progress, offset: received, expiresAt }
  })
}

/** Forgets an upload of the actor; a file that it became stays. Refuses: `not-found/upload`. */
export async function dropUpload(context: Context, id: UploadId): Promise<void> {
  authorise(context.actor, 'files.upload')
  await inTransaction(context.db, async (tx) => {
    await ownUploadToChange(tx, context, id)
    await forgetUpload(tx, context, id)
  })
}
