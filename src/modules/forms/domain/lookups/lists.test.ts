import { describe, expect, test } from 'vitest'
import { LOOKUPS, lookupName } from './lists.ts'

describe.each(Object.entries(LOOKUPS))('the list of %s', (_, items) => {
  test('has every code and every name once', () => {
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length)
  })

  test('is written in composed Vietnamese without outer blanks', () => {
    for (const { name } of items) expect(name).toBe(name.normalize('NFC').trim())
  })
})

test('there are 54 ethnic groups, numbered from 01 to 54', () => {
  expect(LOOKUPS.ethnicities.map(({ code }) => Number(code))).toEqual(
    Array.from({ length: 54 }, (_, at) => at + 1),
  )
})

test.each([
  ['ethnicities', '02', 'Tày'],
  ['ethnicities', '07', 'Nùng'],
  ['ethnicities', '54', 'Rơ Măm'],
  ['countries', 'VN', 'Việt Nam'],
  ['countries', 'GB', 'Vương quốc Anh'],
  ['countries', 'ZZ', 'Không quốc tịch'],
  ['relations', 'self', 'Bản thân'],
  ['countries', 'XX', null],
  ['ethnicities', '1', null],
] as const)('in %s, %s is %s', (list, code, name) => {
  expect(lookupName(list, code)).toBe(name)
})

test('every country of ISO 3166-1 is there', () => {
  const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  // What CLDR names and ISO does not assign: exceptional reservations, and Kosovo.
  const others = new Set('AC CP CQ DG EA EU EZ IC QO SU TA UN XA XB XK ZZ'.split(' '))
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const assigned = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => known.of(code) !== undefined && !others.has(code))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)

  expect(
    LOOKUPS.countries
      .map(({ code }) => code)
      .filter((code) => code !== 'ZZ')
      .toSorted(),
  ).toEqual(assigned)
})
