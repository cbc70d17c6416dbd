import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { Configuration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { embeddedFolder, handOver } from '#platform/embedded-postgres'
import { openInstallation } from '../installation.ts'
import { openStore } from '../supervisor/database.ts'
import { verifyInstallation } from '../verification.ts'
import { archiveAt, listLog, readArchived } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { checkBackup, gapsIn } from './check.ts'
import { DATABASE } from './database-copy.ts'
import { listedFiles } from './file-list.ts'
import { lookThrough, type Looked } from './look-through.ts'
import { FILES, requireEmpty, requireRoom } from './make.ts'
import type { Manifest } from './manifest.ts'
import { holdsDatabase, removeUnfinished, replayOn, replayToMark } from './recovery.ts'
import { bytesBelow, copyMeasured, forEachOf } from './tree.ts'

/** What to restore, where to, and how far. */
export interface RestoreOrder {
  readonly backup: string
  /** Another place of the archive than the backup names; null: as named. */
  readonly archive: string | null
  /** An instant, everything that is there, or what the backup alone holds. */
  readonly goal: Date | 'end' | 'mark'
  readonly say: (text: string) => void
}

/** A restore that was done, in figures. */
export interface Restored {
  readonly into: string
  /** The last change that is there. */
  readonly reached: string
  readonly tables: number
  readonly rowsAtMark: number
  readonly holds: boolean
  readonly localities: Looked['localities']
  /** Why what was restored could not be gone through; null when it was. */
  readonly unverified: string | null
}

/**
 * Restores a backup into an empty data folder: first every checksum, then the database to the mark,
 * where it must hold what was taken down, then on to the goal; then the attachments and letters that it
 * knows; and in the end every seal, history, attachment and letter. What fails leaves nothing behind, except
 * that going through it fails: what was restored is kept then, and told not to hold.
 */
export async function restoreBackup(
  order: RestoreOrder,
  configuration: Configuration,
): Promise<Restored> {
  const into = configuration.dataFolder
  await requireEmpty(into, 0o755) // as root, the server runs as another user and must get in
  const folder = embeddedFolder(path.join(into, 'postgres'), order.say)
  if (holdsDatabase(folder))
    throw new BackupError(`${folder} holds a database. Name a new folder; nothing is overwritten.`)
  order.say('Reading every byte of the backup')
  const manifest = await soundManifest(order.backup)
  const log = await laterLog(order, manifest)
  await requireRoom(
    into,
    (await bytesBelow(order.backup)) + log.length * manifest.database.segmentBytes,
  )
  try {
    return await restoreInto({ order, manifest, log, into, folder, configuration })
  } catch (error) {
    await removeUnfinished([folder, path.join(into, FILES)])
    throw error
  }
}

interface Work {
  readonly order: RestoreOrder
  readonly manifest: Manifest
  readonly log: Awaited<ReturnType<typeof listLog>>
  readonly into: string
  readonly folder: string
  readonly configuration: Configuration
}

async function restoreInto(work: Work): Promise<Restored> {
  const { order, manifest, into, folder } = work
  await placeDatabase(work)
  order.say('Replaying the log')
  const recovery = { folder, say: order.say }
  await replayToMark(recovery, manifest.mark)
  const reached = await replayOn(recovery, { mark: manifest.mark, goal: order.goal })
  order.say('Bringing the attachments, and going through everything')
  const looked = await completeInstallation(work)
  const tables = Object.values(manifest.mark.tables)
  const rowsAtMark = tables.reduce((sum, { rows }) => sum + rows, 0)
  return { into, reached, tables: tables.length, rowsAtMark, ...looked }
}

async function soundManifest(backup: string): Promise<Manifest> {
  const { manifest, faults } = await checkBackup(backup)
  if (manifest !== null && faults.length === 0) return manifest
  const told = faults.slice(0, 5).map(({ file, fault }) => `${file} ${fault}`)
  throw new BackupError(`Nothing is restored, the backup is damaged: ${told.join('; ')}`)
}

/** What the archive has of the log after the backup, whole; nothing where the goal needs none. */
async function laterLog({ goal, archive, backup }: RestoreOrder, manifest: Manifest) {
  const place = archive ?? manifest.archive
  if (goal === 'mark' || (goal === 'end' && place === null)) return []
  if (goal instanceof Date && goal < new Date(manifest.mark.at))
    throw new BackupError(
      `${backup} cannot lead to before ${manifest.mark.at}. Take an older backup.`,
    )
  if (place === null)
    throw new BackupError(
      `${backup} was made without an archive (BACKUP_ARCHIVE): it leads to ${manifest.mark.at} only.`,
    )
  const all = await listLog(archiveAt(place))
  if (all.length === 0)
    throw new BackupError(
      `The archive ${place} is not there. Name its place with --archive, or restore the backup alone with --backup-only.`,
    )
  const { lastSegment } = manifest.database
  const [gap] = gapsIn(all, manifest.database)
  if (gap !== undefined) throw new BackupError(`${gap.file} ${gap.fault}: ${place}`)
  return all.filter(({ segment }) => segment > lastSegment)
}

/** Database folder as the copy has it, with the whole log in it, everything the server's user's own. */
async function placeDatabase({ order, manifest, log, folder }: Work): Promise<void> {
  const data = path.join(folder, 'data')
  await mkdir(data, { recursive: true })
  for (const name of manifest.folders.filter((each) => each.startsWith(`${DATABASE}/`)))
    await mkdir(path.join(data, name.slice(DATABASE.length)), { recursive: true })
  await forEachOf(listedFiles(order.backup, manifest.list), 4, async ({ file, sha256 }) => {
    if (!file.startsWith(`${DATABASE}/`)) return
    const to = path.join(data, file.slice(DATABASE.length))
    if (!(await copySound(path.join(order.backup, file), to, sha256)))
      throw new BackupError(`${path.join(order.backup, file)} is gone`)
  })
  for (const archived of log) {
    const to = path.join(data, 'pg_wal', archived.segment)
    await writeFile(to, await readArchived(archived), { flush: true })
  }
  await copyMeasured(path.join(order.backup, 'password'), path.join(folder, 'password'))
  handOver(folder)
}

/** Copies what was checked a while ago: it must be the same still, and arrive so; says whether it is there. */
async function copySound(from: string, to: string, sha256: string): Promise<boolean> {
  const read = await copyMeasured(from, to)
  if (read !== null && read.sha256 !== sha256) throw new BackupError(`${from} was altered`)
  return read !== null
}

async function completeInstallation(work: Work): Promise<Looked> {
  const { configuration, order } = work
  const store = await openStore(
    { ...configuration, databaseUrl: null, logArchive: null },
    { say: order.say, onGone: async () => {} },
  )
  try {
    await placeFiles(work, knownContent(store.url))
    return await lookThrough(work.into, order.say, async () => {
      const installation = await openInstallation(
        { ...configuration, databaseUrl: store.url },
        'restorer',
      )
      return verifyInstallation(installation).finally(() => installation.close())
    })
  } finally {
    await store.stop()
  }
}

/** The places in the store of all bytes that the database knows: of uploads on their shelf, and of printed letters. */
async function* knownContent(url: string): AsyncGenerator<string> {
  const client = new pg.Client(connectionOfUrl(url))
  await client.connect()
  try {
    await client.query(
      `begin; declare content cursor for
       select format('%s%s/%s/%s/%s', shelf, locality_id, left(name, 2), substr(name, 3, 2), name) as place
         from (select 'uploads/' as shelf, locality_id, encode(sha256, 'hex') as name from file_content
               union
               select '', locality_id, encode(sha256, 'hex') from letter where sha256 is not null) as content`,
    )
    for (;;) {
      const { rows } = await client.query<{ place: string }>('fetch 1000 from content')
      for (const { place } of rows) yield place
      if (rows.length === 0) return
    }
  } finally {
    await client.end()
  }
}

/**
 * Attachments and letters come from the backup and, what came later, from the archive; what else lies
 * there is nobody's. What lies in neither, the look through everything tells.
 */
async function placeFiles(
  { order, manifest, into }: Work,
  known: AsyncIterable<string>,
): Promise<void> {
  const archive = order.archive ?? manifest.archive
  const later = archive === null ? [] : [archiveAt(archive).files]
  const sources = [path.join(order.backup, FILES), ...later]
  const store = path.join(into, FILES)
  await forEachOf(known, 4, async (place) => {
    const [to, sha256] = [path.join(store, place), path.basename(place)]
    for (const source of sources) if (await copySound(path.join(source, place), to, sha256)) return
  })
}
