import { describe, expect, test } from 'vitest'
import { demoCalendarData } from '../test-support/calendars.ts'
import { FIRST_YEAR, LAST_YEAR } from './coverage.ts'
import { proposeYear } from './propose-year.ts'
import { whyNotSpecialDay } from './special-day.ts'

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)

describe('the proposal for a year', () => {
  test.each([2018, 2019, 2023, 2024, 2025, 2026])(
    'of %d has the days off that were announced, but no exchanged days',
    (year) => {
      const announced = demoCalendarData().specialDays.filter(
        ({ day, kind }) =>
          day.startsWith(`${year}-`) && kind !== 'swapped-off' && kind !== 'make-up',
      )

      const proposed = proposeYear(year)

      expect(proposed.map(({ day, kind, name }) => ({ day, kind, name }))).toEqual(
        announced.map(({ day, kind, name }) => ({ day, kind, name })),
      )
    },
  )

  test('of 2027 moves Giỗ Tổ and Tết with the moon, and gives substitutes for weekends', () => {
    const days = proposeYear(2027).map(({ day, kind }) => `${day} ${kind}`)

    expect(days).toEqual([
      '2027-01-01 holiday',
      '2027-02-04 holiday',
      '2027-02-05 holiday',
      '2027-02-06 holiday',
      '2027-02-07 holiday',
      '2027-02-08 holiday',
      '2027-02-09 substitute',
      '2027-02-10 substitute',
      '2027-04-16 holiday',
      '2027-04-30 holiday',
      '2027-05-01 holiday',
      '2027-05-03 substitute',
      '2027-09-02 holiday',
      '2027-09-03 holiday',
      '2027-11-24 holiday',
    ])
  })

  test.each([
    [2020, 10, 'Labour Code 2012, art. 115'],
    [2021, 11, 'Labour Code 2019, art. 112'],
    [2025, 11, 'Labour Code 2019, art. 112'],
    [2026, 12, 'Labour Code 2019, art. 112, and Resolution 28/2026/QH16'],
    [2035, 12, 'Labour Code 2019, art. 112, and Resolution 28/2026/QH16'],
  ])('of %d has %d holidays (%s)', (year, holidays) => {
    expect(proposeYear(year).filter(({ kind }) => kind === 'holiday')).toHaveLength(holidays)
  })

  test.each(YEARS)('of %d has one substitute for each holiday on a weekend', (year) => {
    const proposed = proposeYear(year)

    const onWeekend = proposed.filter(
      ({ day, kind }) => kind === 'holiday' && [0, 6].includes(new Date(day).getUTCDay()),
    )
    const substitutes = proposed.filter(({ kind }) => kind === 'substitute')
    expect(substitutes).toHaveLength(onWeekend.length)
  })

  test.each(YEARS)(
    'of %d can be entered: every day once, within the year, with its law',
    (year) => {
      const proposed = proposeYear(year)

      expect(new Set(proposed.map(({ day }) => day)).size).toBe(proposed.length)
      expect(proposed.every(({ day }) => day.startsWith(`${year}-`))).toBe(true)
      expect(proposed.filter((special) => whyNotSpecialDay(special) !== null)).toEqual([])
      expect(proposed.filter(({ source }) => source === null)).toEqual([])
    },
  )
})
