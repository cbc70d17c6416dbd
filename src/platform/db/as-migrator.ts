import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Connection, Write } from './database.ts'
import { MIGRATOR } from './roles.ts'
import type { DB } from './schema.ts'

/**
 * Runs `work` in one transaction as the owner of the tables: for lists of the whole country that
 * every locality reads and the application may not change. Several nodes may start at once; one
 * works, the others wait.
 */
export async function asMigrator<T>(
  owner: Connection,
  work: (tx: Write) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('mot-cua reference lists'))`.execute(tx)
      await sql`set local role ${sql.id(MIGRATOR)}`.execute(tx)
      return work(tx)
    })
  } finally {
    await db.destroy()
  }
}
