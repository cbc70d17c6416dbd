import { hash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import { nullWhenGone } from './tree.ts'

const inflate = promisify(gunzip)

/** Where the archive of one database folder keeps what. */
export interface Archive {
  readonly folder: string
  /** The log of the database: `<segment>.<SHA-256 of the file>.gz`. */
  readonly log: string
  /** The attachments, laid out as in the file store. */
  readonly files: string
}

/** An archive by its folder. */
export function archiveAt(folder: string): Archive {
  return { folder, log: path.join(folder, 'log'), files: path.join(folder, 'files') }
}

const IDENTITY = 'archive-id'

/**
 * The archive of a database folder. A restored database begins one of its own: what it writes is
 * never mixed with what the one it was restored from goes on to write.
 */
export function archiveOf(archives: string, databaseFolder: string): Archive {
  const file = path.join(databaseFolder, IDENTITY)
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(8).toString('hex')}\n`, { flush: true })
  return archiveAt(path.join(path.resolve(archives), readFileSync(file, 'utf8').trim()))
}

/** A part of the log as it lies in an archive. */
export interface ArchivedLog {
  readonly segment: string
  readonly file: string
  readonly sha256: string
}

const STORED = /^([0-9A-F]{8,24}(?:\.[a-z0-9.]+)?)\.([0-9a-f]{64})\.gz$/i

/** What an archive holds of the log, in order. */
export async function listLog({ log }: Archive): Promise<ArchivedLog[]> {
  const names = await readdir(log).catch((error) => nullWhenGone(error) ?? [])
  return names
    .flatMap((name) => {
      const [, segment, sha256] = STORED.exec(name) ?? []
      if (segment === undefined || sha256 === undefined) return []
      return [{ segment, sha256, file: path.join(log, name) }]
    })
    .sort((a, b) => (a.segment < b.segment ? -1 : 1))
}

/** The contents of an archived part of the log; refuses what was altered. */
export async function readArchived({ file, sha256 }: ArchivedLog): Promise<Buffer> {
  const stored = await readFile(file)
  if (hash('sha256', stored) !== sha256) throw new BackupError(`${file} was altered`)
  return inflate(stored)
}
