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
const LOCK_NOT_AVAILABLE = '55P03'
const NAME_SHAPE = /^(\d{4})_[a-z0-9_]+\.sql$/

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Brings the structure of a database to what this version of the program needs: roles, then every migration that is
 * not in yet, each in a transaction of its own. Several nodes may start at once; one migrates, the others wait.
 *
 * A migration that was changed after it ran stops the start: structure would differ between installations. So does one
 * whose tables others have kept busy for five minutes; whoever uses them meanwhile waits two seconds at a time.
 */
export async function migrate(owner: Connection, from = MIGRATIONS): Promise<string[]> {
  await ensureRoles(owner)
  await handOverDatabase(owner)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('mot-cua migrations'))`)
    await client.query(`set role ${MIGRATOR}`)
    await client.query(`set lock_timeout = '${LOCK_SECONDS}s'`)
    const done = await migrationsDone(client)
    const applied: string[] = []
    for (const migration of migrationsIn(from)) {
      const checksum = done.get(migration.name)
      if (checksum === undefined) {
        await apply(client, migration)
        applied.push(migration.name)
      } else if (checksum !== migration.checksum) {
        throw new Error(
          `The migration ${migration.name} was changed after it ran. Write a further one instead.`,
        )
      }
    }
    return applied
  } finally {
    await client.end()
  }
}

async function migrationsDone(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    create table if not exists migration (
      name text not null constraint migration_pkey primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`)
  await client.query(
    `comment on table migration is 'Structure changes that ran, with the SHA-256 of their text.'`,
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      if (!NAME_SHAPE.test(file)) throw new Error(`not a migration name: ${file}`)
      const sql = readFileSync(path.join(folder, file), 'utf8')
      return {
        name: file.slice(0, -4),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    })
}

async function apply(client: pg.Client, migration: Migration, tries = TRIES): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (isBusy(error) && tries > 1) {
      await pause(PAUSE_SECONDS * 1_000)
      return apply(client, migration, tries - 1)
    }
    throw new Error(`The migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function isBusy(error: unknown): boolean {
  return (error as pg.DatabaseError).code === LOCK_NOT_AVAILABLE
}
