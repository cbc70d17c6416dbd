import { hash } from 'node:crypto'
import type { UploadId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findUploadForUpdate, setBecomeFile, type UploadRow } from '../db/upload.queries.ts'
import { storeOnce, type StoredFile } from './store-upload.ts'
import {
  fileOf,
  forgetUpload,
  offsetOf,
  ownUploadToChange,
  piecemeal,
  piecesOf,
} from './upload-progress.ts'

/** What is wrong with the file itself: sending it again would change nothing. */
const LASTING = /^(?:invalid|unsupported-type|too-large)\//

/**
 * Takes in an upload of the actor that has come wholly, as any file is taken in: `storeUpload` says
 * how it is judged. It becomes one file however often this is asked. One that cannot be taken is
 * forgotten; while only the store is full, it is kept.
 *
 * Audit: `file.uploaded`. Refuses: `not-found/upload`, `conflict/upload-offset` when a part is
 * missing, `invalid/upload-not-as-announced`, and what `storeUpload` refuses.
 */
export async function finishUpload(context: Context, id: UploadId): Promise<StoredFile> {
  authorise(context.actor, 'files.upload')
  const { upload, bytes } = await wholeBytes(context, id)
  if (bytes === null) return becomeFile(context, id)
  try {
    requireAnnounced(upload, bytes)
    const { file } = await storeOnce(
      context,
      { name: upload.name, bytes },
      {
        earlier: async (tx) => fileOf(tx, await ownUploadToChange(tx, context, id)),
        remember: (tx, stored) => setBecomeFile(tx, id, stored.id),
      },
    )
    await piecesOf(context).remove(piecemeal(context, id))
    return file
  } catch (error) {
    if (error instanceof Refused && LASTING.test(error.code)) await forgetOwn(context, id)
    throw error
  }
}

/** All its bytes; null while a part is missing, and when they have gone because it is a file already. */
async function wholeBytes(
  context: Context,
  id: UploadId,
): Promise<{ readonly upload: UploadRow; readonly bytes: Buffer | null }> {
  const upload = await inTransaction(context.db, (tx) => ownUploadToChange(tx, context, id))
  const bytes = upload.fileId === null ? await piecesOf(context).read(piecemeal(context, id)) : null
  return { upload, bytes: bytes === null || bytes.length < upload.size ? null : bytes }
}

async function becomeFile(context: Context, id: UploadId): Promise<StoredFile> {
  return inTransaction(context.db, async (tx) => {
    const upload = await ownUploadToChange(tx, context, id)
    const file = await fileOf(tx, upload)
    if (file === null)
      throw new Refused('conflict/upload-offset', {
        members: { offset: await offsetOf(context, upload) },
      })
    return file
  })
}

function requireAnnounced({ size, sha256 }: UploadRow, bytes: Buffer): void {
  if (bytes.length !== size || !hash('sha256', bytes, 'buffer').equals(sha256))
    throw new Refused('invalid/upload-not-as-announced')
}

/** Another window may have been told the same and forgotten it first. */
async function forgetOwn(context: Context, id: UploadId): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const upload = await findUploadForUpdate(tx, context.actor.accountId, id)
    if (upload !== null) await forgetUpload(tx, context, id)
  })
}
