import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import path from 'node:path'

/** A disk of its own, so small that it is soon full. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it until only this share of it is free. */
  fillTo(freeShare: number): void
  /** Takes away what filled it. */
  makeRoom(): void
  release(): void
}

const FILLING = '.what-fills-this-disk'
const PIECE = Buffer.alloc(64 * 1024)

/** Why this machine lets nobody make a small disk here; null where it can be done. */
export function whyNoSmallDisks(folder: string): string | null {
  try {
    aSmallDisk(path.join(folder, 'trial'), 1).release()
    return null
  } catch (error) {
    return `no small disk can be made on this machine (${(error as Error).message.split('\n')[0]})`
  }
}

/** Puts a small disk in the place of a folder, with what the folder holds. */
export function aSmallDisk(folder: string, mebibytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true })
  const aside = `${folder}.aside`
  execFileSync('cp', ['-a', folder, aside])
  const size = `size=${mebibytes}m,mode=755`
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'pipe' })
    execFileSync('cp', ['-aT', aside, folder])
  } finally {
    rmSync(aside, { recursive: true })
  }
  const filling = path.join(folder, FILLING)
  return {
    folder,
    fillTo(freeShare) {
      const file = openSync(filling, 'a')
      try {
        while (freeShareOf(folder) > freeShare) writeSync(file, PIECE)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(filling, { force: true }),
    release: () => void execFileSync('umount', ['--lazy', folder]),
  }
}

function freeShareOf(folder: string): number {
  const { bavail, blocks } = statfsSync(folder)
  return bavail / blocks
}
