import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { BackupError } from './backup-error.ts'
import type { Read } from './tree.ts'

export const FILE_LIST = 'files.jsonl'
/** So much of a list is gathered before it is written. */
const PIECE = 65_536

/** A file of a backup, by its path with `/` from the backup's folder. */
export interface ListedFile extends Read {
  readonly file: string
}

/** What a list comes to; its checksum is that of its own bytes. */
export interface ListSum {
  readonly count: number
  /** Of all files together. */
  readonly bytes: number
  readonly sha256: string
}

/** A list that is being written, a line of JSON for each file; never whole in memory. */
export interface ListWriter extends AsyncDisposable {
  add(file: ListedFile): Promise<void>
  /** Ends the list, which is on the disk then. */
  end(): Promise<ListSum>
}

/** Begins the list of a backup's files. */
export async function beginList(folder: string): Promise<ListWriter> {
  const handle = await open(path.join(folder, FILE_LIST), 'wx', 0o600)
  const hash = createHash('sha256')
  let [count, bytes, pending] = [0, 0, '']
  let written = Promise.resolve()
  const flush = () => {
    const text = pending
    pending = ''
    hash.update(text)
    written = written.then(() => handle.appendFile(text))
    return written
  }
  return {
    async add({ file, size, sha256 }) {
      count += 1
      bytes += size
      pending += `${JSON.stringify({ file, size, sha256 })}\n`
      if (pending.length > PIECE) await flush()
    },
    async end() {
      await flush()
      await handle.sync()
      return { count, bytes, sha256: hash.digest('hex') }
    },
    [Symbol.asyncDispose]: () => handle.close(),
  }
}

/** The files that a list names, one after the other; refuses in the end a list that was altered. */
export async function* listedFiles(folder: string, sum: ListSum): AsyncGenerator<ListedFile> {
  const hash = createHash('sha256')
  let rest = ''
  const list = createReadStream(path.join(folder, FILE_LIST), 'utf8')
  for await (const text of list as AsyncIterable<string>) {
    hash.update(text)
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as ListedFile
  }
  if (hash.digest('hex') !== sum.sha256)
    throw new BackupError(`${path.join(folder, FILE_LIST)} was altered`)
}
