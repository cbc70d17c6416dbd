import { describe, expect, test } from 'vitest'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import type { ProcedureContent } from './content.ts'
import { catalogueIndex } from './search-index.ts'
import { facetsOf, searchCatalogue, type CatalogueQuery } from './search.ts'

interface Entry {
  readonly code: string
  readonly content: ProcedureContent
}

const BIRTH = anEntry('1.001193', 'Đăng ký khai sinh', { formerCodes: ['2.000777'] })
const BIRTH_AGAIN = anEntry('1.004884', 'Đăng ký lại khai sinh')
const MARRIAGE = anEntry('1.000894', 'Đăng ký kết hôn', { onlineLevel: 'partial' })
const LAND = anEntry('1.012783', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất', {
  sector: 'Đất đai',
  levels: ['province'],
  audience: ['citizen', 'organisation'],
})
const TOURISM = anEntry('2.001628', 'Cấp Giấy phép kinh doanh dịch vụ lữ hành nội địa', {
  levels: ['province'],
  audience: ['business'],
})
const INDEX = catalogueIndex([TOURISM, BIRTH_AGAIN, LAND, MARRIAGE, BIRTH])

function anEntry(code: string, name: string, given: Partial<ProcedureContent> = {}): Entry {
  return { code, content: aContent({ name, ...given }) }
}

function codesFor(query: CatalogueQuery<Entry>): string[] {
  return searchCatalogue(INDEX, query).entries.map(({ code }) => code)
}

describe('without a text', () => {
  test('the whole catalogue is listed by Vietnamese name order', () => {
    expect(codesFor({})).toEqual(
      [LAND, TOURISM, MARRIAGE, BIRTH, BIRTH_AGAIN].map(({ code }) => code),
    )
  })

  test.each<[string, CatalogueQuery<Entry>, readonly Entry[]]>([
    ['sector', { sector: 'Đất đai' }, [LAND]],
    ['level', { level: 'province' }, [LAND, TOURISM]],
    ['audience', { audience: 'business' }, [TOURISM]],
    ['online level', { onlineLevel: 'partial' }, [MARRIAGE]],
    ['any further condition', { where: ({ code }) => code === '1.001193' }, [BIRTH]],
    ['all of them together', { level: 'province', audience: 'citizen' }, [LAND]],
  ])('it is narrowed by %s', (_, query, entries) => {
    expect(codesFor(query)).toEqual(entries.map(({ code }) => code))
  })

  test('no procedure is of the district level since districts ended', () => {
    expect(codesFor({ level: 'district' })).toEqual([])
  })
})

describe('a code', () => {
  test.each(['1.001193', ' 1.001193 ', '1.001193.000.00.00.H37', '1.001193.H37', 'mã 1.001193'])(
    'written %j finds its procedure alone',
    (text) => {
      expect(codesFor({ text })).toEqual(['1.001193'])
    },
  )

  test('that a procedure bore before finds it', () => {
    expect(codesFor({ text: '2.000777' })).toEqual(['1.001193'])
  })

  test('comes before what the other words find', () => {
    expect(codesFor({ text: '2.001628 đăng ký kết hôn' }).slice(0, 2)).toEqual([
      '2.001628',
      '1.000894',
    ])
  })

  test('that is part of a longer number is none', () => {
    expect(codesFor({ text: '11.0011931' })).toEqual([])
  })
})

describe('words', () => {
  test.each([
    'đăng ký kết hôn',
    'ĐĂNG KÝ KẾT HÔN',
    'dang ky ket hon',
    'kết hôn đăng kí',
    'dang ki ket hom',
    'đăng kýkết hôn',
    'ddawng kys keets hoon',
    'cưới vợ',
  ])('%j find marriage first', (text) => {
    expect(codesFor({ text })[0]).toBe('1.000894')
  })

  test('of everyday life find what the law calls otherwise', () => {
    expect(codesFor({ text: 'đổi sổ đỏ' })).toEqual(['1.012783'])
  })

  test('find the plain procedure before its variants', () => {
    expect(codesFor({ text: 'khai sinh' })).toEqual(['1.001193', '1.004884'])
  })

  test('with other marks are other words; without marks they may be either', () => {
    const poor = anEntry('1.011607', 'Công nhận hộ nghèo')
    const name = anEntry('1.004859', 'Thay đổi họ, tên')
    const index = catalogueIndex([poor, name])
    const codes = (text: string) => searchCatalogue(index, { text }).entries.map(({ code }) => code)

    expect(codes('họ')[0]).toBe('1.004859')
    expect(codes('hộ')[0]).toBe('1.011607')
    expect(codes('ho').sort()).toEqual(['1.004859', '1.011607'])
  })

  test('together with a condition find only what meets both', () => {
    expect(codesFor({ text: 'khai sinh', level: 'province' })).toEqual([])
  })
})

describe('a fault of typing', () => {
  test.each([
    ['dang ky khai sing', 'đăng ký khai sinh'],
    ['đăng ký kết hom', 'đăng ký kết hôn'],
    ['cấp đổi giấy chúng nhận', 'cấp đổi giấy chứng nhận'],
    ['đắng ký khai xinh', 'đăng ký khai sinh'],
  ])('%j is offered as %j', (text, spelling) => {
    expect(searchCatalogue(INDEX, { text }).spelling).toBe(spelling)
  })

  test.each(['đăng ký kết hôn', 'sổ đỏ', '1.001193', 'cưới vợ'])('is not seen in %j', (text) => {
    expect(searchCatalogue(INDEX, { text }).spelling).toBeNull()
  })

  test('that makes another known word is seen when the question finds nothing otherwise', () => {
    const { entries, spelling } = searchCatalogue(INDEX, { text: 'cấp đổi giất chứng nhân quyền' })

    expect(entries[0]?.code).toBe('1.012783')
    expect(spelling).toBe('cấp đổi giấy chứng nhân quyền')
  })
})

describe('when nothing fits', () => {
  test.each(['mua vé máy bay', 'xyz', '?'])('%j shows the three nearest and finds none', (text) => {
    const { entries, nearest } = searchCatalogue(INDEX, { text })

    expect(entries).toEqual([])
    expect(nearest).toHaveLength(3)
  })

  test('the nearest are those that share most with the question', () => {
    const { entries, nearest } = searchCatalogue(INDEX, {
      text: 'vé máy bay nội bài khứ hồi giá rẻ',
    })

    expect(entries).toEqual([])
    expect(nearest[0]?.code).toBe('2.001628')
  })

  test('the nearest meet the conditions too', () => {
    const { nearest } = searchCatalogue(INDEX, { text: 'mua vé máy bay', level: 'province' })

    expect(nearest.map(({ code }) => code).sort()).toEqual(['1.012783', '2.001628'])
  })
})

test('an empty catalogue has nothing, and nothing near', () => {
  expect(searchCatalogue(catalogueIndex([]), { text: 'khai sinh' })).toEqual({
    entries: [],
    spelling: null,
    nearest: [],
  })
})

describe('what was found can be narrowed down', () => {
  test('by what occurs in it, what there is most of first', () => {
    const facets = facetsOf([LAND, TOURISM, MARRIAGE, BIRTH])

    expect(facets.levels).toEqual([
      { value: 'commune', count: 2 },
      { value: 'province', count: 2 },
    ])
    expect(facets.onlineLevels).toEqual([
      { value: 'full', count: 3 },
      { value: 'partial', count: 1 },
    ])
    expect(facets.sectors[0]).toEqual({ value: 'Hòa giải ở cơ sở', count: 3 })
    expect(facets.audiences).toContainEqual({ value: 'business', count: 1 })
  })

  test('and by nothing when nothing was found', () => {
    expect(facetsOf([])).toEqual({ sectors: [], levels: [], audiences: [], onlineLevels: [] })
  })
})
