import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasTooManyParts } from './json-bodies.ts'

test.each([
  { name: 'a list of a thousand things with ten fields', text: listOf(1_000, 9), isTooMuch: false },
  {
    name: 'a text of a megabyte',
    text: JSON.stringify({ note: 'x'.repeat(1_000_000) }),
    isTooMuch: false,
  },
  {
    name: 'a text of brackets and escaped quotes',
    text: JSON.stringify('[{",\\":'.repeat(50_000)),
    isTooMuch: false,
  },
  { name: 'a list of fifty thousand things', text: listOf(50_000, 1), isTooMuch: true },
  { name: 'an object with fifty thousand fields', text: objectOf(50_000), isTooMuch: true },
  { name: 'forty lists in one another', text: '['.repeat(40) + ']'.repeat(40), isTooMuch: false },
  {
    name: 'forty-one lists in one another',
    text: '['.repeat(41) + ']'.repeat(41),
    isTooMuch: true,
  },
  { name: 'brackets that are never closed', text: '['.repeat(100_000), isTooMuch: true },
])('$name: too much is $isTooMuch', ({ text, isTooMuch }) => {
  expect(hasTooManyParts(text)).toBe(isTooMuch)
})

test('whatever people write, no text of a request counts for more than itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 200 }), (texts) => {
      expect(hasTooManyParts(JSON.stringify(texts.map((text) => `${text}\\"[[{,:`)))).toBe(false)
    }),
  )
})

function listOf(count: number, fields: number): string {
  const one = Object.fromEntries(Array.from({ length: fields }, (_, at) => [`f${at}`, at]))
  return JSON.stringify(Array.from({ length: count }, () => one))
}

function objectOf(fields: number): string {
  return JSON.stringify(
    Object.fromEntries(Array.from({ length: fields }, (_, at) => [`k${at}`, 1])),
  )
}
