import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import {
  copyBinaries,
  isReachableBy,
  packagedBinaries,
  unprivileged,
  type Unprivileged,
} from './binaries.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { shortHash, socketFolder } from './socket-folder.ts'

/** Reached through a socket in a private folder; the port only names the socket. */
const SOCKET_PORT = 5432
const OWNER = 'postgres'
const PASSWORD_FILE = 'password'

/** A PostgreSQL server that belongs to this process. */
export interface EmbeddedPostgres {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly process: ChildProcess
  /** Where the data really lie; not always where they were asked for, see `startEmbedded`. */
  readonly folder: string
  /** The last lines that the server said, for whoever asks why it ended. */
  readonly tail: () => string
  /** Ends the server in order: no new connections, open transactions rolled back, everything on disk. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly folder: string
  /** Told what takes time or needs knowing. */
  readonly say: (text: string) => void
  /** Server settings, for instance those of a throw-away test database. */
  readonly settings?: Readonly<Record<string, string>>
}

const MINUTE = 60_000
const LOOK = 40
const ANSWERS_WITHIN = MINUTE
const MENDING_IS_TOLD = 100 * LOOK
/** What a server says that starts, stops or replays its log (PostgreSQL, appendix A). */
const CANNOT_CONNECT_NOW = '57P03'

/**
 * Starts the PostgreSQL of the npm package on a data folder, making the folder on first use.
 *
 * PostgreSQL refuses to run as root: then it runs as `nobody`, and when that user cannot reach the folder or the
 * programs (a clone under /root), both are kept under /var/lib/mot-cua, which is said. A server that a killed process
 * left behind on this folder is ended first.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = unprivileged()
  const { binaries, folder } = place(options, user)
  const data = path.join(folder, 'data')
  prepareFolder(folder, user)
  await endLeftover(data, options.say)
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    options.say('Making the database folder')
    initialise(binaries, { folder, data }, user)
  }
  const sockets = socketFolder(folder, user)
  const server = spawn(
    path.join(binaries, 'bin', 'postgres'),
    ['-D', data, '-k', sockets, '-p', String(SOCKET_PORT), ...settingArguments(options.settings)],
    // A group of its own: Ctrl-C in a terminal reaches us, and we end the server last.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true, ...user },
  )
  const log = keepTail(server)
  const embedded: EmbeddedPostgres = {
    host: sockets,
    port: SOCKET_PORT,
    user: OWNER,
    password: readFileSync(path.join(folder, PASSWORD_FILE), 'utf8').trim(),
    process: server,
    folder,
    tail: log,
    stop: () => stop(server),
  }
  await untilReady(embedded, log, options.say)
  return embedded
}

/** How to reach the server that runs on a folder at this moment; null when none does. */
export function runningOn(
  asked: string,
): Pick<EmbeddedPostgres, 'host' | 'port' | 'user' | 'password'> | null {
  const { folder } = place({ folder: asked, say: () => {} }, unprivileged())
  const lock = path.join(folder, 'data', 'postmaster.pid')
  if (!existsSync(lock)) return null
  // Its lines: process, data, start, port, socket folder (PostgreSQL, "postmaster.pid").
  const [pid = '', data = '', , port = '', sockets = ''] = readFileSync(lock, 'utf8').split('\n')
  if (!isServerOn(Number(pid), data)) return null
  const password = readFileSync(path.join(folder, PASSWORD_FILE), 'utf8').trim()
  return { host: sockets, port: Number(port), user: OWNER, password }
}

/** Where the folder of an embedded database really lies when it is asked for somewhere. */
export function embeddedFolder(asked: string, say: (text: string) => void): string {
  return place({ folder: asked, say }, unprivileged()).folder
}

/** Makes a database folder that was filled by hand one that the server takes: its user's, and private. */
export function handOver(folder: string): void {
  const user = unprivileged()
  for (const entry of [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const full = path.resolve(folder, entry)
    chmodSync(full, statSync(full).isDirectory() ? 0o700 : 0o600)
    if (user !== null) chownSync(full, user.uid, user.gid)
  }
}

/** Where programs and data are, in a place that the server's user can reach. */
function place(
  options: EmbeddedOptions,
  user: Unprivileged | null,
): { binaries: string; folder: string } {
  const packaged = packagedBinaries()
  if (packaged === null) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL package for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    )
  }
  const asked = path.resolve(options.folder)
  if (user === null) return { binaries: packaged, folder: asked }
  const binaries = isReachableBy(user, path.join(packaged, 'bin'))
    ? packaged
    : copyBinaries(packaged, reachableFolder())
  if (isReachableBy(user, asked)) return { binaries, folder: asked }
  const elsewhere = path.join(reachableFolder(), shortHash(asked))
  options.say(
    `PostgreSQL does not run as root and its user cannot reach ${asked}: the database is kept in ${elsewhere}`,
  )
  return { binaries, folder: elsewhere }
}

/** Where root keeps what the server's user must reach. */
function reachableFolder(): string {
  const shared = '/var/lib/mot-cua'
  mkdirSync(shared, { recursive: true, mode: 0o755 })
  return shared
}

function prepareFolder(folder: string, user: Unprivileged | null): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    if (user !== null) chownSync(folder, user.uid, user.gid)
    const probe = path.join(folder, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The database folder ${folder} cannot be made or written to (${(error as Error).message}). Set DATA_DIR to a folder that this user may write to.`,
    )
  }
}

/** Makes the data in a folder beside, which becomes theirs when it is whole: one that was cut off is begun anew. */
function initialise(
  binaries: string,
  { folder, data }: { readonly folder: string; readonly data: string },
  user: Unprivileged | null,
): void {
  const unfinished = `${data}.unfinished`
  for (const each of [data, unfinished]) rmSync(each, { recursive: true, force: true })
  const passwordFile = path.join(folder, PASSWORD_FILE)
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (user !== null) chownSync(passwordFile, user.uid, user.gid)
  const answer = spawnSync(
    path.join(binaries, 'bin', 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      OWNER,
      '--pwfile',
      passwordFile,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
    ],
    { cwd: folder, encoding: 'utf8', ...user, env: { ...process.env, TZ: 'UTC' } },
  )
  if (answer.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new EmbeddedPostgresError(
      `The database folder could not be made: ${answer.stderr || answer.error?.message}`,
    )
  }
  renameSync(unfinished, data)
}

function settingArguments(settings: Readonly<Record<string, string>> | undefined): string[] {
  const all: Record<string, string> = {
    listen_addresses: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '120',
    shared_buffers: '256MB',
    shared_preload_libraries: 'pg_stat_statements',
    unix_socket_permissions: '0700',
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Ends a server that still runs on this folder although the process it belonged to is gone. */
async function endLeftover(data: string, say: (text: string) => void): Promise<void> {
  const lock = path.join(data, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (!isServerOn(pid, data)) return // a crash; the server mends itself and takes the lock over
  say(`Ending a database server that an earlier run left behind (process ${pid})`)
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal)
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (!isServerOn(pid, data)) return
      await pause(50)
    }
  }
}

function isServerOn(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  try {
    // Process numbers come round again: another program may bear this one now.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)
  } catch {
    return false
  }
}

/** The last lines the server said, for the message when it does not start. */
function keepTail(server: ChildProcess): () => string {
  let tail = ''
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4_000)
  })
  server.on('error', (error) => {
    tail += error.message
  })
  return () => tail.trim()
}

/** Time in which the server says that it is mending itself after a crash is not counted: ended, it would begin anew. */
async function untilReady(
  embedded: EmbeddedPostgres,
  log: () => string,
  say: (text: string) => void,
): Promise<void> {
  const { host, port, user, password } = embedded
  let mending = 0
  for (let waited = 0; waited < ANSWERS_WITHIN;) {
    const client = new pg.Client({ host, port, user, password, database: 'postgres' })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { readonly code?: string }).code === CANNOT_CONNECT_NOW) mending += LOOK
      else waited += LOOK
      if (mending === MENDING_IS_TOLD)
        say('The database mends what was cut off; this takes its time')
      await pause(LOOK)
      if (hasEnded(embedded.process))
        throw new EmbeddedPostgresError(`The database server did not start:\n${log()}`)
    }
  }
  await embedded.stop()
  throw new EmbeddedPostgresError(`The database server did not answer in time:\n${log()}`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  // It writes down what it has in memory, which a slow disk takes its time for; cut short, it has to mend itself at the next start.
  const timeout = setTimeout(() => server.kill('SIGQUIT'), 5 * MINUTE)
  await ended
  clearTimeout(timeout)
}

/** Also one that could not be started at all. */
function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null
}
