import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refused'
import { isOutOfSpace } from '#platform/files'
import { Turns } from '#platform/turns'

/** A file as it was sent: what its sender calls it, not yet to be trusted, and its bytes. */
export interface Upload {
  readonly name: string
  readonly bytes: Buffer
}

const FIELD = 'file'
/** What a form adds to the bytes of its one file, at most. */
const FORM_BYTES = 16 * 1024
const MOST_HEADERS = 20
const MOST_FIELD_BYTES = 1024
/** How long and how much a sender who was refused is listened to. */
const LINGER_MILLISECONDS = 5_000
const MOST_DROPPED_BYTES = 64 * 1024 ** 2

/** Whole files lie in memory for so many uploads at a time. */
export const turns = new Turns(4)

/** Does what has a whole file in memory when it is its turn. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return turns.take(work)
}

/**
 * Receives the one part `file` of a form and hands it to `work`. Until it has come wholly it lies on
 * the disk, so that slow senders and ones that never end cost no memory; one chunk beyond
 * `mostBytes`, and the sender is told.
 *
 * Refuses: `unsupported-type/body`, `too-large/file`, `invalid/upload-not-one-file`,
 * `malformed/upload`, `full/file-store`.
 */
export async function receiveUpload<T>(
  request: FastifyRequest,
  mostBytes: number,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  try {
    await using file = await openNameless()
    const name = await receiveInto(file, request, mostBytes)
    return await turns.take(async () => work({ name, bytes: await bytesOf(file) }))
  } catch (error) {
    dropRest(request)
    throw isOutOfSpace(error) ? new Refused('full/file-store') : error
  }
}

/** A file that is gone when it is closed, also when this process is killed. */
export async function openNameless(): Promise<FileHandle> {
  const place = path.join(tmpdir(), `mot-cua-upload-${randomUUID()}`)
  const file = await open(place, 'wx+', 0o600)
  await unlink(place)
  return file
}

export async function bytesOf(file: FileHandle): Promise<Buffer<ArrayBuffer>> {
  const { size } = await file.stat()
  if (size === 0) return Buffer.alloc(0)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
  if (bytesRead !== size) throw new Error(`read ${bytesRead} of ${size} received bytes`)
  return buffer
}

/** Writes the bytes of the one part into the file, and returns what its sender calls it. */
async function receiveInto(
  file: FileHandle,
  request: FastifyRequest,
  mostBytes: number,
): Promise<string> {
  if (!request.isMultipart()) throw new Refused('unsupported-type/body')
  if (statedLength(request.raw) > mostBytes + FORM_BYTES) throw new Refused('too-large/file')
  // One that went away before the parts are listened to would be waited for without end.
  if (request.raw.destroyed) throw new Refused('malformed/upload')
  const limits = { fileSize: mostBytes, fieldSize: MOST_FIELD_BYTES, headerPairs: MOST_HEADERS }
  let name: string | null = null
  for await (const part of arriving(request.parts({ limits }))) {
    if (name !== null || !isTheFile(part)) throw new Refused('invalid/upload-not-one-file')
    name = part.filename
    await writeInto(file, part.file)
  }
  if (name === null) throw new Refused('invalid/upload-not-one-file')
  return name
}

/** What the form's field for files sent; it has no name when no file was chosen. */
function isTheFile(part: Multipart): part is MultipartFile {
  return part.type === 'file' && part.fieldname === FIELD && Boolean(part.filename)
}

async function writeInto(file: FileHandle, incoming: MultipartFile['file']): Promise<void> {
  // Told at once, and not when the sender has come to an end.
  incoming.once('limit', () => incoming.destroy(new Refused('too-large/file')))
  for await (const chunk of arriving<Buffer>(incoming)) {
    if (incoming.truncated) break
    await file.write(chunk)
  }
  if (incoming.truncated) throw new Refused('too-large/file')
}

/** What comes in; that it cannot be read, or ends too early, is a refusal and no fault of ours. */
async function* arriving<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('malformed/upload')
  }
}

/**
 * Takes what is still coming and forgets it, as far as it is not endless: a sender who is cut off in
 * the middle of a word does not read the answer.
 */
function dropRest({ raw }: FastifyRequest): void {
  if (raw.closed) return
  raw.unpipe()
  const cut = setTimeout(() => raw.destroy(), LINGER_MILLISECONDS)
  raw.once('close', () => clearTimeout(cut))
  if (statedLength(raw) > MOST_DROPPED_BYTES) {
    raw.read() // one reading, or the server itself would go on to read to the end
    return
  }
  let dropped = 0
  raw.on('data', (chunk: Buffer) => {
    dropped += chunk.length
    if (dropped > MOST_DROPPED_BYTES) raw.destroy()
  })
  raw.resume()
}

function statedLength({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0)
}
