import { hash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refused } from '#kernel/refused'
import { realNow } from '#platform/clock'
import { roomOn } from '#platform/room'
import type { FileStore } from './file-store.ts'
import { flushFolders } from './flush-folders.ts'
import { isOutOfSpace } from './out-of-space.ts'
import { folderPieces, isPieces } from './piece-folder.ts'

const HOUR = 3_600_000
/** Longer than any file that comes in pieces is waited for. */
const PIECES_HOURS = 96

/** A file store in a folder of this machine. */
export function folderStore(location: string): FileStore {
  const folder = path.resolve(location)
  const unfinished = path.join(folder, 'unfinished')
  return {
    async put(localityId, bytes) {
      const sha256 = hash('sha256', bytes, 'buffer')
      const place = placeOf(folder, localityId, sha256)
      const aside = path.join(unfinished, randomUUID())
      try {
        await mkdir(unfinished, { recursive: true })
        const made = await mkdir(path.dirname(place), { recursive: true })
        // Written aside and renamed: a half-written file never bears the name of a whole one.
        await writeFile(aside, bytes, { flag: 'wx', flush: true })
        await rename(aside, place)
        await flushFolders(path.dirname(place), made)
      } catch (error) {
        await rm(aside, { force: true })
        throw isOutOfSpace(error) ? new Refused('full/file-store') : error
      }
      return sha256
    },
    async get(localityId, sha256) {
      const bytes = await readFile(placeOf(folder, localityId, sha256))
      if (!hash('sha256', bytes, 'buffer').equals(sha256))
        throw new Error(`stored file ${sha256.toString('hex')} has changed`)
      return bytes
    },
    async remove(localityId, sha256) {
      await rm(placeOf(folder, localityId, sha256), { force: true })
    },
    async isAlmostFull() {
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        if (!isOutOfSpace(error)) throw error
      })
      const room = await roomOn(folder)
      return room === 'scarce' || room === 'spent'
    },
    async removeUnfinished() {
      await mkdir(unfinished, { recursive: true })
      for (const name of await readdir(unfinished)) {
        const leftover = path.join(unfinished, name)
        const age = await stat(leftover).then(({ mtimeMs }) => realNow() - mtimeMs, gone)
        if (age > (isPieces(name) ? PIECES_HOURS : 1) * HOUR) await rm(leftover, { force: true })
      }
    },
    pieces: folderPieces(unfinished),
    shelf: (name) => folderStore(path.join(folder, name)),
  }
}

/** Two levels of folders keep each one small. */
function placeOf(folder: string, localityId: number, sha256: Buffer): string {
  const name = sha256.toString('hex')
  return path.join(folder, String(localityId), name.slice(0, 2), name.slice(2, 4), name)
}

/** A put that was still running has finished meanwhile. */
function gone(): number {
  return 0
}
