import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { aDatabase } from '../../../tools/test-support/database.ts'
import { migrate, migrationsThatNeedAStop } from './migrate.ts'

const { owner, asOwner } = await aDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-migrations-'))
cpSync('db/migrations', folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

test('a migration lets those who read a table go on while somebody keeps it busy, and comes after', async () => {
  writeFileSync(path.join(folder, '9998_probe.sql'), 'alter table unit add column probe boolean;')
  const busy = new pg.Client(owner)
  await busy.connect()
  await busy.query('begin')
  await busy.query('select from unit')

  const migrated = migrate(owner, folder)
  await waitingFor('unit')
  const read = await asOwner('select count(*)::int as units from unit')
  await busy.end()

  expect(read).toHaveLength(1)
  expect(await migrated).toEqual(['9998_probe'])
})

test('a migration that was changed after it ran stops the start', async () => {
  writeFileSync(path.join(folder, '9999_other.sql'), 'create table other_probe (id int);')
  await migrate(owner, folder)
  writeFileSync(path.join(folder, '9999_other.sql'), 'create table other_probe (id bigint);')

  await expect(migrate(owner, folder)).rejects.toThrow(
    'The migration 9999_other was changed after it ran. Write a further one instead.',
  )
})

test('a migration that fails changes nothing, and is named', async () => {
  const wrong = 'create table half_probe (id int); select 1 / 0;'
  writeFileSync(path.join(folder, '9999_other.sql'), 'create table other_probe (id int);')
  writeFileSync(path.join(folder, '9999_wrong.sql'), wrong)

  await expect(migrate(owner, folder)).rejects.toThrow(
    'The migration 9999_wrong failed: division by zero',
  )
  expect(await asOwner(`select to_regclass('half_probe') as made`)).toEqual([{ made: null }])
})

test('a migration beside which the version before goes on says so, and every other needs a stop', async () => {
  const beside = '-- The version before goes on beside this.\ncreate table beside_probe (id int);'
  writeFileSync(path.join(folder, '9999_wrong.sql'), beside)
  writeFileSync(path.join(folder, '9999_zebra.sql'), 'create table zebra_probe (id int);')

  expect(await migrationsThatNeedAStop(owner, folder)).toEqual(['9999_zebra'])
})

test('a version starts on what a newer one did when it can go on beside that, and on nothing else', async () => {
  rmSync(path.join(folder, '9999_zebra.sql'))
  await migrate(owner, folder)
  rmSync(path.join(folder, '9999_wrong.sql'))
  expect(await migrate(owner, folder)).toEqual([])

  rmSync(path.join(folder, '9999_other.sql'))
  await expect(migrate(owner, folder)).rejects.toThrow(
    'A newer version of Một Cửa has changed this database (9999_other). Start that version.',
  )
})

async function waitingFor(table: string): Promise<void> {
  for (;;) {
    const waiting = await asOwner(
      `select from pg_locks where not granted and relation = '${table}'::regclass`,
    )
    if (waiting.length > 0) return
  }
}
