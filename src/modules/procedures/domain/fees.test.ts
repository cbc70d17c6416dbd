import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fee } from './content.ts'
import { feeRange } from './fees.ts'

function aFee(min: number, max = min, given: Partial<Fee> = {}): Fee {
  return {
    name: 'Lệ phí',
    amount: { min, max },
    onlineAmount: null,
    per: 'hồ sơ',
    exemptions: [],
    note: null,
    ...given,
  }
}

describe('what a person pays', () => {
  test('is nothing when there is no fee', () => {
    expect(feeRange([])).toEqual({ min: 0, max: 0 })
  })

  test('is the sum of what is always owed', () => {
    expect(feeRange([aFee(50_000), aFee(0, 100_000)])).toEqual({ min: 50_000, max: 150_000 })
  })

  test('begins with the amount online where that is lower', () => {
    expect(feeRange([aFee(20_000, 20_000, { onlineAmount: 10_000 })])).toEqual({
      min: 10_000,
      max: 20_000,
    })
  })

  test('is one of the fees owed instead of each other', () => {
    const alternatives = [1_200_000, 400_000, 200_000].map((amount) =>
      aFee(amount, amount, { due: 'one-of' }),
    )

    expect(feeRange([aFee(10_000), ...alternatives])).toEqual({ min: 210_000, max: 1_210_000 })
  })

  test('is without what is only paid on request', () => {
    expect(feeRange([aFee(0), aFee(8_000, 8_000, { due: 'on-request' })])).toEqual({
      min: 0,
      max: 0,
    })
  })

  test('is not known when another agency computes a part of it', () => {
    expect(feeRange([aFee(10_000), { ...aFee(0), amount: null }])).toBeNull()
  })

  test('is known when another agency computes only what is paid on request', () => {
    expect(feeRange([aFee(10_000), { ...aFee(0), amount: null, due: 'on-request' }])).toEqual({
      min: 10_000,
      max: 10_000,
    })
  })

  test('never runs from more to less', () => {
    const anyFee = fc
      .record({
        from: fc.nat(10_000_000),
        more: fc.nat(10_000_000),
        online: fc.option(fc.nat(10_000_000)),
        due: fc.constantFrom(undefined, 'one-of' as const, 'on-request' as const),
      })
      .map(({ from, more, online, due }) => aFee(from, from + more, { onlineAmount: online, due }))
    fc.assert(
      fc.property(fc.array(anyFee), (fees) => {
        const range = feeRange(fees)

        expect(range).not.toBeNull()
        expect(range!.min).toBeLessThanOrEqual(range!.max)
      }),
    )
  })
})
