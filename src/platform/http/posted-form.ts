import { Refused } from '#kernel/refused'
import { isOutOfSpace } from '#platform/files'
import { bytesOf, openNameless, turns } from './upload.ts'

/** How much of a form that is too large is still listened to: who is cut off does not read the answer. */
const MOST_DROPPED_BYTES = 64 * 1024 ** 2

/** Forms of text alone stay below; only larger ones wait for their turn. */
const LARGE_BYTES = 1024 ** 2

/**
 * Receives the form that a screen posts, files included, and hands it to `work`. Until it has come
 * wholly it lies on the disk, so that slow senders cost no memory, and only a few large ones are in
 * memory at a time.
 *
 * Refuses: `too-large/upload`, `malformed/upload`, `full/file-store`.
 */
export async function receiveForm<T>(
  request: Request,
  mostBytes: number,
  work: (form: FormData) => Promise<T>,
): Promise<T> {
  try {
    await using file = await openNameless()
    let received = 0
    for await (const chunk of request.body ?? []) {
      received += chunk.length
      if (received > mostBytes + MOST_DROPPED_BYTES) break
      if (received <= mostBytes) await file.write(chunk)
    }
    if (received > mostBytes) throw new Refused('too-large/upload')
    const read = async () => work(await parsed(request, await bytesOf(file), 'malformed/upload'))
    return await (received > LARGE_BYTES ? turns.take(read) : read())
  } catch (error) {
    throw isOutOfSpace(error) ? new Refused('full/file-store') : error
  }
}

/**
 * A form of text alone, as people type it; of one that is too large no more than this is ever in memory.
 *
 * Refuses: `too-large/body`, `malformed/body`.
 */
export async function receiveTyped(request: Request): Promise<FormData> {
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of request.body ?? []) {
    received += chunk.length
    if (received > MOST_DROPPED_BYTES) break
    if (received <= LARGE_BYTES) chunks.push(chunk)
  }
  if (received > LARGE_BYTES) throw new Refused('too-large/body')
  return parsed(request, Buffer.concat(chunks), 'malformed/body')
}

async function parsed(
  request: Request,
  bytes: Buffer<ArrayBuffer>,
  otherwise: 'malformed/upload' | 'malformed/body',
): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Refused(otherwise)
  }
}
