import { describe, expect, test } from 'vitest'
import { SettableClock } from '#kernel/clock'
import { verifyFiles } from '#modules/documents'
import { verifyChains } from '#modules/dossiers'
import { systemContext } from '../../src/installation.ts'
import { aDemoDatabase, LANG_SON } from '../../tools/test-support/database.ts'
import { faultsInRows } from './checks.ts'
import { fillProvince } from './fill.ts'

const UNTIL = new Date('2026-11-20T03:00:00Z')

async function aProvince(dossiers: number, lanes: number) {
  const database = await aDemoDatabase()
  const clock = new SettableClock(UNTIL)
  const configuration = { publicUrl: null, port: 3000 }
  const context = systemContext({ ...database, configuration, clock }, LANG_SON, 'filling')
  const order = { owner: database.owner, context, dossiers, lanes, seed: 1, until: UNTIL }
  const filled = await fillProvince({ ...order, say: () => {} })
  return { ...database, context, filled }
}

const province = await aProvince(2_000, 2)
const [one, other] = [await aProvince(60, 1), await aProvince(60, 2)]

describe('a filled province', () => {
  test('lives again to the last field, with every seal, signature and file', async () => {
    const histories = await verifyChains(province.context)
    const files = await verifyFiles(province.context)

    const { dossiers, events } = province.filled
    expect(histories).toEqual({ dossiers, events, broken: [] })
    expect(dossiers).toBeGreaterThan(1_990) // a few are filed later today
    expect(files.broken).toEqual([])
  })

  test('holds every rule that is asked of all rows', async () => {
    expect(await faultsInRows(province.owner)).toEqual([])
  })

  test('has what a province has: every end, late ones, and more on Mondays than on Fridays', async () => {
    const states = await province.asOwner<{ state: string }>('select distinct state from dossier')
    const [counted] = await province.asOwner<{ late: number; monday: number; friday: number }>(`
      select count(*) filter (where finished_at > original_due_at)::int as late,
        count(*) filter (where extract(isodow from submitted_at at time zone 'Asia/Ho_Chi_Minh') = 1)::int as monday,
        count(*) filter (where extract(isodow from submitted_at at time zone 'Asia/Ho_Chi_Minh') = 5)::int as friday
      from dossier`)

    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['processing', 'finished', 'returned', 'refused', 'withdrawn']),
    )
    expect(counted?.late).toBeGreaterThan(20)
    expect(counted?.monday).toBeGreaterThan((counted?.friday ?? 0) * 1.2)
  })
})

describe('the same seed', () => {
  test('makes the same dossiers, however many lanes work at them', async () => {
    const told = `select code, state, version, submitted_at, due_at, last_changed_at,
        result - 'signedBy' as result
      from dossier order by code`

    expect(await other.asOwner(told)).toEqual(await one.asOwner(told))
  })
})

describe('what is wrong with rows', () => {
  const cases = [
    ['dossier_event', 'seq = 2', 'a history with a gap'],
    [
      'audit_entry',
      `event = 'dossier.submitted'`,
      'an event that the audit trail does not tell of',
    ],
    ['dossier_party', 'true', 'is not found by its code, or has no applicant'],
    ['dossier_unit', 'true', 'a dossier that its own agency does not see'],
    ['lately_ended', 'is_place', 'a unit or place that is not told what it is done with'],
    ['account', `kind = 'staff'`, 'a row that leads nowhere: dossier_step'],
  ] as const

  test.each(cases)('is found: rows of %s where %s are gone', async (table, which, fault) => {
    const asOwner = (...done: string[]) =>
      one.asOwner(`set session_replication_role = replica; ${done.join('; ')}; reset all`)
    await asOwner(`create table kept as select * from ${table} where ${which}`)
    await asOwner(`delete from ${table} where ${which}`)

    const faults = await faultsInRows(one.owner)

    const overriding = table === 'audit_entry' ? 'overriding system value' : ''
    await asOwner(`insert into ${table} ${overriding} select * from kept`, 'drop table kept')
    expect(faults.join()).toContain(fault)
  })
})
