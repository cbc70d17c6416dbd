import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inRead, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { aDatabase, BAC_KAN, LANG_SON } from '../../../tools/test-support/database.ts'

const database = await aDatabase()

async function insertUnit(localityId: number, code: string): Promise<void> {
  await inTransaction(database.database.of(localityId), async (tx) => {
    await tx
      .insertInto('unit')
      .values({
        id: newId(),
        code,
        slug: code,
        name: code,
        short_name: code,
        kind: 'province',
        level: 'province',
        valid_from: '2023-01-01' as never,
      })
      .execute()
  })
}

describe('the application role', () => {
  test('sees its own locality only, even when a query forgets to ask for it', async () => {
    await insertUnit(LANG_SON.id, 'H37')
    await insertUnit(BAC_KAN.id, 'H03')

    const seen = await inRead(database.db, (read) =>
      read.selectFrom('unit').select('code').execute(),
    )

    expect(seen).toEqual([{ code: 'H37' }])
  })

  test('is answered by one process of the database for each question', async () => {
    const { rows } = await sql<{ helpers: string; jit: string }>`
      select current_setting('max_parallel_workers_per_gather') as helpers, current_setting('jit') as jit`.execute(
      database.db,
    )

    expect(rows).toEqual([{ helpers: '0', jit: 'off' }])
  })

  test('cannot write a row of another locality', async () => {
    const smuggle = inTransaction(database.db, async (tx) => {
      await sql`insert into unit (locality_id, id, code, slug, name, short_name, kind, level, valid_from)
        values (${BAC_KAN.id}, gen_random_uuid(), 'X', 'X', 'X', 'X', 'province', 'province', '2023-01-01')`.execute(
        tx,
      )
    })

    await expect(smuggle).rejects.toThrow('row-level security')
  })

  test('reads nothing at all when no locality is set', async () => {
    const client = await database.database.pool.connect()
    try {
      await expect(client.query('select * from unit')).rejects.toThrow(
        /app\.locality|invalid input syntax/,
      )
    } finally {
      client.release()
    }
  })

  test.each([
    ['change an event', `update dossier_event set type = 'x'`],
    ['delete an event', 'delete from dossier_event'],
    ['reach a partition of events by its own name', 'select * from dossier_event_2026'],
    ['change the audit trail', `update audit_entry set event = 'x'`],
    ['delete from the audit trail', 'delete from audit_entry'],
    ['change the structure', 'alter table unit add column x text'],
    ['make a table', 'create table x (id int)'],
    ['become the migrator', 'set role motcua_migrator'],
  ])('cannot %s', async (_, statement) => {
    const attempt = inTransaction(database.db, async (tx) => {
      await sql.raw(statement).execute(tx)
    })

    await expect(attempt).rejects.toThrow(/permission denied|must be owner/)
  })
})
