import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Configuration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { startEmbedded, type EmbeddedPostgres } from '#platform/embedded-postgres'

const DATABASE = 'mot_cua'

/** The database of the installation, and how its owner reaches it. */
export interface Store {
  readonly url: string
  stop(): Promise<void>
}

/**
 * The external database of DATABASE_URL, or the embedded one, which is kept running: when its server
 * ends by itself it is started again on the same folder.
 */
export async function openStore(
  configuration: Configuration,
  told: {
    readonly say: (text: string) => void
    readonly onGone: (exitCode: number) => Promise<void>
  },
): Promise<Store> {
  if (configuration.databaseUrl !== null) {
    await requireAnswer(configuration.databaseUrl)
    return { url: configuration.databaseUrl, stop: async () => {} }
  }
  const folder = path.join(configuration.dataFolder, 'postgres')
  let isStopping = false
  let server = await launch()

  async function launch(): Promise<EmbeddedPostgres> {
    const started = await startEmbedded({ folder, say: told.say })
    started.process.once('exit', () => {
      if (!isStopping) void again()
    })
    return started
  }

  async function again(): Promise<void> {
    told.say('The database ended unexpectedly and is started again')
    try {
      server = await launch()
    } catch (error) {
      told.say(String(error))
      await told.onGone(1)
    }
  }

  await makeDatabase(server)
  const url = urlOf(server)
  writeFileSync(addressFile(configuration), url, { mode: 0o600 })
  return {
    url,
    async stop() {
      isStopping = true
      rmSync(addressFile(configuration), { force: true })
      await server.stop()
    },
  }
}

/** How a command reaches the database of an installation that runs; null when none runs here. */
export function runningDatabaseUrl(configuration: Configuration): string | null {
  const file = addressFile(configuration)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Where the embedded database is found while it runs: for the owner of the data folder only. */
function addressFile({ dataFolder }: Configuration): string {
  return path.join(dataFolder, 'database.url')
}

function urlOf({ host, user, password, port }: EmbeddedPostgres): string {
  const secret = encodeURIComponent(password)
  return `postgres://${user}:${secret}@localhost:${port}/${DATABASE}?host=${encodeURIComponent(host)}`
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
