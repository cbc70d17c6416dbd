import { describe, expect, test } from 'vitest'
import { verifyTrail } from '#modules/seals'
import { record } from '#platform/audit'
import { inTransaction } from '#platform/db'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { LANG_SON } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../installation.ts'
import { SEALS_TO_LOOK_BACK } from '../domain/seal.ts'
import { listStrays } from './list-strays.ts'
import { sealTrail } from './seal-trail.ts'

const server = await aDemoApp()
const context = systemContext(server.installation, LANG_SON, 'verification')
const { asOwner } = server.database

const happen = (objectId: string) =>
  inTransaction(context.db, (tx) =>
    record(tx, context, 'unit.renamed', { kind: 'unit', id: objectId, details: { objectId } }),
  )

await sealTrail(context)
const { code } = await aDossierAt(server, 'received')
for (let at = 0; at < SEALS_TO_LOOK_BACK + 2; at += 1) {
  await happen(`a-${at}`)
  await happen(`b-${at}`)
  await sealTrail(context)
}

const idOf = (objectId: string) => `(select id from audit_entry where object_id = '${objectId}')`
const numberOf = async (objectId: string): Promise<number> =>
  Number((await asOwner(`select ${idOf(objectId)} as id`))[0]?.['id'])
const sealOver = async (objectId: string): Promise<number> =>
  Number(
    (await asOwner(`select seq from audit_seal where ${idOf(objectId)} <@ entries`))[0]?.['seq'],
  )

const TOUCHED = ['audit_entry', 'audit_seal', 'dossier', 'dossier_event']
const columns = new Map(
  (
    await asOwner<{ name: string; columns: string }>(
      `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
       from information_schema.columns where is_generated = 'NEVER' and table_schema = 'public'
       group by table_name`,
    )
  ).map((row) => [row.name, row.columns]),
)

/** What is found after the database was tampered with past every rule; then all is as before. */
async function foundAfter(...statements: readonly string[]) {
  const past = (done: readonly string[]) =>
    asOwner(['set session_replication_role = replica', ...done, 'reset all'].join('; '))
  await past([
    ...TOUCHED.map((table) => `create table kept_${table} as table ${table}`),
    ...statements,
  ])
  const { broken } = await verifyTrail(context)
  await past(
    TOUCHED.flatMap((table) => [
      `delete from ${table}`,
      `insert into ${table} (${columns.get(table)}) overriding system value
       select ${columns.get(table)} from kept_${table}`,
      `drop table kept_${table}`,
    ]),
  )
  return broken
}

describe('an audit trail that nobody touched', () => {
  test('holds, with every entry under one seal', async () => {
    const [counted] = await asOwner<{ seals: number; entries: number }>(
      `select (select count(*)::int from audit_seal) as seals,
         (select count(*)::int from audit_entry) as entries`,
    )

    expect(counted?.seals).toBe(SEALS_TO_LOOK_BACK + 3)
    expect(await verifyTrail(context)).toEqual({ ...counted, unsealed: 0, broken: [] })
  })

  test('holds, and tells what came since the last seal', async () => {
    await happen('since')

    expect(await verifyTrail(context)).toMatchObject({ unsealed: 1, broken: [] })
    await sealTrail(context)
    expect(await verifyTrail(context)).toMatchObject({ unsealed: 0, broken: [] })
  })

  test('is sealed by one of two who come at once, and not again when nothing came', async () => {
    const { seals } = await verifyTrail(context)
    await happen('at once')

    await Promise.all([sealTrail(context), sealTrail(context)])
    await sealTrail(context)

    expect(await verifyTrail(context)).toMatchObject({ seals: seals + 1, unsealed: 0, broken: [] })
  })

  test('holds when an entry is committed after its neighbours were sealed', async () => {
    const { seals } = await verifyTrail(context)
    const written = Promise.withResolvers<void>()
    const over = Promise.withResolvers<void>()
    const long = inTransaction(context.db, async (tx) => {
      await record(tx, context, 'unit.renamed', { kind: 'unit', id: 'late' })
      written.resolve()
      await over.promise
    })
    await written.promise
    await happen('early')
    await sealTrail(context)
    over.resolve()
    await long

    await sealTrail(context)

    expect(await numberOf('late')).toBeLessThan(await numberOf('early'))
    expect(await verifyTrail(context)).toMatchObject({ seals: seals + 2, unsealed: 0, broken: [] })
  })
})

/** Every column of an entry, and something else in its place. */
const ENTRY: Readonly<Record<string, string>> = {
  locality_id: 'locality_id + 1',
  id: 'default',
  at: `at + interval '1 microsecond'`,
  actor_id: 'gen_random_uuid()',
  event: `'unit.merged'`,
  object_kind: `'account'`,
  object_id: `'another'`,
  correlation_id: `'another'`,
  details: `details || '{"more": 1}'`,
}

/** The same of a seal. */
const SEAL: Readonly<Record<string, string>> = {
  locality_id: 'locality_id + 1',
  seq: 'seq + 1000',
  sealed_at: `sealed_at + interval '1 millisecond'`,
  entries: `entries + '{[9000000,9000001)}'`,
  entry_count: 'entry_count + 1',
  highest_id: 'highest_id + 1',
  heads: `'[["H37.1-260302-0001", 1, "00"]]'`,
  hash: 'sha256(hash)',
}

describe('what was touched is found', () => {
  test.each([
    ['audit_entry', ENTRY],
    ['audit_seal', SEAL],
  ])('every column of %s is among those that are touched here', (table, touched) => {
    expect(Object.keys(touched).toSorted()).toEqual(
      (columns.get(table) ?? '').split(', ').toSorted(),
    )
  })

  test.each(Object.entries(ENTRY))('an entry whose %s was altered', async (column, to) => {
    const [entry, seal] = [await numberOf('a-3'), await sealOver('a-3')]

    const found = await foundAfter(
      `update audit_entry set ${column} = ${to} where object_id = 'a-3'`,
    )

    const isMoved = column === 'id' || column === 'locality_id'
    expect(found).toEqual([
      isMoved ? { seal, fault: 'entry-missing', entry } : { seal, fault: 'seal-altered' },
    ])
  })

  test.each(Object.entries(SEAL))('a seal whose %s was altered', async (column, to) => {
    const seal = await sealOver('a-3')

    const found = await foundAfter(`update audit_seal set ${column} = ${to} where seq = ${seal}`)

    expect(found[0]).toMatchObject({ seal })
  })

  test('an entry that was taken out', async () => {
    const [entry, seal] = [await numberOf('b-2'), await sealOver('b-2')]

    expect(await foundAfter(`delete from audit_entry where object_id = 'b-2'`)).toEqual([
      { seal, fault: 'entry-missing', entry },
    ])
  })

  test('an entry that was put in among those of the past', async () => {
    const found = await foundAfter(
      `insert into audit_entry (locality_id, id, at, event, object_kind, object_id)
       overriding system value values (${LANG_SON.id}, 0, now(), 'unit.renamed', 'unit', 'x')`,
    )

    expect(found).toEqual([{ seal: null, fault: 'entry-unsealed', entry: 0 }])
  })

  test.each([1, 2, 3, 100])(
    'entries whose seal was made to be over others, looked for %i seals at a time',
    async (step) => {
      const [first] = await asOwner<{ id: string }>('select min(id) as id from audit_entry')
      const [settled] = await asOwner<{ seq: string; highest: string }>(
        'select seq, highest_id as highest from audit_seal order by seq desc offset 2 limit 1',
      )
      const [entry, seal] = [await numberOf('a-2'), await sealOver('a-2')]
      await asOwner(
        `set session_replication_role = replica; create table kept as table audit_seal;
         update audit_seal set entries = entries - int8multirange(int8range(${entry}, ${entry + 1}))
           where seq = ${seal};
         update audit_seal set entries = entries - int8multirange(int8range(${first?.id}, ${first?.id}, '[]'))
           where seq = 1; reset all`,
      )

      const strays = await listStrays(
        context,
        { seq: Number(settled?.seq), highestId: Number(settled?.highest) },
        { limit: 100, step },
      )
      await asOwner(
        `set session_replication_role = replica; delete from audit_seal;
         insert into audit_seal select * from kept; drop table kept; reset all`,
      )

      expect(strays).toEqual([Number(first?.id), entry])
    },
  )

  test('two entries that changed places', async () => {
    const seal = await sealOver('a-5')

    const found = await foundAfter(
      `update audit_entry set object_id = case object_id when 'a-5' then 'b-5' else 'a-5' end,
         details = case object_id when 'a-5' then '{"objectId": "b-5"}'::jsonb else '{"objectId": "a-5"}' end
       where object_id in ('a-5', 'b-5')`,
    )

    expect(found).toEqual([{ seal, fault: 'seal-altered' }])
  })

  test('a trail that was emptied', async () => {
    const found = await foundAfter('truncate audit_entry')

    expect(found.map(({ fault }) => fault)).toContain('entry-missing')
  })

  test('a seal that was taken out, alone or with its entries', async () => {
    const seal = await sealOver('a-3')
    const gone = `delete from audit_seal where seq = ${seal}`
    const entries = `delete from audit_entry where object_id in ('a-3', 'b-3')`

    expect(await foundAfter(gone)).toContainEqual({ seal, fault: 'seal-missing' })
    expect(await foundAfter(entries, gone)).toContainEqual({ seal, fault: 'seal-missing' })
  })

  test('a seal that was computed anew over what was altered, by the one after it', async () => {
    const seal = await sealOver('a-4')

    const found = await foundAfter(
      `update audit_seal set hash = sha256('anew'::bytea) where seq = ${seal}`,
    )

    expect(found).toContainEqual({ seal: seal + 1, fault: 'seal-altered' })
  })

  test('a dossier whose history was sealed anew from end to end', async () => {
    const ofDossier = `(select id from dossier where code = '${code}')`

    const found = await foundAfter(
      `update dossier_event set hash = sha256(hash) where dossier_id = ${ofDossier}`,
      `update dossier set last_hash = sha256(last_hash) where code = '${code}'`,
    )

    expect(found).toContainEqual(expect.objectContaining({ fault: 'history-differs', code }))
  })
})

test('a trail of many entries goes under as many seals as it takes', async () => {
  const { seals, entries } = await verifyTrail(context)
  await asOwner(`insert into audit_entry (locality_id, at, event, object_kind, object_id)
      select ${LANG_SON.id}, now(), 'unit.renamed', 'unit', 'many' from generate_series(1, 10001)`)

  await sealTrail(context)

  expect(await verifyTrail(context)).toEqual({
    seals: seals + 3,
    entries: entries + 10_001,
    unsealed: 0,
    broken: [],
  })
})
