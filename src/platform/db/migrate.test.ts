import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
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

test('a table that others keep busy all the time stops the start with a sentence, and nothing is changed', async () => {
  rmSync(path.join(folder, '9999_wrong.sql'))
  writeFileSync(path.join(folder, '9999_wide.sql'), 'alter table unit add column wide_probe text;')
  const busy = new pg.Client(owner)
  await busy.connect()
  await busy.query('begin; select from unit')

  await expect(migrate(owner, folder, 1)).rejects.toThrow(
    'What the migration 9999_wide changes was kept busy by others all the time. Try again',
  )
  await busy.end()
  rmSync(path.join(folder, '9999_wide.sql'))
})

test('where nothing is to be changed, who reads every table for long is not waited for', async () => {
  const backup = new pg.Client(owner)
  await backup.connect()
  await backup.query('begin; select from migration')

  expect(await migrate(owner, folder, 1)).toEqual([])
  await backup.end()
})

describe('beside a migration that names one goes on', () => {
  const known = mkdtempSync(path.join(tmpdir(), 'mot-cua-known-'))
  cpSync('db/migrations', known, { recursive: true })
  afterAll(() => rmSync(known, { recursive: true }))

  test('a version that knows the one named, and no older one; beside every other nobody does', async () => {
    for (const [name, first] of [
      ['9999_adds', '-- Versions from 0001 on go on beside this.'],
      ['9999_drops', '-- Versions from 9998 on go on beside this.'],
      ['9999_silent', '-- The version before goes on beside this.'],
    ] as const)
      writeFileSync(path.join(folder, `${name}.sql`), `${first}\nselect 1;`)

    expect(await migrationsThatNeedAStop(owner, known, folder)).toEqual([
      '9999_drops',
      '9999_silent',
    ])
    writeFileSync(path.join(known, '9998_probe.sql'), 'select 1;')
    expect(await migrationsThatNeedAStop(owner, known, folder)).toEqual(['9999_silent'])
  })

  test('a version that is started again after newer ones, as long as it knows what those name', async () => {
    rmSync(path.join(folder, '9999_silent.sql'))
    await migrate(owner, folder)
    rmSync(path.join(folder, '9999_adds.sql'))
    rmSync(path.join(folder, '9999_drops.sql'))
    expect(await migrate(owner, folder)).toEqual([])

    rmSync(path.join(folder, '9998_probe.sql'))
    rmSync(path.join(folder, '9999_other.sql'))
    await expect(migrate(owner, folder)).rejects.toThrow(
      'A newer version of Một Cửa has changed this database (9998_probe). Start that version.',
    )
    await asOwner(
      `update migration set beside_from = '0001' where name in ('9998_probe', '9999_other')`,
    )
    await expect(migrate(owner, folder)).rejects.toThrow('(9999_drops)')
  })
})

test('a migration can only name one that comes before it', async () => {
  const wrong = mkdtempSync(path.join(tmpdir(), 'mot-cua-wrong-'))
  const line = '-- Versions from 0002 on go on beside this.\nselect 1;'
  writeFileSync(path.join(wrong, '0002_probe.sql'), line)

  await expect(migrate(owner, wrong)).rejects.toThrow('0002_probe.sql names a migration that')
  rmSync(wrong, { recursive: true })
})

async function waitingFor(table: string): Promise<void> {
  for (;;) {
    const waiting = await asOwner(
      `select from pg_locks where not granted and relation = '${table}'::regclass`,
    )
    if (waiting.length > 0) return
  }
}
