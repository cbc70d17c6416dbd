import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Connection } from './database.ts'

/** Owns the tables and changes their structure. */
export const MIGRATOR = 'motcua_migrator'
/** Reads and writes rows; may not change structure, and of events and audit only insert and read. */
export const APP = 'motcua_app'

/**
 * The password of the application role, derived from the owner's so that every node that knows DATABASE_URL arrives at
 * the same one without a further secret to hand around.
 */
export function appPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update(APP).digest('base64url')
}

/** The same server and database as the application role sees it. */
export function asApp(owner: Connection): Connection {
  return { ...owner, user: APP, password: appPassword(owner.password) }
}

/**
 * The application asks many small questions at once: waking helpers of a question or compiling it costs more than it
 * takes, and takes the processor from the others.
 */
const FOR_MANY_SMALL = ['max_parallel_workers_per_gather = 0', 'jit = off']

/**
 * Makes the two roles of the installation when they are missing and gives the application role its password.
 * Roles belong to the whole server, so several databases of one server share them.
 */
export async function ensureRoles(owner: Connection): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('mot-cua roles'))`)
    const { rows } = await client.query<{ rolname: string }>(
      'select rolname from pg_roles where rolname = any($1)',
      [[MIGRATOR, APP]],
    )
    const existing = new Set(rows.map((row) => row.rolname))
    if (!existing.has(MIGRATOR)) await client.query(`create role ${MIGRATOR} nologin`)
    if (!existing.has(APP)) await client.query(`create role ${APP} login`)
    await client.query(
      `alter role ${APP} with login nosuperuser nobypassrls nocreatedb nocreaterole password '${appPassword(owner.password)}'`,
    )
    for (const setting of FOR_MANY_SMALL) await client.query(`alter role ${APP} set ${setting}`)
    await client.query(`grant ${MIGRATOR} to current_user`)
  } finally {
    await client.end()
  }
}

/** Gives the migrator the database, so that what it makes there is its own. */
export async function handOverDatabase(owner: Connection): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`grant all on schema public to ${MIGRATOR}`)
    await client.query(
      `grant create on database ${pg.escapeIdentifier(owner.database)} to ${MIGRATOR}`,
    )
    await client.query(`grant usage on schema public to ${APP}`)
    await client.query('create extension if not exists btree_gist')
  } finally {
    await client.end()
  }
}
