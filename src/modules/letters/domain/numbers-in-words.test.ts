import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dong } from '#kernel/money'
import { dongInFull, dongInWords } from './numbers-in-words.ts'

test.each([
  [0, '0 đồng'],
  [5_000, '5.000 đồng'],
  [1_250_000, '1.250.000 đồng'],
])('an amount of %i is written %s', (amount, words) => {
  expect(dongInWords(dong(amount))).toBe(words)
})

test.each([
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [105_000, 'Một trăm linh năm nghìn đồng'],
  [700_000, 'Bảy trăm nghìn đồng'],
  [1_000_005, 'Một triệu không trăm linh năm đồng'],
  [1_021_000, 'Một triệu không trăm hai mươi mốt nghìn đồng'],
  [1_955_000, 'Một triệu chín trăm năm mươi lăm nghìn đồng'],
  [2_000_300_000, 'Hai tỷ ba trăm nghìn đồng'],
  [3_000_000_000_000, 'Ba nghìn tỷ đồng'],
])('an amount of %i is read out as %s', (amount, words) => {
  expect(dongInFull(dong(amount))).toBe(words)
})

test('two amounts are never read out alike', () => {
  const amount = fc.integer({ min: 0, max: 999_999_999_999 })

  fc.assert(
    fc.property(amount, amount, (one, other) => {
      expect(dongInFull(dong(one)) === dongInFull(dong(other))).toBe(one === other)
    }),
  )
})
