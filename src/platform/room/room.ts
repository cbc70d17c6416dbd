import { statfs } from 'node:fs/promises'
import path from 'node:path'

/**
 * How much room is left on a disk: below `ample` people are warned, with `scarce` no files are taken
 * in, with `spent` nothing is changed any more. `unknown` where nobody can tell.
 */
export type Room = 'ample' | 'low' | 'scarce' | 'spent' | 'unknown'

/** Shares are of a disk, or of so much of a larger one: two per cent of four terabytes are ample. */
const MOST_COUNTED_BYTES = 20 * 1024 ** 3

const LOW = 0.15
const SCARCE = 0.1
const SPENT = 0.05

/** What so many free bytes of a disk mean. */
export function roomIn(freeBytes: number, allBytes: number): Room {
  const counted = Math.min(allBytes, MOST_COUNTED_BYTES)
  if (freeBytes < SPENT * counted) return 'spent'
  if (freeBytes < SCARCE * counted) return 'scarce'
  return freeBytes < LOW * counted ? 'low' : 'ample'
}

/** The room on the disk that a folder lies on, or will lie on once it is made. */
export async function roomOn(folder: string): Promise<Room> {
  try {
    const { bavail, bsize, blocks } = await statfs(folder)
    return roomIn(bavail * bsize, blocks * bsize)
  } catch (error) {
    const parent = path.dirname(folder)
    const isToBeMade = (error as NodeJS.ErrnoException).code === 'ENOENT' && parent !== folder
    return isToBeMade ? roomOn(parent) : 'unknown'
  }
}
