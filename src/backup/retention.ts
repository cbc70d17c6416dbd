import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { archiveAt, listLog } from './archive.ts'
import { readManifest, type Manifest } from './manifest.ts'
import { filesBelow, forEachOf, nullWhenGone } from './tree.ts'

/** What was removed because newer backups make it needless. */
export interface Removed {
  readonly backups: readonly string[]
  readonly log: number
  readonly files: number
}

/**
 * Keeps so many of the newest backups that lie beside one of an installation, and of the archive what
 * the oldest of them needs. Folders that are no backups of this installation are not touched.
 */
export async function keepNewest(backup: string, count: number): Promise<Removed> {
  const own = await readManifest(backup)
  if (typeof own === 'string') throw new Error(`${backup} ${own}`)
  const siblings = await backupsBeside(backup, own)
  const kept = siblings.slice(0, count)
  const backups = siblings.slice(count).map(({ folder }) => folder)
  for (const folder of backups) await rm(folder, { recursive: true })
  const oldest = kept.at(-1)?.manifest ?? own
  return { backups, ...(await removeBefore(oldest)) }
}

/** The backups of one installation in one place, the newest first. */
async function backupsBeside(backup: string, own: Manifest) {
  const place = path.dirname(path.resolve(backup))
  const found: { folder: string; manifest: Manifest }[] = []
  for (const entry of await readdir(place, { withFileTypes: true })) {
    const folder = path.join(place, entry.name)
    const manifest = entry.isDirectory() ? await readManifest(folder) : ''
    if (typeof manifest === 'string') continue
    const { systemIdentifier, timeline } = manifest.database
    const isOwn =
      systemIdentifier === own.database.systemIdentifier &&
      timeline === own.database.timeline &&
      manifest.archive === own.archive
    if (isOwn) found.push({ folder, manifest })
  }
  return found.sort((a, b) => (a.manifest.mark.at < b.manifest.mark.at ? 1 : -1))
}

/**
 * What lies in an archive from before a backup began is in the backup, or was removed from the
 * installation before.
 */
async function removeBefore({ archive, beganAt, database }: Manifest) {
  if (archive === null) return { log: 0, files: 0 }
  const { files: store } = archiveAt(archive)
  const log = (await listLog(archiveAt(archive))).filter(
    ({ segment }) => segment < database.firstSegment,
  )
  for (const { file } of log) await rm(file)
  const began = new Date(beganAt).getTime()
  let files = 0
  await forEachOf(filesBelow(store), 4, async (name) => {
    const file = path.join(store, name)
    const found = await stat(file).catch(nullWhenGone)
    if (found === null || found.mtimeMs >= began) return
    await rm(file)
    files += 1
  })
  return { log: log.length, files }
}
