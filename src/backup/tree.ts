import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file as it was read: how long it was then, and what it held. */
export interface Read {
  readonly size: number
  readonly sha256: string
}

/** Passes bytes on and keeps their checksum. */
function measuring(): { through: Transform; found: () => Read } {
  const hash = createHash('sha256')
  let size = 0
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { through, found: () => ({ size, sha256: hash.digest('hex') }) }
}

/** Copies a file, on the disk when this ends, and says what was read; null when it is gone meanwhile. */
export async function copyMeasured(from: string, to: string): Promise<Read | null> {
  const source = await open(from).catch(nullWhenGone)
  if (source === null) return null
  await mkdir(path.dirname(to), { recursive: true })
  const { through, found } = measuring()
  const sink = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(source.createReadStream(), through, sink)
  return found()
}

/** Reads a file whole and says what it holds. */
export async function measure(file: string): Promise<Read> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}

/** Everything below a folder, by paths with `/` from it; nothing when it is not there. */
export async function listTree(
  folder: string,
): Promise<{ readonly folders: string[]; readonly files: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    return nullWhenGone(error) ?? []
  })
  const named = entries.map((entry) => ({
    entry,
    name: path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
  }))
  return {
    folders: named.filter(({ entry }) => entry.isDirectory()).map(({ name }) => name),
    files: named.filter(({ entry }) => !entry.isDirectory()).map(({ name }) => name),
  }
}

/**
 * A folder and every one below it, one after the other, by paths with `/` from it, with the names of
 * the files in it; nothing when it is not there. Holds no more than one folder's names at a time.
 */
export async function* foldersBelow(
  root: string,
  folder = '',
): AsyncGenerator<{ readonly folder: string; readonly names: readonly string[] }> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
    (error) => nullWhenGone(error) ?? [],
  )
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  yield { folder, names: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name) }
  for (const name of inner) yield* foldersBelow(root, path.posix.join(folder, name))
}

/** Every file below a folder, one after the other, by its path with `/` from it. */
export async function* filesBelow(root: string): AsyncGenerator<string> {
  for await (const { folder, names } of foldersBelow(root))
    for (const name of names) yield path.posix.join(folder, name)
}

/** How many bytes lie below a folder. */
export async function bytesBelow(folder: string): Promise<number> {
  let sum = 0
  await forEachOf(filesBelow(folder), 4, async (file) => {
    const found = await stat(path.join(folder, file)).catch(nullWhenGone)
    sum += found?.size ?? 0
  })
  return sum
}

/** Does the work for each, so many at a time. */
export async function forEachOf<T>(
  all: Iterable<T> | AsyncIterable<T>,
  atATime: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = oneByOne(all)
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for await (const one of rest) await work(one)
    }),
  )
}

async function* oneByOne<T>(all: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* all
}

/** Makes new names in a folder outlast a power cut. Windows has no such call. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** For what may vanish between being listed and being read. */
export function nullWhenGone(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}
