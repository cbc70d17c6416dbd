import { describe, expect, test } from 'vitest'
import { dayOfLunarDate, leapMonthOf } from './lunar.ts'

const CHINA = 8

// The table of protocols.md 10, which was computed with another program and checked against printed calendars.

describe('the first day of the year', () => {
  test.each([
    [1968, '1968-01-29', '1968-01-30'],
    [1969, '1969-02-16', '1969-02-17'],
    [1985, '1985-01-21', '1985-02-20'],
    [2007, '2007-02-17', '2007-02-18'],
    [2030, '2030-02-02', '2030-02-03'],
    [2053, '2053-02-18', '2053-02-19'],
  ])('of %d is %s in Vietnam and %s in China', (year, vietnam, china) => {
    expect(dayOfLunarDate({ year, month: 1, day: 1 })).toBe(vietnam)
    expect(dayOfLunarDate({ year, month: 1, day: 1 }, CHINA)).toBe(china)
  })

  test.each([
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2029, '2029-02-13'],
    [2031, '2031-01-23'],
  ])('of %d is %s in Vietnam', (year, expected) => {
    expect(dayOfLunarDate({ year, month: 1, day: 1 })).toBe(expected)
  })

  test('differs between Vietnam and China in no other year from 1968 to 2060', () => {
    const differing = years(1968, 2060).filter(
      (year) =>
        dayOfLunarDate({ year, month: 1, day: 1 }) !==
        dayOfLunarDate({ year, month: 1, day: 1 }, CHINA),
    )

    expect(differing).toEqual([1968, 1969, 1985, 2007, 2030, 2053])
  })
})

describe('the tenth day of the third month (Giỗ Tổ Hùng Vương)', () => {
  test.each([
    [2009, '2009-04-04'],
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
    [2027, '2027-04-16'],
    [2028, '2028-04-04'],
    [2029, '2029-04-23'],
    [2030, '2030-04-12'],
    [2031, '2031-04-01'],
    [2037, '2037-04-24'],
    [2038, '2038-04-13'],
  ])('of %d is %s', (year, expected) => {
    expect(dayOfLunarDate({ year, month: 3, day: 10 })).toBe(expected)
  })

  test('differs between Vietnam and China in eight years from 1970 to 2100', () => {
    const differing = years(1970, 2100).filter(
      (year) =>
        dayOfLunarDate({ year, month: 3, day: 10 }) !==
        dayOfLunarDate({ year, month: 3, day: 10 }, CHINA),
    )

    expect(differing).toEqual([1975, 2009, 2037, 2038, 2085, 2086, 2095, 2100])
  })
})

describe('the month that is repeated', () => {
  test('is the second of 1985 in Vietnam, the tenth of 1984 in China', () => {
    expect(leapMonthOf(1985)).toBe(2)
    expect(leapMonthOf(1984)).toBeNull()
    expect(leapMonthOf(1984, CHINA)).toBe(10)
    expect(leapMonthOf(1985, CHINA)).toBeNull()
  })

  test('is the seventh of 1987 in Vietnam, the sixth in China', () => {
    expect(leapMonthOf(1987)).toBe(7)
    expect(leapMonthOf(1987, CHINA)).toBe(6)
  })

  test.each([
    [2023, 2],
    [2025, 6],
    [2028, 5],
    [2031, 3],
    [2033, 11],
  ])('of %d is %d', (year, month) => {
    expect(leapMonthOf(year)).toBe(month)
  })

  test('is none in an ordinary year', () => {
    expect([2024, 2026, 2027, 2029, 2030, 2032, 2034].map((year) => leapMonthOf(year))).toEqual(
      Array(7).fill(null),
    )
  })
})

test('months after the repeated one come a month later', () => {
  // Mid-autumn 2025 (15/8) was on 6 October, the Kitchen Gods' day of 2023 (23/12) on 2 February 2024.
  expect(dayOfLunarDate({ year: 2025, month: 8, day: 15 })).toBe('2025-10-06')
  expect(dayOfLunarDate({ year: 2023, month: 12, day: 23 })).toBe('2024-02-02')
})

function years(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
