import { mkdir, readdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { realNow } from '#platform/clock'
import type { Configuration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { archiveOf } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { Copies } from './copies.ts'
import { copyDatabase, dataFolderOf } from './database-copy.ts'
import { beginList } from './file-list.ts'
import { writeManifest } from './manifest.ts'
import { bytesBelow, flushFolder, foldersBelow, forEachOf, nullWhenGone } from './tree.ts'

/** A backup that was made, in figures. */
export interface Made {
  readonly backup: string
  readonly at: string
  readonly files: number
  readonly bytes: number
  readonly rows: number
  readonly seconds: number
}

/** Where the attachments lie in a backup. */
export const FILES = 'files'
/** Room that must be left beyond what is known to be needed: the log of what people do meanwhile. */
const SPARE_BYTES = 256 * 1024 ** 2
const EMPTY: ReadonlySet<string> = new Set(['lost+found'])

/**
 * Makes a backup of an installation with an embedded database into an empty folder while people work:
 * the database, the attachments, and a manifest that vouches for both.
 */
export async function makeBackup(
  configuration: Configuration,
  url: string,
  into: { readonly folder: string; readonly version: string },
): Promise<Made> {
  const began = realNow()
  const folder = path.resolve(into.folder)
  const connection = connectionOfUrl(url)
  const databaseFolder = path.dirname(await dataFolderOf(connection))
  const store = path.join(configuration.dataFolder, 'files')
  await requireEmpty(folder)
  await requireRoom(folder, (await bytesBelow(databaseFolder)) + (await bytesBelow(store)))
  await using list = await beginList(folder)
  const copies = new Copies(folder, list)
  await copies.makeFolder(FILES)
  await copyStore(store, copies)
  const name = `backup ${new Date(began).toISOString()}`
  const { copy, mark } = await copyDatabase(connection, copies, name)
  await copies.copy(path.join(databaseFolder, 'password'), 'password')
  // Once more: whatever the database speaks of was in the store before it, and may be gone after it.
  await copyStore(store, copies)
  const archive =
    configuration.logArchive === null
      ? null
      : archiveOf(configuration.logArchive, databaseFolder).folder
  const sum = await list.end()
  const ended = realNow()
  await writeManifest(folder, {
    format: 2,
    version: into.version,
    beganAt: new Date(began).toISOString(),
    endedAt: new Date(ended).toISOString(),
    database: copy,
    archive,
    mark,
    folders: copies.folders.sort(),
    list: sum,
  })
  await flushFolder(folder)
  return {
    backup: folder,
    at: mark.at,
    files: sum.count,
    bytes: sum.bytes,
    rows: Object.values(mark.tables).reduce((all, { rows }) => all + rows, 0),
    seconds: Math.round((ended - began) / 100) / 10,
  }
}

/** Refuses a folder in which something lies, and makes one that is not there. */
export async function requireEmpty(folder: string, mode = 0o700): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new BackupError(
      `The folder ${folder} cannot be read (${error.message}). Name another one.`,
    )
  })
  if (names.some((name) => !EMPTY.has(name)))
    throw new BackupError(
      `The folder ${folder} is not empty. Name a new one; nothing is overwritten.`,
    )
  await mkdir(folder, { recursive: true, mode }).catch((error: Error) => {
    throw new BackupError(
      `The folder ${folder} cannot be made (${error.message}). Name another one.`,
    )
  })
}

/** Refuses a folder on whose disk there is no room for so many bytes. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = bytes + SPARE_BYTES
  if (bavail * bsize < needed)
    throw new BackupError(
      `There is no room on the disk of ${folder}: ${megabytes(needed)} MB are needed, ${megabytes(bavail * bsize)} MB are free.`,
    )
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2)
}

/** Copies what lies in the store and is not copied yet. */
async function copyStore(from: string, copies: Copies): Promise<void> {
  await forEachOf(uncopied(from, path.join(copies.folder, FILES)), 4, async (name) => {
    await copies.copy(path.join(from, name), `${FILES}/${name}`)
  })
}

async function* uncopied(from: string, to: string): AsyncGenerator<string> {
  for await (const { folder, names } of foldersBelow(from)) {
    if (folder.split('/').includes('unfinished')) continue
    const copied = new Set(
      await readdir(path.join(to, folder)).catch((error) => nullWhenGone(error) ?? []),
    )
    for (const name of names) if (!copied.has(name)) yield path.posix.join(folder, name)
  }
}
