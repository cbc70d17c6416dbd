import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import {
  listOwnFilesForUpdate,
  setFirstUsed,
  setKeptUntil,
  type FileRow,
} from '../db/file.queries.ts'

/**
 * The files that a dossier of the actor is about to use, in the order asked for, each marked as used
 * from now on and so no longer removed. In the transaction that uses them.
 *
 * Refuses with `invalid/file-not-usable` and the `fileIds` concerned when one is not there or was
 * uploaded by someone else; then nothing is marked.
 */
export async function usableFiles(
  tx: Write,
  context: Context,
  fileIds: readonly FileId[],
): Promise<FileRow[]> {
  if (fileIds.length === 0) return []
  const own = await listOwnFilesForUpdate(tx, context.actor.accountId, fileIds)
  const byId = new Map(own.map((file) => [file.id, file]))
  const missing = fileIds.filter((id) => !byId.has(id))
  if (missing.length > 0)
    throw new Refused('invalid/file-not-usable', { members: { fileIds: missing } })
  await setFirstUsed(tx, fileIds, context.clock.now())
  return fileIds.flatMap((id) => byId.get(id) ?? [])
}

/**
 * Keeps uploads of the actor until an instant for a filing in preparation, so that they are still there
 * when it is handed in. In the transaction that saves it; files of others are left as they are.
 */
export async function keepFiles(
  tx: Write,
  context: Context,
  fileIds: readonly FileId[],
  until: Date,
): Promise<void> {
  if (fileIds.length > 0) await setKeptUntil(tx, context.actor.accountId, fileIds, until)
}
