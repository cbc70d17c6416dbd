import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsIn, rangesOf, readRanges, writeRanges } from './ranges.ts'

test('ids next to each other make one range, and gaps part them', () => {
  expect(writeRanges(rangesOf([1, 2, 3, 7, 9, 10]))).toBe('{[1,4),[7,8),[9,11)}')
  expect(writeRanges([])).toBe('{}')
})

test('ranges hold the very ids they were made of, also after they were written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), (some) => {
      const ids = some.toSorted((one, other) => one - other)

      expect([...idsIn(readRanges(writeRanges(rangesOf(ids))))]).toEqual(ids)
    }),
  )
})
