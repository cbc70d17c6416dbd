import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The version that runs on a data folder. */
export interface RunningVersion {
  /** The folder that its servers and workers are started from. */
  readonly folder: string
  /** The version of the Node that carries them out. */
  readonly node: string
}

/** Tells from which folder the programs are started from now on. */
export function tellVersion(dataFolder: string, folder: string): void {
  const version: RunningVersion = { folder, node: process.version }
  write(path.join(dataFolder, 'running.json'), JSON.stringify(version))
}

/** Null where nothing has run, or only a version of before this was told. */
export function runningVersion(dataFolder: string): RunningVersion | null {
  const text = read(path.join(dataFolder, 'running.json'))
  return text === null ? null : (JSON.parse(text) as RunningVersion)
}

/** Asks for the version in a folder; who runs the installation hears of it by SIGHUP. */
export function askForVersion(dataFolder: string, folder: string): void {
  write(asked(dataFolder), folder)
}

/** The folder of the version that was asked for and has neither taken over nor failed to; null when none was. */
export function askedVersion(dataFolder: string): string | null {
  return read(asked(dataFolder))
}

/** Says that the version that was asked for has taken over, or that it cannot. */
export function answerVersion(dataFolder: string): void {
  rmSync(asked(dataFolder), { force: true })
}

function asked(dataFolder: string): string {
  return path.join(dataFolder, 'asked-version')
}

/** Whole or not at all: another process reads it. */
function write(file: string, text: string): void {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, text)
  renameSync(beside, file)
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
