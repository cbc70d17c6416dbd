import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import {
  countUnfinished,
  findAnnouncedForUpdate,
  insertUpload,
  setReceived,
  sumUnfinished,
  type UploadRow,
} from '../db/upload.queries.ts'
import { announcedKind } from '../domain/file-check.ts'
import { tidyFileName } from '../domain/file-name.ts'
import { MOST_UNFINISHED, MOST_UNFINISHED_BYTES, uploadExpiresAt } from '../domain/upload-limits.ts'
import { progressOf, type UploadProgress } from './upload-progress.ts'

/** A file that is about to be sent in pieces. */
export interface AnnouncedFile {
  readonly name: string
  readonly size: number
  /** Of all its bytes. */
  readonly sha256: Buffer
}

/**
 * Begins an upload that comes in pieces, or finds the one that the actor began with the same name,
 * size and content: it goes on where it was, on whichever device, and one that became a file is
 * answered with it. Nothing of it counts before it is whole.
 *
 * Refuses: `too-large/file`, `unsupported-type/file`, `invalid/file-empty`, `full/file-store`,
 * `conflict/too-many-unfinished-uploads`, `full/unfinished-uploads`.
 */
export async function beginUpload(
  context: Context,
  given: AnnouncedFile,
): Promise<{ readonly upload: UploadProgress; readonly isNew: boolean }> {
  authorise(context.actor, 'files.upload')
  const { accountId } = context.actor
  const { size, sha256 } = given
  const name = tidyFileName(given.name)
  announcedKind(name, size)
  const announced = { accountId, name, size, sha256 }
  const isAlmostFull = await context.files.isAlmostFull()

  return inTransaction(context.db, async (tx) => {
    const expiresAt = uploadExpiresAt(context.clock.now())
    const earlier = await findAnnouncedForUpdate(tx, announced)
    if (earlier !== null) {
      await setReceived(tx, { ...earlier, expiresAt })
      return { upload: await progressOf(tx, context, { ...earlier, expiresAt }), isNew: false }
    }

    if (isAlmostFull) throw new Refused('full/file-store')
    await requireRoom(tx, announced)
    const fresh = { ...announced, id: newId<'upload'>(), received: 0, expiresAt, fileId: null }
    await insertUpload(tx, fresh)
    // Two windows may have begun it at once; the first of them has.
    const upload = (await findAnnouncedForUpdate(tx, announced)) ?? fresh
    return { upload: await progressOf(tx, context, upload), isNew: upload.id === fresh.id }
  })
}

async function requireRoom(
  tx: Write,
  { accountId, size }: Pick<UploadRow, 'accountId' | 'size'>,
): Promise<void> {
  const unfinished = await countUnfinished(tx, accountId, MOST_UNFINISHED)
  if (unfinished >= MOST_UNFINISHED) throw new Refused('conflict/too-many-unfinished-uploads')
  const announced = await sumUnfinished(tx)
  if (announced + size > MOST_UNFINISHED_BYTES) throw new Refused('full/unfinished-uploads')
}
