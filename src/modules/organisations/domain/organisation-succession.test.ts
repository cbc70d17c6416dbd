import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import {
  A_PROVINCE_THROUGH_2025 as history,
  id,
  slugs,
  took,
} from '../../../../tools/test-support/organisation.ts'
import { aUnit } from '../../../../tools/test-support/units.ts'
import { OrganisationHistory } from './organisation-history.ts'

const THREE_LEVELS = history.on(day('2024-05-20'))
const TWO_LEVELS = history.on(day('2026-03-02'))

describe('the reach of a unit', () => {
  test('takes in the ended units whose affairs came to its subtree', () => {
    expect([...TWO_LEVELS.reachOf(id('forestry'))].toSorted()).toEqual([
      'forestry',
      'forestry-2023',
      'forestry.office',
      'forestry.rangers',
      'forestry.rangers.office',
      'forestry.rangers.patrol',
    ])
  })

  test('of every successor takes in a unit that was split without a main one', () => {
    expect(TWO_LEVELS.reachOf(id('west')).has(id('old-commune'))).toBe(true)
    expect(TWO_LEVELS.reachOf(id('east')).has(id('old-commune'))).toBe(true)
  })

  test('takes in a unit that was split when it is the main successor, and not when it took a part', () => {
    const split = new OrganisationHistory({
      units: [
        aUnit('a', { validTo: day('2024-12-31') }),
        aUnit('b', { validFrom: day('2025-01-01') }),
        aUnit('c', { validFrom: day('2025-01-01') }),
      ],
      successions: [took('b', 'a', 'split'), took('c', 'a', 'split', true)],
      services: [],
      shares: [],
    }).on(day('2026-01-01'))

    expect([...split.reachOf(id('b'))]).toEqual(['b', 'a'])
    expect([...split.reachOf(id('c'))]).toEqual(['c'])
  })

  test('does not take in a district of which only the land came to the commune', () => {
    expect(TWO_LEVELS.reachOf(id('west')).has(id('district'))).toBe(false)
  })

  test('of the superior takes in what ended without a successor', () => {
    expect(TWO_LEVELS.reachOf(id('ubnd')).has(id('district'))).toBe(true)
    expect(TWO_LEVELS.reachOf(id('ubnd')).has(id('district.justice'))).toBe(true)
  })

  test('does not take in what has yet to begin', () => {
    expect(THREE_LEVELS.reachOf(id('ubnd')).has(id('west'))).toBe(false)
  })
})

describe('the successors of a unit', () => {
  test.each([
    ['forestry-2023', TWO_LEVELS, ['forestry']],
    ['forestry-2023', THREE_LEVELS, ['forestry-2023']],
    ['old-commune', TWO_LEVELS, ['west', 'east']],
    ['west', TWO_LEVELS, ['west']],
    ['west', THREE_LEVELS, []],
    ['district', TWO_LEVELS, []],
    ['nobody', TWO_LEVELS, []],
  ])('of %s on a day', (slug, organisation, expected) => {
    expect(slugs(organisation.successorsOf(id(slug)))).toEqual(expected)
  })

  test('are found through every change in between', () => {
    const chain = new OrganisationHistory({
      units: [
        aUnit('a', { kind: 'department', validTo: day('2023-12-31') }),
        aUnit('b', { validFrom: day('2024-01-01'), validTo: day('2024-12-31') }),
        aUnit('c', { validFrom: day('2024-01-01'), validTo: day('2025-12-31') }),
        aUnit('d', { validFrom: day('2023-06-01') }),
      ],
      successions: [
        took('b', 'a', 'split'),
        took('c', 'a', 'split', true),
        took('d', 'b', 'merge'),
        took('d', 'c', 'merge'),
      ],
      services: [],
      shares: [],
    })

    expect(slugs(chain.on(day('2024-06-01')).successorsOf(id('a')))).toEqual(['b', 'c'])
    expect(slugs(chain.on(day('2025-06-01')).successorsOf(id('a')))).toEqual(['d', 'c'])
    expect(slugs(chain.on(day('2026-06-01')).successorsOf(id('a')))).toEqual(['d'])
    expect(chain.on(day('2024-06-01')).currentOf(id('a'))?.slug).toBe('b')
  })

  test('are none when two units are said to have taken over from each other', () => {
    const ring = new OrganisationHistory({
      units: [
        aUnit('a', { validTo: day('2023-12-31') }),
        aUnit('b', { validTo: day('2023-12-31') }),
      ],
      successions: [took('b', 'a', 'rename'), took('a', 'b', 'rename')],
      services: [],
      shares: [],
    })

    expect(ring.on(day('2026-01-01')).successorsOf(id('a'))).toEqual([])
  })
})
