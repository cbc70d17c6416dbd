import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Why a data folder cannot be taken; the message tells the operator what to do. */
export class DataFolderError extends Error {}

/**
 * Takes the data folder for this process. A lock left by a process that is gone is taken over; one
 * held by a living process is refused.
 */
export function takeDataFolder(folder: string): () => void {
  const lock = lockOf(folder)
  try {
    mkdirSync(folder, { recursive: true })
    const holder = starterOn(folder)
    if (holder !== null && holder !== process.pid) {
      throw new DataFolderError(
        `Một Cửa already runs on ${folder} (process ${holder}). Stop it, or set DATA_DIR to another folder.`,
      )
    }
    writeFileSync(lock, String(process.pid))
  } catch (error) {
    if (error instanceof DataFolderError) throw error
    throw new DataFolderError(
      `The data folder ${folder} cannot be written to (${(error as Error).message}). Set DATA_DIR to a folder that this user may write to.`,
    )
  }
  return () => rmSync(lock, { force: true })
}

/** The living process that runs an installation on this data folder; null when none does. */
export function starterOn(folder: string): number | null {
  const lock = lockOf(folder)
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  return isStarter(holder) ? holder : null
}

function lockOf(folder: string): string {
  return path.join(folder, 'running.pid')
}

/** Whether a process of that number runs, and is one that starts or updates an installation. */
export function isStarter(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    // Process numbers come round again: another program may bear this one now.
    return /\b(start|update)\.ts\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return false
  }
}
