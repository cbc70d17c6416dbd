import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import {
  A_PROVINCE_THROUGH_2025 as history,
  id,
  slugs,
} from '../../../../tools/test-support/organisation.ts'

const THREE_LEVELS = history.on(day('2024-05-20'))
const IN_BETWEEN = history.on(day('2025-04-01'))
const TWO_LEVELS = history.on(day('2026-03-02'))

describe('the units of a day', () => {
  test('are those that had begun and had not ended, first and last day included', () => {
    const has = (on: string, slug: string) => history.on(day(on)).bySlug(slug) !== null

    expect(has('2025-02-28', 'forestry-2023')).toBe(true)
    expect(has('2025-03-01', 'forestry-2023')).toBe(false)
    expect(has('2025-02-28', 'forestry')).toBe(false)
    expect(has('2025-03-01', 'forestry')).toBe(true)
  })

  test('are none before the first unit began', () => {
    expect(history.on(day('2019-01-01')).units).toEqual([])
  })

  test('are the same organisation until something changes', () => {
    expect(history.on(day('2025-03-01'))).toBe(history.on(day('2025-06-30')))
    expect(history.on(day('2025-06-30'))).not.toBe(history.on(day('2025-07-01')))
  })

  test('come in the order of their codes, a superior before its parts', () => {
    expect(slugs(THREE_LEVELS.units).slice(0, 5)).toEqual([
      'ubnd',
      'van-phong-tinh',
      'centre',
      'counter',
      'forestry-2023',
    ])
    expect(slugs(TWO_LEVELS.units).slice(-4)).toEqual([
      'west',
      'west.centre',
      'west.economy',
      'east',
    ])
  })

  test('are found by code and slug while they are valid, and by id for ever', () => {
    expect(TWO_LEVELS.byCode('H37.101')?.slug).toBe('west')
    expect(TWO_LEVELS.byCode('H37.31')).toBeNull()
    expect(TWO_LEVELS.unit(id('district'))).toBeNull()
    expect(TWO_LEVELS.unitOfAnyDay(id('district'))?.code).toBe('H37.31')
  })
})

describe('a subordinate of a unit that was renamed', () => {
  test.each([
    ['before', THREE_LEVELS, 'forestry-2023'],
    ['after', IN_BETWEEN, 'forestry'],
  ])('stands %s the change under the unit of then', (_, organisation, superior) => {
    expect(organisation.unit(id('forestry.rangers'))?.parentId).toBe(superior)
    expect(slugs(organisation.chainOf(id('forestry.rangers.patrol')))).toEqual([
      'forestry.rangers.patrol',
      'forestry.rangers',
      superior,
      'ubnd',
    ])
  })
})

describe('the chain of a unit', () => {
  test('begins with the unit and ends with the province', () => {
    expect(slugs(TWO_LEVELS.chainOf(id('west.economy')))).toEqual(['west.economy', 'west', 'ubnd'])
  })

  test('of a central agency is the agency alone', () => {
    expect(slugs(TWO_LEVELS.chainOf(id('tax')))).toEqual(['tax'])
  })

  test('of a unit that has ended is empty', () => {
    expect(TWO_LEVELS.chainOf(id('district.justice'))).toEqual([])
  })
})

describe('the subtree of a unit', () => {
  test('is the unit and all below it, on that day', () => {
    expect([...TWO_LEVELS.subtreeOf(id('west'))]).toEqual(['west', 'west.centre', 'west.economy'])
    expect(TWO_LEVELS.subtreeOf(id('district')).size).toBe(0)
  })

  test('of the province is everything but the agencies that are not under it', () => {
    const province = IN_BETWEEN.subtreeOf(id('ubnd'))

    const outside = IN_BETWEEN.units.filter((unit) => !province.has(unit.id))

    expect(slugs(outside)).toEqual(['tax'])
  })
})

describe('the division that handles something', () => {
  test.each([
    ['forestry', ['kiem-lam'], 'forestry.rangers'],
    ['forestry', ['tuan-tra'], 'forestry.rangers.patrol'],
    ['forestry', ['van-phong'], 'forestry.office'],
    ['forestry', ['thanh-tra', 'tuan-tra', 'kiem-lam'], 'forestry.rangers.patrol'],
    ['forestry', ['thanh-tra'], 'forestry'],
    ['forestry', [], 'forestry'],
    ['forestry-2023', ['kiem-lam'], 'forestry.rangers'],
    ['west', ['kinh-te'], 'west.economy'],
    ['east', ['kinh-te'], 'east'],
    ['ubnd', ['kinh-te'], 'ubnd'],
    ['district', ['tu-phap'], undefined],
  ])('in %s with %j is %s', (agency, keys, expected) => {
    expect(TWO_LEVELS.divisionOf(id(agency), keys)?.slug).toBe(expected)
  })
})

describe('the one-stop place', () => {
  test.each([
    ['west', 'west.centre'],
    ['west.economy', 'west.centre'],
    ['west.centre', 'west.centre'],
    ['forestry.rangers.patrol', 'centre'],
    ['van-phong-tinh', 'centre'],
    ['counter', 'centre'],
    ['ubnd', 'centre'],
    ['east', 'centre'],
    ['tax', 'centre'],
    ['district', undefined],
  ])('of %s is %s', (slug, expected) => {
    expect(TWO_LEVELS.centreOf(id(slug))?.slug).toBe(expected)
  })

  test('of the province is the centre at its level, not one of a commune', () => {
    expect(TWO_LEVELS.provincialCentre()?.slug).toBe('centre')
  })
})

describe('the commune of a territory', () => {
  test('is read together with the day, since codes return', () => {
    expect(THREE_LEVELS.communeByAdminUnit('06001')?.slug).toBe('old-commune')
    expect(TWO_LEVELS.communeByAdminUnit('06001')?.slug).toBe('west')
    expect(TWO_LEVELS.communeByAdminUnit('20')).toBeNull()
    expect(slugs(TWO_LEVELS.communes())).toEqual(['west', 'east'])
  })
})

test('a counter goes on to serve the successors of the units it served', () => {
  expect(slugs(THREE_LEVELS.servedBy(id('counter')))).toEqual(['forestry-2023'])
  expect(slugs(TWO_LEVELS.servedBy(id('counter')))).toEqual(['forestry'])
})

describe('a search among the units', () => {
  test.each([
    [{ text: 'so nong nghiep' }, ['forestry']],
    [{ text: 'SỞ NÔNG NGHIỆP' }, ['forestry']],
    [{ text: 'H37.101' }, ['west', 'west.centre', 'west.economy']],
    [{ text: 'Sở Lâm nghiệp' }, []],
    [{ level: 'district' as const }, []],
    [{ level: 'commune' as const, text: 'east' }, ['east']],
  ])('for %j', (wanted, expected) => {
    expect(slugs(TWO_LEVELS.search(wanted))).toEqual(expected)
  })
})
