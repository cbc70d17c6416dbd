import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { realNow } from '#platform/clock'
import { listLog, readArchived, type Archive } from './archive.ts'
import { copyMeasured, flushFolder, forEachOf, nullWhenGone } from './tree.ts'

const deflate = promisify(gzip)
const EVERY = 1_000
const COMPLAIN_EVERY = 60_000
/** A file is looked for again for so long after its folder changed: clocks of disks are coarse. */
const OVERLAP = 10_000
/** A file whose time says until when attachments are in the archive. */
const MARK = 'files-until'

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
  const ended = (async () => {
    let complainedAt = -COMPLAIN_EVERY
    while (!stopping.signal.aborted) {
      try {
        await archiveFinished(options)
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
      await archiveFinished(options).catch((error: unknown) =>
        options.say(`The last of the log is not archived yet: ${(error as Error).message}`),
      )
    },
  }
}

async function archiveFinished(options: ArchiverOptions): Promise<void> {
  const mark = path.join(options.archive.folder, MARK)
  if ((await stat(mark).catch(nullWhenGone)) === null) {
    await mkdir(options.archive.log, { recursive: true, mode: 0o700 })
    await writeFile(mark, '', { mode: 0o600 })
  }
  const status = path.join(options.data, 'pg_wal', 'archive_status')
  const names = await readdir(status).catch((error) => nullWhenGone(error) ?? [])
  const finished = names.filter((name) => name.endsWith('.ready')).sort()
  if (finished.length === 0) return
  await archiveFiles(options)
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

/**
 * Copies the attachments that came since the last time. What was there before the archive began is in
 * every backup that can be restored with it.
 */
async function archiveFiles({ files, archive }: ArchiverOptions): Promise<void> {
  const mark = path.join(archive.folder, MARK)
  const began = realNow()
  const until = (await stat(mark)).mtimeMs
  for (const folder of await changedFolders(files, until - OVERLAP)) {
    const names = await readdir(path.join(files, folder), { withFileTypes: true })
    const stored = names.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    await forEachOf(stored, 4, ({ name }) =>
      archiveFile(path.join(files, folder, name), path.join(archive.files, folder, name), until),
    )
  }
  await utimes(mark, began / 1000, began / 1000)
}

async function archiveFile(from: string, to: string, until: number): Promise<void> {
  const found = await stat(from).catch(nullWhenGone)
  if (found === null || found.mtimeMs < until - OVERLAP) return
  if ((await stat(to).catch(nullWhenGone)) !== null) return
  const aside = path.join(path.dirname(to), `.${path.basename(to)}`)
  await rm(aside, { force: true })
  if ((await copyMeasured(from, aside)) === null) return
  await rename(aside, to)
  await flushFolder(path.dirname(to))
}

/** The folders of the store in which a name was added since an instant. */
async function changedFolders(files: string, since: number): Promise<string[]> {
  const entries = await readdir(files, { recursive: true, withFileTypes: true }).catch(
    (error) => nullWhenGone(error) ?? [],
  )
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'unfinished')
    .map((entry) => path.relative(files, path.join(entry.parentPath, entry.name)))
  const changed: string[] = []
  await forEachOf(folders, 16, async (folder) => {
    const found = await stat(path.join(files, folder)).catch(nullWhenGone)
    if (found !== null && found.mtimeMs >= since) changed.push(folder)
  })
  return changed
}
