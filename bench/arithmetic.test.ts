import { describe, expect, test } from 'vitest'
import { median, percentiles, ratioOf, slopeOf } from './arithmetic.ts'

describe('percentiles', () => {
  test('of a hundred times are the 50th, the 95th and the 99th', () => {
    const times = Array.from({ length: 100 }, (_, index) => 100 - index)

    expect(percentiles(times)).toEqual({ p50: 50, p95: 95, p99: 99 })
  })

  test('of a single time are that time', () => {
    expect(percentiles([7.25])).toEqual({ p50: 7.3, p95: 7.3, p99: 7.3 })
  })

  test('are times that were taken, never something between two', () => {
    expect(percentiles([1, 1, 1, 900])).toEqual({ p50: 1, p95: 900, p99: 900 })
  })

  test('of nothing are refused', () => {
    expect(() => percentiles([])).toThrow('percentiles of nothing')
  })
})

describe('the median of rounds', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[9], 9],
  ])('of %j is %d', (rounds, middle) => {
    expect(median(rounds)).toBe(middle)
  })
})

describe('a ratio', () => {
  test('has two decimals', () => {
    expect(ratioOf(1, 3)).toBe(0.33)
  })

  test.each([null, 0])('to %j is unknown', (reference) => {
    expect(ratioOf(100, reference)).toBeNull()
  })
})

describe('a slope', () => {
  test('is that of the line on which the points lie', () => {
    expect(slopeOf([0, 1, 2, 5].map((x) => [x, 3 * x - 7]))).toBeCloseTo(3)
  })

  test('is that of the nearest line where they lie beside one', () => {
    expect(
      slopeOf([
        [0, 1],
        [1, 0],
        [2, 3],
        [3, 2],
      ]),
    ).toBeCloseTo(0.6)
  })

  test('is nothing where there is one point, or all are at the same place', () => {
    expect([
      slopeOf([[4, 4]]),
      slopeOf([
        [1, 2],
        [1, 9],
      ]),
    ]).toEqual([0, 0])
  })
})
