import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Connection } from './database.ts'
import { ensureRoles, handOverDatabase, MIGRATOR } from './roles.ts'

const MIGRATIONS = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../db/migrations',
)
/** Whoever waits for a table holds up all who come after: a migration lets them go first and tries again. */
const LOCK_SECONDS = 2
const PAUSE_SECONDS = 1
const TRIES = 100
/** A lock that did not come in time, and two who wait for each other. */
const BUSY = ['55P03', '40P01']
const NAME_SHAPE = /^(\d{4})_[a-z0-9_]+\.sql$/

/**
 * The first line of a migration that takes nothing from versions which know the named migration: those go on while it
 * comes in. That of one which only adds names the first.
 */
const BESIDE = /^-- Versions from (\d{4}) on go on beside this\.\n/

/** Why the structure cannot be brought to what this version needs; the message tells the operator what to do. */
export class StructureError extends Error {}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
  /** The number of the migration that a version has to know to go on beside this; null when none can. */
  readonly besideFrom: string | null
}

/** What is known of a migration that is in. */
type Done = Pick<Migration, 'checksum' | 'besideFrom'>

/**
 * Brings the structure of a database to what this version of the program needs: roles, then every migration that is
 * not in yet, each in a transaction of its own. Several nodes may start at once; one migrates, the others wait.
 *
 * A migration that was changed after it ran stops the start: structure would differ between installations. So does one
 * whose tables others have kept busy for five minutes; whoever uses them meanwhile waits two seconds at a time. So does
 * what a newer version did to the structure, unless this version can go on beside it.
 */
export async function migrate(
  owner: Connection,
  from = MIGRATIONS,
  tries = TRIES,
): Promise<string[]> {
  await ensureRoles(owner)
  await handOverDatabase(owner)
  return asOnlyMigrator(owner, async (client) => {
    const pending = await pendingMigrations(client, from)
    for (const migration of pending) await apply(client, migration, tries)
    return pending.map(({ name }) => name)
  })
}

/** The migrations still to come beside which a version that knows those of a folder cannot go on. */
export async function migrationsThatNeedAStop(
  owner: Connection,
  known: string,
  from = MIGRATIONS,
): Promise<string[]> {
  const last = lastOf(migrationsIn(known))
  return asOnlyMigrator(owner, async (client) => {
    const pending = await pendingMigrations(client, from)
    return pending.filter((migration) => !goesBeside(migration, last)).map(({ name }) => name)
  })
}

/** Whether a version goes on beside a migration, when the last that it knows has this number. */
function goesBeside({ besideFrom }: Pick<Migration, 'besideFrom'>, last: string): boolean {
  return besideFrom !== null && besideFrom <= last
}

function lastOf(known: readonly Migration[]): string {
  return known.at(-1)?.name.slice(0, 4) ?? ''
}

async function asOnlyMigrator<T>(
  owner: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('mot-cua migrations'))`)
    await client.query(`set role ${MIGRATOR}`)
    await client.query(`set lock_timeout = '${LOCK_SECONDS}s'`)
    return await work(client)
  } finally {
    await client.end()
  }
}

async function pendingMigrations(client: pg.Client, from: string): Promise<Migration[]> {
  const done = await migrationsDone(client)
  const known = migrationsIn(from)
  for (const { name, checksum } of known) {
    if ((done.get(name)?.checksum ?? checksum) !== checksum) {
      throw new StructureError(
        `The migration ${name} was changed after it ran. Write a further one instead.`,
      )
    }
  }
  const names = new Set(known.map(({ name }) => name))
  for (const [name, migration] of done) {
    if (!names.has(name) && !goesBeside(migration, lastOf(known))) {
      throw new StructureError(
        `A newer version of Một Cửa has changed this database (${name}). Start that version.`,
      )
    }
  }
  return known.filter(({ name }) => !done.has(name))
}

async function migrationsDone(client: pg.Client): Promise<Map<string, Done>> {
  const { rows: made } = await client.query(
    `select from pg_attribute where attrelid = to_regclass('migration') and attname = 'beside_from'`,
  )
  if (made.length === 0) await whenFree('migration', TRIES, () => makeTable(client))
  const { rows } = await client.query<Done & { name: string }>(
    'select name, checksum, beside_from as "besideFrom" from migration order by name',
  )
  return new Map(rows.map(({ name, ...done }) => [name, done]))
}

async function makeTable(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists migration (
      name text not null constraint migration_pkey primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`)
  await client.query(
    'alter table migration drop column if exists goes_beside, add column beside_from text',
  )
  await client.query(
    `comment on table migration is 'Structure changes that ran, with the SHA-256 of their text.'`,
  )
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      if (!NAME_SHAPE.test(file)) throw new Error(`not a migration name: ${file}`)
      const sql = readFileSync(path.join(folder, file), 'utf8')
      const besideFrom = BESIDE.exec(sql)?.[1] ?? null
      if (besideFrom !== null && besideFrom >= file.slice(0, 4))
        throw new Error(`${file} names a migration that does not come before it`)
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { name: file.slice(0, -4), sql, checksum, besideFrom }
    })
}

async function apply(client: pg.Client, migration: Migration, tries: number): Promise<void> {
  const { name, sql, checksum, besideFrom } = migration
  await whenFree(name, tries, async () => {
    try {
      await client.query('begin')
      await client.query(sql)
      await client.query(
        'insert into migration (name, checksum, beside_from) values ($1, $2, $3)',
        [name, checksum, besideFrom],
      )
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => {})
      if (isBusy(error)) throw error
      throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error })
    }
  })
}

/** Lets whoever keeps a table busy go first, and tries again. */
async function whenFree(name: string, tries: number, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isBusy(error)) throw error
    if (tries === 1) {
      throw new StructureError(
        `What the migration ${name} changes was kept busy by others all the time. Try again when there is less to do, and no backup is being made.`,
      )
    }
    await pause(PAUSE_SECONDS * 1_000)
    await whenFree(name, tries - 1, work)
  }
}

function isBusy(error: unknown): boolean {
  return BUSY.includes((error as pg.DatabaseError).code ?? '')
}
