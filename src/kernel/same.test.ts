import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differing, isSame } from './same.ts'

describe('two values say the same', () => {
  test.each([
    [1, 1],
    [null, undefined],
    [{ a: null }, {}],
    [{ a: [{ b: 1, c: null }] }, { a: [{ b: 1 }] }],
  ])('%j and %j', (one, other) => {
    expect(isSame(one, other)).toBe(true)
  })

  test.each([
    [1, '1'],
    [null, 0],
    [[], {}],
    [[1], [1, null]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('but not %j and %j', (one, other) => {
    expect(isSame(one, other)).toBe(false)
    expect(isSame(other, one)).toBe(false)
  })

  test('when one was written out and read back, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(isSame(JSON.parse(JSON.stringify(value)), value)).toBe(true)
      }),
    )
  })

  test('and where they do not is told by name', () => {
    expect(differing({ a: 1, b: [1], c: null }, { a: 1, b: [2], d: 0 })).toEqual(['b', 'd'])
  })
})
