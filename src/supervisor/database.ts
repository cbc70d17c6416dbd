import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { MOST_OF_A_KIND, type Configuration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { runningOn, startEmbedded, type EmbeddedPostgres } from '#platform/embedded-postgres'
import { archiveOf } from '../backup/archive.ts'
import { ARCHIVING, startArchiver, type Archiver } from '../backup/archiver.ts'

const DATABASE = 'mot_cua'
const FIRST_WAIT = 100
const LONGEST_WAIT = 10_000
const WAIT_FOR_ROOM = 3_000
/** What PostgreSQL and we ourselves are told by a full disk. */
const OUT_OF_SPACE = /no space left on device|disk quota exceeded/i
/** What a server or a worker holds at most: its pool, the queue, and what listens. */
export const CONNECTIONS_OF_A_PROGRAM = 28
const CONNECTIONS_OF_TOOLS = 40

/** The database of the installation, and how its owner reaches it. */
export interface Store {
  readonly url: string
  /** Where its tables lie when it is the embedded one; null for another's. */
  readonly folder: string | null
  stop(): Promise<void>
}

/** Who hears of what becomes of the database. */
interface Told {
  readonly say: (text: string) => void
  readonly onGone: (exitCode: number) => Promise<void>
}

/**
 * The external database of DATABASE_URL, or the embedded one, which is kept running: when its server
 * ends by itself it is started again on the same folder.
 */
export async function openStore(configuration: Configuration, told: Told): Promise<Store> {
  if (configuration.databaseUrl !== null) {
    await requireAnswer(configuration.databaseUrl)
    return { url: configuration.databaseUrl, folder: null, stop: async () => {} }
  }
  const folder = path.join(configuration.dataFolder, 'postgres')
  let isStopping = false
  let relaunch: Promise<void> = Promise.resolve()
  let server = await launch()

  async function launch(): Promise<EmbeddedPostgres> {
    const settings = settingsFor(configuration)
    const started = await startEmbedded({ folder, say: told.say, settings })
    started.process.once('exit', () => {
      if (isStopping) return
      told.say('The database ended unexpectedly and is started again')
      relaunch = again()
    })
    return started
  }

  async function again(): Promise<void> {
    server = (await startedAgain(launch, told, () => isStopping)) ?? server
  }

  await makeDatabase(server)
  const archiver = configuration.logArchive === null ? null : archiverOf(server.folder)

  function archiverOf(databaseFolder: string): Archiver {
    return startArchiver({
      data: path.join(databaseFolder, 'data'),
      files: path.join(configuration.dataFolder, 'files'),
      archive: archiveOf(configuration.logArchive ?? '', databaseFolder),
      say: told.say,
    })
  }

  return {
    url: urlOf(server),
    folder: path.join(server.folder, 'data'),
    async stop() {
      isStopping = true
      await relaunch
      await server.stop()
      await archiver?.stop()
    },
  }
}

/**
 * What a killed server was doing ends a moment after it; until then a new one does not start. One whose disk is
 * full cannot even mend itself: it is waited for as long as it takes to make room. Null when it is given up.
 */
async function startedAgain(
  launch: () => Promise<EmbeddedPostgres>,
  told: Told,
  isOver: () => boolean,
): Promise<EmbeddedPostgres | null> {
  let wait = FIRST_WAIT
  let isWaitingForRoom = false
  while (!isOver()) {
    try {
      return await launch()
    } catch (error) {
      const isForRoom = OUT_OF_SPACE.test(String(error))
      if (!isForRoom || !isWaitingForRoom) told.say(String(error))
      if (isForRoom && !isWaitingForRoom)
        told.say('The disk of the database is full: it is started again once there is room')
      isWaitingForRoom = isForRoom
      if (wait > LONGEST_WAIT) {
        void told.onGone(1)
        return null
      }
      await pause(isForRoom ? WAIT_FOR_ROOM : wait)
      wait = isForRoom ? FIRST_WAIT : 2 * wait
    }
  }
  return null
}

/**
 * How the embedded server is set: it archives when it is to, and takes the connections of all programs. While one is
 * renewed it runs twice; the rest is for tools, the archive and whoever looks. It keeps an eighth of the memory's worth
 * of pages at hand, and after a restart fetches those that it had.
 */
function settingsFor({ servers, workers, logArchive }: Configuration): Record<string, string> {
  return {
    max_connections: String(connectionsOf(servers + workers)),
    shared_preload_libraries: 'pg_stat_statements,pg_prewarm',
    shared_buffers: `${pagesAtHand(totalmem(), process.constrainedMemory())}MB`,
    ...(logArchive === null ? {} : ARCHIVING),
  }
}

const MIB = 1024 ** 2
const LEAST_AT_HAND = 128
const MOST_AT_HAND = 4_096

/** In megabytes, of a machine with so much memory, of which a container may allow less; 0 says that none is set. */
export function pagesAtHand(machine: number, container: number): number {
  const memory = container > 0 ? Math.min(machine, container) : machine
  return Math.min(MOST_AT_HAND, Math.max(LEAST_AT_HAND, Math.floor(memory / 8 / MIB)))
}

function connectionsOf(programs: number): number {
  return (programs + 1) * CONNECTIONS_OF_A_PROGRAM + CONNECTIONS_OF_TOOLS
}

/** As many connections as an embedded server ever takes; one that replays its log must take no fewer. */
export const MOST_CONNECTIONS = connectionsOf(2 * MOST_OF_A_KIND)

/** The database of the installation that runs on this data folder; null when none does. */
export function runningDatabaseUrl({ dataFolder }: Configuration): string | null {
  const running = runningOn(path.join(dataFolder, 'postgres'))
  return running === null ? null : urlOf(running)
}

/**
 * The database of an installation for a tool: the external one, that of the running installation, or
 * the embedded one, started for the time being.
 */
export async function borrowStore(
  configuration: Configuration,
  say: (text: string) => void,
): Promise<Store> {
  const running = configuration.databaseUrl === null ? runningDatabaseUrl(configuration) : null
  if (running !== null) return { url: running, folder: null, stop: async () => {} }
  return openStore(configuration, { say, onGone: async () => {} })
}

/** How a database of ours is reached. */
export function urlOf({
  host,
  user,
  password,
  port,
}: NonNullable<ReturnType<typeof runningOn>>): string {
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${DATABASE}?host=${encodeURIComponent(host)}`
}

async function makeDatabase({ host, port, user, password }: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ host, port, user, password, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      DATABASE,
    ])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

const OLDEST_VERSION = 150_000

async function requireAnswer(url: string): Promise<void> {
  const client = new pg.Client({ ...connectionOfUrl(url), connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    if ((rows[0]?.version ?? 0) < OLDEST_VERSION) {
      throw new StoreError('DATABASE_URL leads to a PostgreSQL older than 15. Use a newer one.')
    }
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`DATABASE_URL cannot be reached: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Why the external database cannot be used; the message tells the operator what to do. */
export class StoreError extends Error {}
