import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db'
import { aDemoApp } from '../../../tools/test-support/app.ts'
import { BAC_KAN, LANG_SON } from '../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../tools/test-support/dossiers.ts'

const server = await aDemoApp(undefined, async ({ asOwner }) => {
  const { id, code, name, adminUnitCode } = BAC_KAN
  await asOwner(
    `insert into locality (id, code, name, admin_unit_code, is_demo, created_at) values ($1, $2, $3, $4, true, now())`,
    [id, code, name, adminUnitCode],
  )
})
await aDossierAt(server, 'returned')
const { asOwner, database } = server.database

/** Tables with rows of a locality that the application may read, without those it reaches through a parent. */
const tables = await asOwner<{ name: string }>(
  `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and a.attname = 'locality_id' and has_table_privilege('motcua_app', c.oid, 'select')
   order by 1`,
)

async function countAs(localityId: number, name: string): Promise<number> {
  const { rows } = await inTransaction(database.of(localityId), (tx) =>
    sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(tx),
  )
  return rows[0]?.count ?? 0
}

test('the history, the papers and the parties of dossiers are among what is kept apart', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['dossier', 'dossier_event', 'dossier_party', 'file', 'audit_entry']),
  )
})

test.each(tables)(
  'a query that forgets whose rows it wants leaks nothing of $name',
  async ({ name }) => {
    const [held] = await asOwner<{ count: number }>(
      `select count(*)::int as count from "${name}" where locality_id = ${LANG_SON.id}`,
    )

    expect(await countAs(BAC_KAN.id, name)).toBe(0)
    expect(await countAs(LANG_SON.id, name)).toBe(held?.count)
  },
)

/** Columns of a table that a row brings with it, so not those that the database makes itself. */
async function columnsOf(name: string): Promise<string> {
  const columns = await asOwner<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
       and not attisdropped and attgenerated = '' and attidentity = ''`,
    [name],
  )
  return columns.map((column) => `"${column.name}"`).join(', ')
}

test.each(tables)(
  'no row of another locality is put into, changed in or taken out of $name',
  async ({ name }) => {
    const [row = { locality_id: LANG_SON.id }] = await asOwner(
      `select * from "${name}" where locality_id = ${LANG_SON.id} limit 1`,
    )
    const columns = await columnsOf(name)
    const [before] = await asOwner(`select count(*) from "${name}"`)
    const attempts = [
      sql`insert into ${sql.table(name)} (${sql.raw(columns)}) select ${sql.raw(columns)}
        from jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify(row)}::jsonb)`,
      sql`update ${sql.table(name)} set locality_id = ${BAC_KAN.id}`,
      sql`delete from ${sql.table(name)}`,
    ]

    const outcomes: string[] = []
    for (const attempt of attempts) {
      const outcome = await inTransaction(database.of(BAC_KAN.id), (tx) =>
        attempt.execute(tx),
      ).then(
        ({ numAffectedRows }) => `${numAffectedRows} rows`,
        (error: Error) => error.message,
      )
      outcomes.push(outcome)
    }

    const [insertion, ...changes] = outcomes
    expect(insertion).toMatch(/row-level security|permission denied/)
    for (const change of changes) expect(change).toMatch(/^0 rows$|permission denied/)
    expect(await asOwner(`select count(*) from "${name}"`)).toEqual([before])
  },
)

test('a change that forgets whose rows it means changes nothing of another locality', async () => {
  const before = await asOwner('select id, code, version from dossier')

  await inTransaction(database.of(BAC_KAN.id), (tx) =>
    sql`update dossier set version = version + 1`.execute(tx),
  )

  expect(before).toHaveLength(1)
  expect(await asOwner('select id, code, version from dossier')).toEqual(before)
})
