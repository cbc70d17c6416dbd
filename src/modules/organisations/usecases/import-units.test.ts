import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { langSonUnits } from '../../../../tools/test-support/units.ts'
import { endUnit } from './change-units.ts'
import { importUnits, type UnitPack } from './import-units.ts'
import { organisationOn } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

const PROVINCE = {
  slug: 'ubnd',
  code: 'H37',
  name: 'Ủy ban nhân dân tỉnh',
  shortName: 'UBND tỉnh',
  kind: 'province',
  from: '2023-01-01',
}

function aPack(...units: object[]) {
  return { title: '', locality: 'H37', sources: [], licence: '', units: [PROVINCE, ...units] }
}

const HEALTH = { ...PROVINCE, slug: 'so-y-te', code: 'H37.16', kind: 'department', parent: 'ubnd' }

describe('the units of Lạng Sơn', () => {
  test('are loaded once, with the same ids in every installation', async () => {
    const database = await aDatabase()
    const context = aContext(database, { actor: SYSTEM })
    const pack = langSonUnits()

    const first = await importUnits(context, pack)
    const second = await importUnits(context, pack)

    expect(first).toBeGreaterThan((pack as UnitPack).units.length)
    expect(second).toBe(0)
    const today = await organisationOn(context, day('2026-03-02'))
    expect(today.bySlug('ph25-luong-van-tri')?.id).toBe('26afa9a9-a98f-52a2-a973-791ecf1e57d0')
    const entries = await database.asOwner(`select event, object_id from audit_entry`)
    expect(entries).toEqual([{ event: 'units.imported', object_id: 'H37' }])
  })

  test('are those of each day', async () => {
    const database = await aDatabase()
    const context = aContext(database, { actor: SYSTEM })

    await importUnits(context, langSonUnits())

    const chain = async (on: string, slug: string) => {
      const organisation = await organisationOn(context, day(on))
      return organisation.chainOf(unitIdOf('H37', slug)).map(({ shortName }) => shortName)
    }
    expect(await chain('2024-01-15', 'xa-trang-dinh-dai-dong.mot-cua')).toEqual([
      'Bộ phận Một cửa',
      'UBND xã Đại Đồng',
      'UBND huyện Tràng Định',
      'UBND tỉnh Lạng Sơn',
    ])
    expect(await chain('2025-01-15', 'xa-trang-dinh-dai-dong.mot-cua')).toEqual([])
  })
})

describe('a pack that is loaded again', () => {
  test('brings what it knows better, and does not undo an end that was decided here', async () => {
    const database = await aDatabase()
    const context = aContext(database, { actor: SYSTEM })
    await importUnits(context, aPack(HEALTH))
    const unitId = unitIdOf('H37', 'so-y-te')
    await endUnit(context, unitId, day('2026-02-28'), { withSubordinates: false })

    const changed = await importUnits(context, aPack({ ...HEALTH, name: 'Sở Y tế' }))

    expect(changed).toBe(1)
    const unit = (await organisationOn(context, day('2026-02-28'))).unit(unitId)
    expect(unit?.name).toBe('Sở Y tế')
    expect(unit?.validTo).toBe('2026-02-28')
  })
})

describe('a pack that cannot be', () => {
  test.each([
    ['the same code twice', aPack(HEALTH, { ...HEALTH, slug: 'so-y-te-2' }), 'code-twice'],
    ['the same slug twice', aPack(HEALTH, { ...HEALTH, code: 'H37.17' }), 'slug-twice'],
    ['a superior that is not there', aPack({ ...HEALTH, parent: 'nobody' }), 'unknown-unit'],
    ['a unit without a superior', aPack({ ...HEALTH, parent: undefined }), 'wrong-superior'],
    ['an end before the beginning', aPack({ ...HEALTH, to: '2022-12-31' }), 'period'],
    ['a second province', aPack({ ...PROVINCE, slug: 'x', code: 'H38' }), 'root-count'],
    [
      'a territory with two agencies',
      aPack(
        { ...HEALTH, kind: 'commune', adminUnitCode: '06001' },
        { ...HEALTH, kind: 'commune', slug: 'x', code: 'H37.2', adminUnitCode: '06001' },
      ),
      'territory-twice',
    ],
    [
      'a superior that ends first',
      aPack(
        { ...HEALTH, to: '2024-12-31' },
        { ...HEALTH, kind: 'office', slug: 'x', code: 'H37.16.1', parent: 'so-y-te' },
      ),
      'no-superior',
    ],
    [
      'units under each other',
      aPack(
        { ...HEALTH, kind: 'sub-department', slug: 'a', code: 'H37.1', parent: 'b' },
        { ...HEALTH, kind: 'sub-department', slug: 'b', code: 'H37.2', parent: 'a' },
      ),
      'circle',
    ],
    [
      'a successor of a unit that goes on',
      aPack({ ...HEALTH, successors: [{ to: 'ubnd', kind: 'merge' }] }),
      'successor',
    ],
    [
      'a successor that begins too late',
      aPack(
        { ...HEALTH, to: '2024-12-31', successors: [{ to: 'x', kind: 'rename' }] },
        { ...HEALTH, slug: 'x', code: 'H37.2', from: '2025-01-02' },
      ),
      'successor',
    ],
    ['a counter for nobody', aPack({ ...HEALTH, serves: ['nobody'] }), 'unknown-unit'],
  ])('for %s loads nothing', async (_, pack, fault) => {
    const database = await aDatabase()
    const context = aContext(database, { actor: SYSTEM })

    await expect(importUnits(context, pack)).rejects.toThrow(fault)

    expect((await organisationOn(context, day('2026-03-02'))).units).toEqual([])
  })

  test('for this locality loads nothing', async () => {
    const database = await aDatabase()
    const context = aContext(database, { actor: SYSTEM, locality: BAC_KAN })

    await expect(importUnits(context, langSonUnits())).rejects.toThrow('H37')
  })
})
