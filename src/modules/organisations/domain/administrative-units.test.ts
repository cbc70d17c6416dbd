import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { AdministrativeUnits, type AdministrativeUnit } from './administrative-units.ts'

function aTerritory(
  written: string,
  given: Partial<AdministrativeUnit> & Pick<AdministrativeUnit, 'code' | 'level'>,
): AdministrativeUnit {
  const type = ['tỉnh', 'huyện', 'phường', 'xã'].find((kind) => written.startsWith(kind)) ?? ''
  return {
    name: written.charAt(0).toUpperCase() + written.slice(1),
    shortName: written.slice(type.length + 1),
    type,
    provinceCode: '20',
    districtCode: null,
    validFrom: day('2025-07-01'),
    validTo: null,
    ...given,
  }
}

const before = { validFrom: day('2023-01-01'), validTo: day('2025-06-30') }
const units = new AdministrativeUnits([
  aTerritory('tỉnh Lạng Sơn', { code: '20', level: 'province', ...before }),
  aTerritory('tỉnh Lạng Sơn', { code: '20', level: 'province' }),
  aTerritory('tỉnh Đồng Nai', { code: '75', level: 'province', provinceCode: '75' }),
  aTerritory('tỉnh An Giang', { code: '91', level: 'province', provinceCode: '91' }),
  aTerritory('huyện Tràng Định', { code: '180', level: 'district', ...before }),
  aTerritory('xã Đại Đồng', { code: '06040', level: 'commune', districtCode: '180', ...before }),
  aTerritory('xã Thất Khê', { code: '06040', level: 'commune' }),
  aTerritory('phường Đông Kinh', { code: '05977', level: 'commune' }),
  aTerritory('xã Tân Thạnh', { code: '00001', level: 'commune' }),
  aTerritory('xã Tân Thành', { code: '00002', level: 'commune' }),
  aTerritory('xã Hoà Tân Thành', { code: '00003', level: 'commune' }),
])

const THEN = day('2024-05-20')
const NOW = day('2026-03-02')

describe('the administrative units of a day', () => {
  test('come in the order of the Vietnamese alphabet', () => {
    const provinces = units.list({ level: 'province', on: NOW })

    expect(provinces.map(({ shortName }) => shortName)).toEqual([
      'An Giang',
      'Đồng Nai',
      'Lạng Sơn',
    ])
  })

  test('give a code the meaning it had then', () => {
    const meaning = (on: typeof NOW) =>
      units
        .list({ level: 'commune', provinceCode: '20', on })
        .filter(({ code }) => code === '06040')
        .map(({ name }) => name)

    expect(meaning(THEN)).toEqual(['Xã Đại Đồng'])
    expect(meaning(NOW)).toEqual(['Xã Thất Khê'])
  })

  test('have districts until the end of June 2025', () => {
    const districts = (on: string) =>
      units.list({ level: 'district', provinceCode: '20', on: day(on) }).length

    expect(districts('2025-06-30')).toBe(1)
    expect(districts('2025-07-01')).toBe(0)
  })
})

describe('a name that people typed', () => {
  const communes = (name: string) =>
    units.find(name, { level: 'commune', on: NOW }).map((unit) => unit.name)

  test.each([
    ['Đông Kinh', ['Phường Đông Kinh']],
    ['dong kinh', ['Phường Đông Kinh']],
    ['PHƯỜNG ĐÔNG KINH', ['Phường Đông Kinh']],
    ['phuong dong', ['Phường Đông Kinh']],
    ['kinh', ['Phường Đông Kinh']],
    ['inh', []],
    ['', []],
    ['Đại Đồng', []],
  ])('%j means %j', (name, expected) => {
    expect(communes(name)).toEqual(expected)
  })

  test('means first the one with the same marks', () => {
    expect(communes('Tân Thành')).toEqual(['Xã Tân Thành', 'Xã Tân Thạnh', 'Xã Hoà Tân Thành'])
    expect(communes('Tân Thạnh').slice(0, 2)).toEqual(['Xã Tân Thạnh', 'Xã Tân Thành'])
  })

  test('is found whichever way its marks are placed', () => {
    expect(communes('hòa tân')).toEqual(['Xã Hoà Tân Thành'])
  })

  test('is looked for in one province only, when that is known', () => {
    const found = (provinceCode: string) =>
      units.find('Đông Kinh', { level: 'commune', on: NOW, provinceCode }).length

    expect(found('20')).toBe(1)
    expect(found('75')).toBe(0)
  })
})

describe('an address', () => {
  const place = { provinceCode: '20', communeCode: '06040', detail: 'Thôn 3', on: NOW }

  test.each([
    ['without a district', place, 'Thôn 3, xã Thất Khê, tỉnh Lạng Sơn'],
    [
      'with the district of then',
      { ...place, on: THEN },
      'Thôn 3, xã Đại Đồng, huyện Tràng Định, tỉnh Lạng Sơn',
    ],
    [
      'with its district named',
      { ...place, on: THEN, districtCode: '180' },
      'Thôn 3, xã Đại Đồng, huyện Tràng Định, tỉnh Lạng Sơn',
    ],
    ['of a place only', { ...place, detail: ' ' }, 'Xã Thất Khê, tỉnh Lạng Sơn'],
  ])('is written %s', (_, parts, expected) => {
    expect(units.describe(parts)).toBe(expected)
  })

  test.each([
    ['a commune of another province', { ...place, provinceCode: '75' }],
    ['an unknown commune', { ...place, communeCode: '99999' }],
    ['an unknown province', { ...place, provinceCode: '99' }],
    ['another district', { ...place, on: THEN, districtCode: '181' }],
    ['a district today', { ...place, districtCode: '180' }],
    ['a day before the lists begin', { ...place, on: day('2010-01-01') }],
  ])('is none with %s', (_, parts) => {
    expect(units.describe(parts)).toBeNull()
  })
})
