import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Unprivileged } from './binaries.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** A path to a Unix socket may not be longer than 107 bytes. */
const LONGEST_SOCKET_FOLDER = 90

/**
 * A private folder for the socket: beside the data, or in the temporary folder when that path is too long. The same each
 * time, for those who know where the server was before it was started again.
 */
export function socketFolder(folder: string, user: Unprivileged | null): string {
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return folder
  const sockets = path.join(tmpdir(), `mot-cua-${shortHash(folder)}`)
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  const found = lstatSync(sockets)
  const owners = [process.getuid?.(), user?.uid]
  if (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresError(
      `The folder ${sockets} for the socket of the database belongs to somebody else. Remove it, or set DATA_DIR to a shorter path.`,
    )
  }
  if (user !== null) chownSync(sockets, user.uid, user.gid)
  return sockets
}

/** A short name for a path, the same each time. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
