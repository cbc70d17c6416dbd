import { afterAll, describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { SYSTEM } from '#platform/access'
import { openDatabase } from '#platform/db'
import { newId } from '#platform/ids'
import { aContext, aDatabase, LANG_SON } from '../../../../tools/test-support/database.ts'
import { aStaffAccount, langSonUnits } from '../../../../tools/test-support/units.ts'
import type { StaffRoleId } from '../db/staff-role.queries.ts'
import { importUnits } from './import-units.ts'
import { endRole, grantRole, heldRolesOf, listRolesOfUnit, type NewRole } from './staff-roles.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })
await importUnits(context, langSonUnits())

/** The same database as a further process of the installation sees it. */
const elsewhere = openDatabase(database.app, { max: 2 })
afterAll(() => elsewhere.close())

const TODAY = day('2026-03-02')
const HEALTH = unitIdOf('H37', 'so-y-te')
let accounts = 0

async function anOfficer(): Promise<AccountId> {
  accounts += 1
  return aStaffAccount(database.db, `can-bo-${accounts}`)
}

function aRole(accountId: AccountId, given: Partial<NewRole> = {}): NewRole {
  return { accountId, unitId: HEALTH, role: 'handler', validFrom: TODAY, validTo: null, ...given }
}

function onDay(on: Day) {
  return { ...context, clock: { now: () => instantOn(on, 9 * 3_600_000) } }
}

describe('a role in a unit', () => {
  test('counts from its first day to its last, both included', async () => {
    const account = await anOfficer()
    const period = { validFrom: day('2026-03-10'), validTo: day('2026-03-12') }
    await grantRole(context, aRole(account, period))

    const days = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'].map(day)
    const counts = await Promise.all(
      days.map(async (on) => (await heldRolesOf(onDay(on), account)).length),
    )

    expect(counts).toEqual([0, 1, 1, 0])
  })

  test('reaches the unit, all below it, and the ended units whose affairs came there', async () => {
    const account = await anOfficer()
    const unitId = unitIdOf('H37', 'ph25-luong-van-tri')
    await grantRole(context, aRole(account, { unitId, role: 'reception' }))

    const [held] = await heldRolesOf(context, account)

    expect(held).toMatchObject({
      role: 'reception',
      unitCode: 'H37.102',
      unitName: 'Ủy ban nhân dân phường Lương Văn Tri',
    })
    const reaches = (slug: string) => held?.reach.has(unitIdOf('H37', slug))
    expect(reaches('ph25-luong-van-tri.tt-pvhcc')).toBe(true)
    expect(reaches('ph-lang-son-chi-lang')).toBe(true)
    expect(reaches('ph-lang-son-chi-lang.mot-cua')).toBe(true)
    expect(reaches('ph25-dong-kinh')).toBe(false)
    expect(reaches('ubnd-tinh')).toBe(false)
  })

  test('counts no more once the unit has ended', async () => {
    const account = await anOfficer()
    const unitId = unitIdOf('H37', 'huyen-van-quan')
    await grantRole(context, aRole(account, { unitId, validFrom: day('2024-01-01') }))

    expect(await heldRolesOf(onDay(day('2025-06-30')), account)).toHaveLength(1)
    expect(await heldRolesOf(onDay(day('2025-07-01')), account)).toEqual([])
  })

  test('may be held again later, and together with another role', async () => {
    const account = await anOfficer()
    await grantRole(context, aRole(account, { validTo: TODAY }))

    await grantRole(context, aRole(account, { validFrom: addDays(TODAY, 1) }))
    await grantRole(context, aRole(account, { role: 'approver' }))

    const held = await heldRolesOf(context, account)
    expect(held.map(({ role }) => role)).toEqual(['approver', 'handler'])
  })

  test('that was given or taken counts at once here and in every other process', async () => {
    const account = await anOfficer()
    const there = { ...aContext(database), db: elsewhere.of(LANG_SON.id) }
    const held = async () => [
      (await heldRolesOf(context, account)).length,
      (await heldRolesOf(there, account)).length,
    ]
    expect(await held()).toEqual([0, 0])

    const id = await grantRole(context, aRole(account))
    expect(await held()).toEqual([1, 1])

    await endRole(context, id, addDays(TODAY, -1))
    expect(await held()).toEqual([0, 0])
  })

  test.each([
    ['that is held at that time', {}, 'conflict/role-held'],
    ['whose end comes before its beginning', { validTo: day('2026-03-01') }, 'invalid/role-period'],
    ['in a unit nobody knows', { unitId: unitIdOf('H37', 'nobody') }, 'not-found/unit'],
    ['in an ended unit', { unitId: unitIdOf('H37', 'huyen-van-quan') }, 'conflict/unit-not-valid'],
    [
      'in a unit that has yet to begin',
      { unitId: unitIdOf('H37', 'ph25-dong-kinh'), validFrom: day('2025-06-30') },
      'conflict/unit-not-valid',
    ],
    ['for an account nobody knows', { accountId: newId<'account'>() }, 'not-found/account'],
  ])('%s is refused', async (_, given, code) => {
    const account = await anOfficer()
    await grantRole(context, aRole(account, { validFrom: day('2026-01-01') }))

    await expect(grantRole(context, aRole(account, given))).rejects.toThrow(code)

    expect(await heldRolesOf(context, account)).toHaveLength(1)
  })

  test('that is given twice at the same moment is held once', async () => {
    const account = await anOfficer()

    const outcomes = await Promise.allSettled([
      grantRole(context, aRole(account)),
      grantRole(context, aRole(account)),
    ])

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await heldRolesOf(context, account)).toHaveLength(1)
  })
})

describe('the end of a role', () => {
  test('comes after its last day', async () => {
    const account = await anOfficer()
    const id = await grantRole(context, aRole(account, { validFrom: day('2026-01-01') }))

    await endRole(context, id, TODAY)

    expect(await heldRolesOf(context, account)).toHaveLength(1)
    expect(await heldRolesOf(onDay(addDays(TODAY, 1)), account)).toEqual([])
  })

  test('on the day before its first one takes it back, and it may be given anew', async () => {
    const account = await anOfficer()
    const id = await grantRole(context, aRole(account))

    await endRole(context, id, addDays(TODAY, -1))

    expect(await heldRolesOf(context, account)).toEqual([])
    await grantRole(context, aRole(account))
    expect(await heldRolesOf(context, account)).toHaveLength(1)
  })

  test.each([
    ['two days before its first one', '2026-02-28', 'invalid/role-period'],
    ['on the end that is set', '2026-03-31', 'conflict/role-ended'],
    ['after the end that is set', '2026-04-01', 'conflict/role-ended'],
  ])('%s is refused', async (_, lastDay, code) => {
    const account = await anOfficer()
    const id = await grantRole(context, aRole(account, { validTo: day('2026-03-31') }))

    await expect(endRole(context, id, day(lastDay))).rejects.toThrow(code)
  })

  test('of a role that was never given is refused', async () => {
    const nothing: StaffRoleId = newId()

    await expect(endRole(context, nothing, TODAY)).rejects.toThrow('not-found/role')
  })
})

test('the roles of a unit are those of the day, held in the unit itself', async () => {
  const account = await anOfficer()
  const unitId = unitIdOf('H37', 'so-ngoai-vu')
  const division = unitIdOf('H37', 'so-ngoai-vu.lanh-su')
  const first = await grantRole(context, aRole(account, { unitId, validTo: TODAY }))
  await grantRole(context, aRole(account, { unitId, role: 'clerk', validFrom: day('2026-04-01') }))
  await grantRole(context, aRole(account, { unitId: division }))

  const listed = await listRolesOfUnit(context, unitId)

  expect(listed).toEqual([{ ...aRole(account, { unitId, validTo: TODAY }), id: first }])
  expect(await listRolesOfUnit(context, unitId, day('2026-04-01'))).toHaveLength(1)
})

test('every role that is given or ended is audited, without names', async () => {
  const account = await anOfficer()

  const id = await grantRole(context, aRole(account))
  await endRole(context, id, TODAY)

  const entries = await database.asOwner(
    'select event, object_kind, details from audit_entry where object_id = $1 order by id',
    [id],
  )
  expect(entries).toEqual([
    {
      event: 'role.granted',
      object_kind: 'staff-role',
      details: { role: 'handler', unitId: HEALTH, accountId: account },
    },
    { event: 'role.ended', object_kind: 'staff-role', details: { lastDay: TODAY } },
  ])
})
