import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { localityDialect } from './driver.ts'
import type { DB } from './schema.ts'

/** May only select. Every `Write` is also a `Read`. */
export type Read = Pick<Kysely<DB>, 'selectFrom' | 'with' | 'executeQuery' | 'getExecutor' | 'fn'>

/** A transaction that may change rows. A plain connection does not type-check here. */
export type Write = Transaction<DB>

/** The database as one locality sees it. */
export type LocalityDb = Kysely<DB>

/** How to reach a PostgreSQL server; the password may be missing where the server trusts the socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
  readonly ssl?: boolean | object
}

/** The pool of connections that a process shares, and the view of it that each locality gets. */
export interface Database {
  of(localityId: number): LocalityDb
  /** The same where there is no room to write: what changes something is refused with `unavailable/no-room`. */
  readOnlyOf(localityId: number): LocalityDb
  /** For what concerns the installation and no locality: health, the list of localities. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

const INT8 = 20
const DATE = 1082
const NUMERIC = 1700

// Counts and amounts stay far below 2^53; a day stays the text it is.
pg.types.setTypeParser(INT8, Number)
pg.types.setTypeParser(NUMERIC, Number)
pg.types.setTypeParser(DATE, (text) => text)

/** Opens the pool. Connections are made when they are first needed. */
export function openDatabase(
  connection: Connection,
  options: { readonly max?: number; readonly name?: string } = {},
): Database {
  const pool = new pg.Pool({
    ...connection,
    max: options.max ?? 10,
    application_name: options.name ?? 'mot-cua',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    // The server gives a statement up first; this is for a server that is heard of no more.
    query_timeout: 32_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A server that goes away ends idle connections; the pool replaces them when they are next needed.
  pool.on('error', () => {})
  // One that breaks while it is in use fails the transaction that uses it; heard by nobody, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    of: eachOnce((id) => new Kysely<DB>({ dialect: localityDialect(pool, id, true) })),
    readOnlyOf: eachOnce((id) => new Kysely<DB>({ dialect: localityDialect(pool, id, false) })),
    async close() {
      await pool.end()
    },
  }
}

/** Makes the view of each locality when it is first asked for. */
function eachOnce(make: (localityId: number) => LocalityDb): (localityId: number) => LocalityDb {
  const made = new Map<number, LocalityDb>()
  return (localityId) => {
    const db = made.get(localityId) ?? make(localityId)
    made.set(localityId, db)
    return db
  }
}

/** A value for a `jsonb` column. Lists would otherwise be taken for PostgreSQL arrays. */
export function json<T>(value: T): T {
  return JSON.stringify(value) as T
}
