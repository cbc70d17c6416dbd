import { constants } from 'node:fs'
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refused } from '#kernel/refused'
import { flushFolders } from './flush-folders.ts'
import { isOutOfSpace } from './out-of-space.ts'
import type { Piecemeal, Pieces } from './pieces.ts'

const PREFIX = 'pieces-'

/** Whether a file of the folder for what is unfinished is one that comes in pieces. */
export function isPieces(name: string): boolean {
  return name.startsWith(PREFIX)
}

/** Keeps them in a folder, side by side: backups leave that folder out, and would not know folders in it. */
export function folderPieces(folder: string): Pieces {
  const placeOf = ({ localityId, id }: Piecemeal) =>
    path.join(folder, `${PREFIX}${localityId}-${id}`)
  return {
    sizeOf: (file) => stat(placeOf(file)).then(({ size }) => size, otherwise(0)),
    async write(file, offset, piece) {
      try {
        const made = await mkdir(folder, { recursive: true })
        await writeAt(placeOf(file), offset, piece)
        // From the second piece on its name is on the disk.
        if (offset === 0) await flushFolders(folder, made)
      } catch (error) {
        throw isOutOfSpace(error) ? new Refused('full/file-store') : error
      }
    },
    read: (file) => readFile(placeOf(file)).catch(otherwise(null)),
    remove: (file) => rm(placeOf(file), { force: true }),
  }
}

async function writeAt(place: string, offset: number, piece: Buffer): Promise<void> {
  await using handle = await open(place, constants.O_RDWR | constants.O_CREAT, 0o600)
  await handle.truncate(offset)
  let written = 0
  while (written < piece.length) {
    const { bytesWritten } = await handle.write(
      piece,
      written,
      piece.length - written,
      offset + written,
    )
    written += bytesWritten
  }
  await handle.sync()
}

/** What stands for a file that is not there; any other fault stays one. */
function otherwise<T>(value: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value
    throw error
  }
}
