import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import {
  deleteContent,
  hasFiles,
  listContentToCheck,
  lockContentToCheck,
  setContentKept,
  setContentToCheck,
} from '../db/content.queries.ts'
import { deleteUnused } from '../db/file.queries.ts'
import { listExpired, lockExpired } from '../db/upload.queries.ts'
import { unusedBefore } from '../domain/lifetime.ts'
import { forgetUpload } from './upload-progress.ts'
import { uploadsShelf } from './uploads-shelf.ts'

const AT_A_TIME = 200

/**
 * Removes uploads that nothing has used for seven days and no filing in preparation needs, and bytes
 * that no file has any more or never came to have, and what came of uploads that nobody went on
 * with. Audit: `file.removed`.
 *
 * Safe to run twice and to be cut short: each step looks at what is there, and bytes are forgotten
 * only after they are gone.
 */
export async function removeUnusedFiles(context: Context): Promise<void> {
  while ((await removeFiles(context)) === AT_A_TIME);
  await removeUnneededContent(context)
  await removeExpiredUploads(context)
  await uploadsShelf(context).removeUnfinished()
}

async function removeFiles(context: Context): Promise<number> {
  const now = context.clock.now()
  return inTransaction(context.db, async (tx) => {
    const removed = await deleteUnused(tx, { before: unusedBefore(now), now }, AT_A_TIME)
    await Promise.all(
      removed.flatMap(({ id, sha256 }) => [
        setContentToCheck(tx, sha256, now),
        record(tx, context, 'file.removed', { kind: 'file', id }),
      ]),
    )
    return removed.length
  })
}

async function removeUnneededContent(context: Context): Promise<void> {
  const now = context.clock.now()
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const toCheck = await inRead(context.db, (read) =>
      listContentToCheck(read, now, after, AT_A_TIME),
    )
    for (const sha256 of toCheck) await removeUnlessNeeded(context, sha256, now)
    const last = toCheck.at(-1)
    if (last === undefined) return
    after = last
  }
}

/** While it is locked no file can begin to have the content, and an upload of it waits, then puts it anew. */
async function removeUnlessNeeded(context: Context, sha256: Buffer, now: Date): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    if (!(await lockContentToCheck(tx, sha256, now))) return
    if (await hasFiles(tx, sha256)) {
      await setContentKept(tx, sha256)
      return
    }
    await uploadsShelf(context).remove(context.locality.id, sha256)
    await deleteContent(tx, sha256)
  })
}

async function removeExpiredUploads(context: Context): Promise<void> {
  const now = context.clock.now()
  for (;;) {
    const expired = await inRead(context.db, (read) => listExpired(read, now, AT_A_TIME))
    for (const id of expired) {
      await inTransaction(context.db, async (tx) => {
        if (await lockExpired(tx, id, now)) await forgetUpload(tx, context, id)
      })
    }
    if (expired.length < AT_A_TIME) return
  }
}
