import { hash } from 'node:crypto'
import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { keepContent, setContentKept, setContentToCheck } from '../db/content.queries.ts'
import { deleteOriginal, insertFile, type FileRow } from '../db/file.queries.ts'
import { tidyFileName } from '../domain/file-name.ts'
import { settledBy } from '../domain/lifetime.ts'
import { uploadsShelf } from './uploads-shelf.ts'

/** A file whose bytes lie in the store and that no record has yet; when none comes, they go. */
export interface ShelvedFile {
  readonly row: FileRow
}

/**
 * Puts the bytes of a file into the store for a record that has read them and is about to keep them as they came. What
 * is in them is for the record to judge. Before its transaction, for the store may be slow; who may do it has been asked.
 *
 * Refuses: `full/file-store`.
 */
export async function shelveOriginal(
  context: Context,
  given: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer },
): Promise<ShelvedFile> {
  if (await context.files.isAlmostFull()) throw new Refused('full/file-store')
  const sha256 = hash('sha256', given.bytes, 'buffer')
  // Noted before they are put: whenever this is cut short, no bytes lie there unknown.
  await inTransaction(context.db, (tx) => keepContent(tx, sha256, settledBy(context.clock.now())))
  await uploadsShelf(context).put(context.locality.id, given.bytes)
  const row: FileRow = {
    id: newId<'file'>(),
    sha256,
    size: given.bytes.length,
    mediaType: given.mediaType,
    name: tidyFileName(given.name) || '_',
    pages: null,
    uploadedBy: context.actor.accountId,
    isOriginal: true,
  }
  return { row }
}

/** Keeps the file for good, in the transaction of the record that it belongs to. Audit: `file.uploaded`. */
export async function keepOriginal(
  tx: Write,
  context: Context,
  { row }: ShelvedFile,
): Promise<FileId> {
  const { id, size, mediaType } = row
  await insertFile(tx, row, context.clock.now())
  await setContentKept(tx, row.sha256)
  await record(tx, context, 'file.uploaded', { kind: 'file', id, details: { size, mediaType } })
  return id
}

/**
 * Takes out a file with the record that kept it, once that no longer names it. Its bytes go with the next clearing,
 * unless another file has them. Audit: `file.removed`.
 */
export async function removeOriginal(tx: Write, context: Context, id: FileId): Promise<void> {
  const sha256 = await deleteOriginal(tx, id)
  if (sha256 === null) return
  await setContentToCheck(tx, sha256, context.clock.now())
  await record(tx, context, 'file.removed', { kind: 'file', id })
}
