import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, type Day } from '#kernel/day'
import { dealtOut, filingDays } from './seasons.ts'

test('what is dealt out by weight is neither more nor less than there was', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 50 })

  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, each) => {
      const dealt = dealtOut(total, each)
      expect(dealt.reduce((sum, share) => sum + share, 0)).toBe(total)
      expect(Math.min(...dealt)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('more is filed on a Monday, before the lunar new year, and hardly anything on days off', () => {
  const from = dayNumber('2026-01-01' as Day)
  const days = filingDays(from + 365, 365, (day) => (day + 3) % 7 < 5)
  const weightOn = (day: string) => days[dayNumber(day as Day) - from]?.weight ?? 0

  expect(weightOn('2026-03-09')).toBeGreaterThan(weightOn('2026-03-10'))
  expect(weightOn('2026-02-10')).toBeGreaterThan(1.4 * weightOn('2026-03-10'))
  expect(weightOn('2026-03-08')).toBeLessThan(0.1 * weightOn('2026-03-10'))
})
