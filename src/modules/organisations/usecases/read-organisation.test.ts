import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import { openDatabase } from '#platform/db'
import { aContext, aDatabase, BAC_KAN, LANG_SON } from '../../../../tools/test-support/database.ts'
import { langSonUnits } from '../../../../tools/test-support/units.ts'
import { createUnit, type NewUnit } from './change-units.ts'
import { importUnits } from './import-units.ts'
import { listUnits, organisationNow, organisationOn } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })
await importUnits(context, langSonUnits())

/** The same database as a further process of the installation sees it. */
const elsewhere = openDatabase(database.app, { max: 2 })
afterAll(() => elsewhere.close())

function aDivision(slug: string, code: string): NewUnit {
  return {
    slug,
    code,
    name: 'Phòng Chuyển đổi số',
    shortName: 'Phòng Chuyển đổi số',
    kind: 'division',
    parentId: unitIdOf('H37', 'so-y-te'),
    hostUnitId: null,
    divisionKey: 'chuyen-doi-so',
    adminUnitCode: null,
    address: null,
    phone: null,
    basis: null,
  }
}

describe('the organisation of today', () => {
  test('is that of the day in Vietnam, not of the day in Greenwich', async () => {
    const lastEvening = { ...context, clock: { now: () => new Date('2025-06-30T16:59:59Z') } }
    const midnight = { ...context, clock: { now: () => new Date('2025-06-30T17:00:00Z') } }

    expect((await organisationNow(lastEvening)).bySlug('huyen-van-quan')).not.toBeNull()
    expect((await organisationNow(midnight)).bySlug('huyen-van-quan')).toBeNull()
  })

  test('of another locality is another one', async () => {
    const other = aContext(database, { locality: BAC_KAN })

    expect((await organisationNow(other)).units).toEqual([])
  })

  test('is remembered while nothing changes', async () => {
    const first = await organisationNow(context)
    context.clock.set(new Date(context.clock.now().getTime() + 60_000))

    expect(await organisationNow(context)).toBe(first)
  })
})

describe('a change of the organisation', () => {
  test('counts at once in the process that made it', async () => {
    await organisationNow(context)

    await createUnit(context, aDivision('so-y-te.a', 'H37.16.81'), day('2026-03-01'))

    expect((await organisationNow(context)).bySlug('so-y-te.a')).not.toBeNull()
  })

  test('counts within a second in every other process', async () => {
    const there = { ...aContext(database), db: elsewhere.of(LANG_SON.id) }
    const start = there.clock.now().getTime()
    const isSeenAfter = async (milliseconds: number) => {
      there.clock.set(new Date(start + milliseconds))
      return (await organisationNow(there)).bySlug('so-y-te.b') !== null
    }
    await organisationNow(there)

    await createUnit(context, aDivision('so-y-te.b', 'H37.16.82'), day('2026-03-01'))

    expect(await isSeenAfter(999)).toBe(false)
    expect(await isSeenAfter(1_000)).toBe(true)
  })

  test('counts at once even when an earlier state was being read while it was made', async () => {
    context.clock.set(new Date(context.clock.now().getTime() + 2_000))
    const reading = organisationNow(context)

    await createUnit(context, aDivision('so-y-te.c', 'H37.16.83'), day('2026-03-01'))
    await reading

    expect((await organisationNow(context)).bySlug('so-y-te.c')).not.toBeNull()
  })
})

describe('the list of units', () => {
  test('is that of the day asked for, with the superior of then', async () => {
    const found = await listUnits(context, { on: day('2024-01-15'), text: 'xa dai dong' })

    expect(found.map(({ unit, parentCode }) => [unit.name, parentCode])).toEqual([
      ['Ủy ban nhân dân xã Đại Đồng', 'H37.32'],
      ['Bộ phận Tiếp nhận và Trả kết quả xã Đại Đồng', 'H37.32.46'],
    ])
  })

  test('is that of today when no day is named', async () => {
    expect(await listUnits(context, { level: 'district' })).toEqual([])
    expect(
      (await organisationOn(context, day('2025-06-30'))).search({ level: 'district' }).length,
    ).toBeGreaterThan(100)
  })
})
