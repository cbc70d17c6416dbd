import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { listLog, readArchived, type Archive } from './archive.ts'
import { archiverOfFiles, MARK } from './archived-files.ts'
import { flushFolder, nullWhenGone } from './tree.ts'

const deflate = promisify(gzip)
const EVERY = 1_000
const COMPLAIN_EVERY = 60_000

/**
 * The settings under which PostgreSQL keeps every finished piece of its log until it is archived, and
 * finishes one every minute in which something was written. No command: this process does it.
 */
export const ARCHIVING = {
  archive_mode: 'on',
  archive_command: '',
  archive_timeout: '60s',
  wal_level: 'replica',
} as const

export interface ArchiverOptions {
  /** The folder of PostgreSQL itself. */
  readonly data: string
  /** The folder of the file store. */
  readonly files: string
  readonly archive: Archive
  readonly say: (text: string) => void
}

/** An archiver at work. Stopping takes what is finished by then. */
export interface Archiver {
  stop(): Promise<void>
}

/**
 * Copies attachments and the log of the database to the archive as they come. Attachments go first:
 * whatever the log speaks of is then in the archive. PostgreSQL says by `.ready` what is finished,
 * keeps it until it is called `.done`, and makes of a piece with both names no difference: a copy that
 * was cut short is made again.
 */
export function startArchiver(options: ArchiverOptions): Archiver {
  const stopping = new AbortController()
  const archiveFiles = archiverOfFiles(options)
  const ended = (async () => {
    let complainedAt = -COMPLAIN_EVERY
    while (!stopping.signal.aborted) {
      try {
        await archiveFinished(options, archiveFiles)
      } catch (error) {
        if (performance.now() - complainedAt > COMPLAIN_EVERY) {
          complainedAt = performance.now()
          options.say(
            `Nothing can be archived to ${options.archive.folder} (${(error as Error).message}). Until it can, the log of the database grows on its disk.`,
          )
        }
      }
      await pause(EVERY, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await ended
      await archiveFinished(options, archiveFiles).catch((error: unknown) =>
        options.say(`The last of the log is not archived yet: ${(error as Error).message}`),
      )
    },
  }
}

async function archiveFinished(
  options: ArchiverOptions,
  archiveFiles: () => Promise<void>,
): Promise<void> {
  const mark = path.join(options.archive.folder, MARK)
  if ((await stat(mark).catch(nullWhenGone)) === null) {
    await mkdir(options.archive.log, { recursive: true, mode: 0o700 })
    await writeFile(mark, '', { mode: 0o600 })
  }
  const status = path.join(options.data, 'pg_wal', 'archive_status')
  const names = await readdir(status).catch((error) => nullWhenGone(error) ?? [])
  const finished = names.filter((name) => name.endsWith('.ready')).sort()
  if (finished.length === 0) return
  await archiveFiles()
  const known = new Map((await listLog(options.archive)).map((log) => [log.segment, log]))
  for (const name of finished) {
    const segment = name.slice(0, -'.ready'.length)
    const content = await readFile(path.join(options.data, 'pg_wal', segment))
    const archived = known.get(segment)
    if (archived === undefined) await store(options.archive, segment, content)
    else if (!(await readArchived(archived)).equals(content))
      throw new Error(`${archived.file} holds something else`)
    await rename(path.join(status, name), path.join(status, `${segment}.done`))
  }
}

/** Written aside and renamed: a piece cut short never bears the name of a whole one. */
async function store({ log }: Archive, segment: string, content: Buffer): Promise<void> {
  const stored = await deflate(content, { level: 1 })
  const aside = path.join(log, '.unfinished')
  await writeFile(aside, stored, { flush: true, mode: 0o600 })
  await rename(aside, path.join(log, `${segment}.${hash('sha256', stored)}.gz`))
  await flushFolder(log)
}
