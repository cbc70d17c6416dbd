import { readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { realNow } from '#platform/clock'
import type { Archive } from './archive.ts'
import { copyMeasured, flushFolder, forEachOf, nullWhenGone } from './tree.ts'

/** A file is looked for again for so long after its folder changed: clocks of disks are coarse. */
const OVERLAP = 10_000
/** A file whose time says until when attachments are in the archive. */
export const MARK = 'files-until'

/**
 * What copies, each time it is called, the attachments and letters that came since the last time. What
 * was there before the archive began is in every backup that can be restored with it.
 *
 * When a file came says the time of its inode, which its last renaming sets: it may have been written
 * long before. Should the clock have gone back, what came meanwhile bears times from before the mark;
 * how long ago the last time was says another clock, which is never set.
 */
export function archiverOfFiles({
  files,
  archive,
}: {
  readonly files: string
  readonly archive: Archive
}): () => Promise<void> {
  const mark = path.join(archive.folder, MARK)
  let lookedAt = performance.now()
  return async () => {
    const [began, looks] = [realNow(), performance.now()]
    const until = (await stat(mark)).mtimeMs
    const since = Math.min(until, began - (looks - lookedAt)) - OVERLAP
    await forEachOf(foldersOfContent(files), 16, async (folder) => {
      const found = await stat(path.join(files, folder)).catch(nullWhenGone)
      if (found === null || found.mtimeMs < since) return
      for (const name of await namesIn(path.join(files, folder), /^[0-9a-f]{64}$/)) {
        const place = path.join(folder, name)
        await archiveFile(path.join(files, place), path.join(archive.files, place), since)
      }
    })
    await utimes(mark, began / 1000, began / 1000)
    lookedAt = looks
  }
}

/**
 * Copies a file that came since. What was there already and has come again gets the time of now, by
 * which it is kept: the installation may have removed it in between, so that no backup holds it.
 */
async function archiveFile(from: string, to: string, since: number): Promise<void> {
  const found = await stat(from).catch(nullWhenGone)
  if (found === null || found.ctimeMs < since) return
  const copy = await stat(to).catch(nullWhenGone)
  if (copy !== null) {
    const time = Math.max(realNow(), found.ctimeMs) / 1000
    if (copy.mtimeMs < found.ctimeMs) await utimes(to, time, time)
    return
  }
  const aside = path.join(path.dirname(to), `.${path.basename(to)}`)
  await rm(aside, { force: true })
  if ((await copyMeasured(from, aside)) === null) return
  await rename(aside, to)
  await flushFolder(path.dirname(to))
}

/**
 * The folders of a store in which files lie: `<locality>/<two digits>/<two digits>`, on its shelves
 * too. No folder with files in it is read, however many they are.
 */
async function* foldersOfContent(files: string, shelf = ''): AsyncGenerator<string> {
  const entries = await readdir(path.join(files, shelf), { withFileTypes: true }).catch(
    (error) => nullWhenGone(error) ?? [],
  )
  for (const entry of entries) {
    const place = path.join(shelf, entry.name)
    if (!entry.isDirectory() || entry.name === 'unfinished') continue
    if (!/^\d+$/.test(entry.name)) yield* foldersOfContent(files, place)
    else
      for (const first of await namesIn(path.join(files, place), TWO_DIGITS))
        for (const second of await namesIn(path.join(files, place, first), TWO_DIGITS))
          yield path.join(place, first, second)
  }
}

const TWO_DIGITS = /^[0-9a-f]{2}$/

async function namesIn(folder: string, shape: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch((error) => nullWhenGone(error) ?? [])
  return names.filter((name) => shape.test(name))
}
