import { hash } from 'node:crypto'
import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { findAnswer, rememberAnswer, type KeyedRequest } from '#platform/idempotency'
import { newId } from '#platform/ids'
import { inspect } from '#platform/inspection'
import { keepContent, setContentKept } from '../db/content.queries.ts'
import { countUnused, insertFile, type FileRow } from '../db/file.queries.ts'
import {
  announcedKind,
  checkContent,
  CONTENT_LIMITS,
  MOST_UNUSED_FILES,
} from '../domain/file-check.ts'
import { tidyFileName } from '../domain/file-name.ts'
import { settledBy } from '../domain/lifetime.ts'
import { uploadsShelf } from './uploads-shelf.ts'

/** What its uploader learns of a file. */
export interface StoredFile {
  readonly id: FileId
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly name: string
  /** Of a PDF or TIFF. */
  readonly pages?: number
}

/**
 * Takes in a file for the one who uploads it, to be used in dossiers of theirs within seven days.
 * Its name, its content by the first bytes and a parser of that format must agree.
 *
 * Audit: `file.uploaded`. Refuses: `too-large/file`, `unsupported-type/…`, `invalid/file-…`,
 * `conflict/too-many-unused-files`, `full/file-store`.
 */
export async function storeUpload(
  context: Context,
  upload: { readonly name: string; readonly bytes: Buffer },
): Promise<StoredFile> {
  return (await storeKeyedUpload(context, upload, null)).file
}

/**
 * The same for a request that may be sent twice: the second time it answers with the file of the
 * first. Refuses besides: `invalid/idempotency-key-reused`, `conflict/idempotency-key-in-flight`.
 */
export async function storeKeyedUpload(
  context: Context,
  upload: { readonly name: string; readonly bytes: Buffer },
  request: KeyedRequest | null,
): Promise<{ readonly file: StoredFile; readonly isReplay: boolean }> {
  return storeOnce(context, upload, {
    earlier: (tx) => fileOfEarlier(tx, context, request),
    async remember(tx, file) {
      if (request === null) return
      const answer = { status: 201, location: null, body: JSON.stringify(file) }
      await rememberAnswer(tx, context, request, answer)
    },
  })
}

/** How it is known that an upload became a file already: asked and told in the transaction that keeps the file. */
interface Memory {
  readonly earlier: (tx: Write) => Promise<StoredFile | null>
  readonly remember: (tx: Write, file: StoredFile) => Promise<void>
}

/** The same for whoever remembers in another way what became of the upload: the one way in for all files. */
export async function storeOnce(
  context: Context,
  upload: { readonly name: string; readonly bytes: Buffer },
  memory: Memory,
): Promise<{ readonly file: StoredFile; readonly isReplay: boolean }> {
  authorise(context.actor, 'files.upload')
  const earlier = await inTransaction(context.db, (tx) => memory.earlier(tx))
  if (earlier !== null) return { file: earlier, isReplay: true }
  const file = await examined(context, upload)
  await putInStore(context, file.sha256, upload.bytes)

  return inTransaction(context.db, async (tx) => {
    const meanwhile = await memory.earlier(tx)
    if (meanwhile !== null) return { file: meanwhile, isReplay: true }

    const { id, sha256, size, mediaType } = file
    await insertFile(tx, file, context.clock.now())
    await setContentKept(tx, sha256)
    await record(tx, context, 'file.uploaded', { kind: 'file', id, details: { size, mediaType } })
    const stored = storedFile(file)
    await memory.remember(tx, stored)
    return { file: stored, isReplay: false }
  })
}

/** What the same request made when it came before, or null. */
async function fileOfEarlier(
  tx: Write,
  context: Context,
  request: KeyedRequest | null,
): Promise<StoredFile | null> {
  const given = request === null ? null : await findAnswer(tx, context, request)
  return given === null ? null : (JSON.parse(given.body) as StoredFile)
}

/** The file as it would be kept, once it is known to be one that is taken. */
async function examined(
  context: Context,
  { name: givenName, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<FileRow> {
  const name = tidyFileName(givenName)
  const kind = announcedKind(name, bytes.length)
  if (await context.files.isAlmostFull()) throw new Refused('full/file-store')
  const found = await inspect(bytes, CONTENT_LIMITS)
  checkContent(kind, found)
  return {
    id: newId<'file'>(),
    sha256: hash('sha256', bytes, 'buffer'),
    size: bytes.length,
    mediaType: kind.mediaType,
    name,
    pages: found.pages,
    uploadedBy: context.actor.accountId,
    isOriginal: false,
  }
}

/**
 * The bytes are noted before they are put and put before a file has them: whenever this is cut
 * short, no file is without bytes and no bytes lie there unknown.
 */
async function putInStore(context: Context, sha256: Buffer, bytes: Buffer): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const unused = await countUnused(tx, context.actor.accountId, MOST_UNUSED_FILES)
    if (unused >= MOST_UNUSED_FILES) throw new Refused('conflict/too-many-unused-files')
    await keepContent(tx, sha256, settledBy(context.clock.now()))
  })
  await uploadsShelf(context).put(context.locality.id, bytes)
}

/** A kept file as its uploader learns of it. */
export function storedFile({ id, sha256, size, mediaType, name, pages }: FileRow): StoredFile {
  const hexadecimal = sha256.toString('hex')
  return { id, sha256: hexadecimal, size, mediaType, name, ...(pages === null ? {} : { pages }) }
}
