import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { inTransaction } from '#platform/db'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import {
  describeAddress,
  findAdministrativeUnits,
  listCommunes,
  listDistricts,
  listProvinces,
} from './administrative-units.ts'
import { loadAdministrativeUnits } from './load-administrative-units.ts'

const database = await aDatabase()
const context = aContext(database)
const THREE_LEVELS = day('2024-05-20')
const TWO_LEVELS = day('2025-09-01')
const NOW = day('2026-08-01')

describe('the administrative units of the country', () => {
  test('are loaded once, and again when the list is another one', async () => {
    expect(await loadAdministrativeUnits(database.owner)).toBe(true)
    expect(await loadAdministrativeUnits(database.owner)).toBe(false)

    await database.asOwner(`update reference_list set checksum = 'of an older list'`)
    await database.asOwner(`update administrative_unit set name = 'x' where code = '20'`)
    const outcomes = await Promise.all([
      loadAdministrativeUnits(database.owner),
      loadAdministrativeUnits(database.owner),
    ])

    expect(outcomes.toSorted()).toEqual([false, true])
    const rows = await database.asOwner(
      `select distinct name from administrative_unit where code = '20'`,
    )
    expect(rows).toEqual([{ name: 'Tỉnh Lạng Sơn' }])
  })

  test.each(['delete from administrative_unit', `update reference_list set checksum = 'x'`])(
    'are not changed by the application: %s',
    async (statement) => {
      const attempt = inTransaction(database.db, (tx) => sql.raw(statement).execute(tx))

      await expect(attempt).rejects.toThrow('permission denied')
    },
  )

  test.each([
    [THREE_LEVELS, 63, 11, 200],
    [day('2024-12-01'), 63, 11, 194],
    [day('2025-06-30'), 63, 11, 194],
    [day('2025-07-01'), 34, 0, 65],
    [NOW, 34, 0, 65],
  ])(
    'number on %s so many provinces, and in Lạng Sơn districts and communes',
    async (on, ...expected) => {
      const counts = [
        (await listProvinces(context, on)).length,
        (await listDistricts(context, '20', on)).length,
        (await listCommunes(context, '20', { on })).length,
      ]

      expect(counts).toEqual(expected)
    },
  )

  test('number 2,621 xã, 687 phường and 13 đặc khu in 2025, ten phường more since Đồng Nai is a city', async () => {
    const types = async (on: typeof NOW) => {
      const counts = new Map<string, number>()
      for (const { code } of await listProvinces(context, on))
        for (const { type } of await listCommunes(context, code, { on }))
          counts.set(type, (counts.get(type) ?? 0) + 1)
      return Object.fromEntries(counts)
    }

    expect(await types(TWO_LEVELS)).toEqual({ xã: 2_621, phường: 687, 'đặc khu': 13 })
    expect(await types(NOW)).toEqual({ xã: 2_611, phường: 697, 'đặc khu': 13 })
    const dongNai = async (on: typeof NOW) =>
      (await listProvinces(context, on)).find(({ code }) => code === '75')?.name
    expect(await dongNai(day('2026-04-29'))).toBe('Tỉnh Đồng Nai')
    expect(await dongNai(day('2026-04-30'))).toBe('Thành phố Đồng Nai')
  })

  test('are listed by district while there were any', async () => {
    const communes = await listCommunes(context, '20', { districtCode: '178', on: THREE_LEVELS })

    expect(communes.map(({ name }) => name)).toEqual([
      'Phường Chi Lăng',
      'Phường Đông Kinh',
      'Xã Hoàng Đồng',
      'Phường Hoàng Văn Thụ',
      'Xã Mai Pha',
      'Xã Quảng Lạc',
      'Phường Tam Thanh',
      'Phường Vĩnh Trại',
    ])
  })

  test('are found by a name without marks', async () => {
    const scope = { level: 'commune', provinceCode: '20', on: NOW } as const

    const found = await findAdministrativeUnits(context, 'luong van tri', scope)

    expect(found.map(({ code }) => code)).toEqual(['05983'])
  })

  test('make an address of codes', async () => {
    const address = { provinceCode: '20', communeCode: '05983', on: NOW }

    const written = await describeAddress(context, { ...address, detail: 'Số 8 đường Hùng Vương' })

    expect(written).toBe('Số 8 đường Hùng Vương, phường Lương Văn Tri, tỉnh Lạng Sơn')
  })

  test('are the same for every locality', async () => {
    const other = aContext(database, { locality: { ...context.locality, id: 2 } })

    expect((await listProvinces(other, NOW))[0]).toBe((await listProvinces(context, NOW))[0])
  })
})
