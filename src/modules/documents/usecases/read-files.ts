import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Read } from '#platform/db'
import { cannotBeRead } from '#platform/files'
import { findFile, listFiles, type FileRow } from '../db/file.queries.ts'
import { uploadsShelf } from './uploads-shelf.ts'

/** Whether the actor may see a dossier that uses the file; asked of the module that knows dossiers. */
export type MaySee = (fileId: FileId) => Promise<boolean>

/** A file as it is handed out. */
export interface OpenedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** A file as it is listed. */
export interface FileDescription {
  readonly id: FileId
  readonly name: string
  readonly mediaType: string
  /** Of a PDF or TIFF; null for others. */
  readonly pages: number | null
  readonly size: number
}

/**
 * Hands out a file to its uploader and to those who may see a dossier that uses it. The bytes are
 * compared with their hash; those that were altered are never handed out.
 *
 * Audit: `file.read`. Refuses: `not-found/file`, also for everyone else; `unavailable/stored-file` when
 * the bytes are missing or altered.
 */
export async function openFile(context: Context, id: FileId, maySee: MaySee): Promise<OpenedFile> {
  authorise(context.actor, 'files.read')
  const file = await inRead(context.db, (read) => findFile(read, id))
  if (file === null || !(isOwn(context, file) || (await maySee(id))))
    throw new Refused('not-found/file')
  const bytes = await uploadsShelf(context)
    .get(context.locality.id, file.sha256)
    .catch(cannotBeRead)
  await inTransaction(context.db, (tx) => record(tx, context, 'file.read', { kind: 'file', id }))
  return { name: file.name, mediaType: file.mediaType, bytes }
}

/** Those of the files that the actor uploaded, in the order asked for; others are as if not there. */
export async function describeOwnFiles(
  context: Context,
  ids: readonly FileId[],
): Promise<FileDescription[]> {
  authorise(context.actor, 'files.read')
  const files = ids.length === 0 ? [] : await inRead(context.db, (read) => listFiles(read, ids))
  const own = files.filter((file) => isOwn(context, file))
  const byId = new Map(own.map((file) => [file.id, described(file)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** What a list shows of files, by id, in one query however many there are. Who may see them has been asked. */
export async function describeFiles(
  read: Read,
  ids: readonly FileId[],
): Promise<ReadonlyMap<FileId, FileDescription>> {
  const files = ids.length === 0 ? [] : await listFiles(read, ids)
  return new Map(files.map((file) => [file.id, described(file)]))
}

/** What a record keeps is that record's, whoever sent it. */
function isOwn({ actor }: Context, { isOriginal, uploadedBy }: FileRow): boolean {
  return !isOriginal && uploadedBy === actor.accountId
}

function described({ id, name, mediaType, pages, size }: FileRow): FileDescription {
  return { id, name, mediaType, pages, size }
}
