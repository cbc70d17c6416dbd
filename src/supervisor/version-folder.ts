import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The version that runs on a data folder. */
export interface RunningVersion {
  /** The folder that its servers and workers are started from. */
  readonly folder: string
  /** The version of the Node that carries them out. */
  readonly node: string
  /** The process that runs them, and takes another version when asked. */
  readonly starter: number
}

/** Tells from which folder the programs are started from now on; said by the process that runs them. */
export function tellVersion(dataFolder: string, folder: string): void {
  const version: RunningVersion = { folder, node: process.version, starter: process.pid }
  const file = told(dataFolder)
  const beside = aside(file)
  writeFileSync(beside, JSON.stringify(version))
  renameSync(beside, file)
}

/** What a process tells of the version that it runs; null where it does not yet, or another did that is gone. */
export function runningVersion(dataFolder: string, starter: number): RunningVersion | null {
  const text = read(told(dataFolder))
  const version = text === null ? null : (JSON.parse(text) as RunningVersion)
  return version?.starter === starter ? version : null
}

/**
 * Asks for the version in a folder; who runs the installation hears of it by SIGHUP. False when another is asked for
 * already.
 */
export function askForVersion(dataFolder: string, folder: string): boolean {
  const file = asked(dataFolder)
  const beside = aside(file)
  writeFileSync(beside, folder)
  try {
    linkSync(beside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return askedVersion(dataFolder) === folder
  } finally {
    rmSync(beside)
  }
}

/** The folder of the version that was asked for and has neither taken over nor failed to; null when none was. */
export function askedVersion(dataFolder: string): string | null {
  return read(asked(dataFolder))
}

/** Says that the version that was asked for has taken over, or that it cannot. */
export function answerVersion(dataFolder: string): void {
  rmSync(asked(dataFolder), { force: true })
}

/** Forgets what a process told and was asked that ran on this folder before. */
export function forgetVersions(dataFolder: string): void {
  for (const file of [told(dataFolder), asked(dataFolder)]) rmSync(file, { force: true })
}

function told(dataFolder: string): string {
  return path.join(dataFolder, 'running.json')
}

function asked(dataFolder: string): string {
  return path.join(dataFolder, 'asked-version')
}

/** Where a file is written that others read: it is there whole or not at all. */
function aside(file: string): string {
  return `${file}.${process.pid}`
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
