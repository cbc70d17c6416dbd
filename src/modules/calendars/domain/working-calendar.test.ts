import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { formatInstant } from '#kernel/instant'
import {
  aSchedule,
  aSpecialDay,
  at,
  calendarOfUnitWith,
  demoCalendar,
  session,
  time,
  week,
} from '../test-support/calendars.ts'
import { workingHours } from './duration.ts'
import { formatTimeOfDay, parseTimeOfDay, placeSchedule, whyNotSessions } from './schedule.ts'
import { whyNotSpecialDay } from './special-day.ts'
import { WorkingCalendar } from './working-calendar.ts'
import {
  addWorkingTime,
  elapsedWorkingTime,
  remainingWorkingTime,
  stepDueAt,
  workingDaysBetween,
  workingHoursBetween,
  workingTimeBetween,
} from './working-time.ts'

const HOUR = 3_600_000
const OFFICE = week('07:30-11:30', '13:30-17:30')

/** The hours worked on a day. */
function hoursOn(calendar: WorkingCalendar, on: string): number {
  return workingHoursBetween(calendar, at(`${on} 00:00`), at(`${on} 23:59`))
}

describe('the working days of a year', () => {
  // Derived in domain.md 5.2 for 2023 to 2026; for 2019: 261 weekdays, 11 of them off, two Saturdays worked.
  test.each([
    [2019, 252],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])('%d are %d', (year, expected) => {
    const from = at(`${year - 1}-12-31 12:00`)

    expect(workingDaysBetween(demoCalendar, from, at(`${year}-12-31 12:00`))).toBe(expected)
  })
})

describe('what a unit enters for itself', () => {
  test('counts before what the locality entered for the same day', () => {
    const unit = calendarOfUnitWith({
      specialDays: [
        aSpecialDay('2026-08-22', 'closed'),
        aSpecialDay('2026-11-24', 'closed-morning'),
      ],
    })

    expect(hoursOn(demoCalendar, '2026-08-22')).toBe(8)
    expect(hoursOn(unit, '2026-08-22')).toBe(0)
    expect(hoursOn(demoCalendar, '2026-11-24')).toBe(0)
    expect(hoursOn(unit, '2026-11-24')).toBe(4)
  })

  test('leaves every other day as the locality has it', () => {
    const unit = calendarOfUnitWith({ specialDays: [aSpecialDay('2026-03-27', 'closed')] })

    expect(hoursOn(unit, '2026-02-16')).toBe(0)
    expect(hoursOn(unit, '2026-01-10')).toBe(8)
  })

  test('counts in the order of the chain, nearest first', () => {
    const calendar = new WorkingCalendar({
      layers: [
        { schedules: [], specialDays: [aSpecialDay('2026-03-03', 'closed-morning')] },
        {
          schedules: [aSchedule('2026-03-04', '2026-03-04', week('08:00-10:00'))],
          specialDays: [aSpecialDay('2026-03-03', 'closed'), aSpecialDay('2026-03-05', 'closed')],
        },
        { schedules: [aSchedule('2018-01-01', null, OFFICE)], specialDays: [] },
      ],
      confirmedYears: [],
    })

    expect(
      ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((on) => hoursOn(calendar, on)),
    ).toEqual([8, 4, 2, 0])
  })
})

describe('a schedule', () => {
  test('counts from its first day to its last', () => {
    const unit = calendarOfUnitWith({
      schedules: [aSchedule('2026-04-15', '2026-04-16', week('07:00-12:00'))],
    })

    expect(
      ['2026-04-14', '2026-04-15', '2026-04-16', '2026-04-17'].map((on) => hoursOn(unit, on)),
    ).toEqual([8, 5, 5, 8])
  })

  test('gives a make-up day the sessions of a Monday', () => {
    const sessions = OFFICE.filter(({ weekday }) => weekday !== 1)
    const unit = calendarOfUnitWith({
      schedules: [
        aSchedule('2018-01-01', null, [...sessions, { weekday: 1, ...session('08:00-11:00') }]),
      ],
    })

    expect(hoursOn(unit, '2026-08-22')).toBe(3)
  })

  test('without sessions on a weekday makes it a day off', () => {
    const unit = calendarOfUnitWith({
      schedules: [
        aSchedule(
          '2018-01-01',
          null,
          OFFICE.filter(({ weekday }) => weekday !== 3),
        ),
      ],
    })

    expect(workingDaysBetween(unit, at('2026-03-02 09:00'), at('2026-03-06 09:00'))).toBe(3)
  })

  test('is divided at noon on a half day, also within a session', () => {
    const unit = calendarOfUnitWith({
      schedules: [aSchedule('2018-01-01', null, week('09:00-15:00'))],
      specialDays: [
        aSpecialDay('2026-03-03', 'closed-morning'),
        aSpecialDay('2026-03-04', 'closed-afternoon'),
      ],
    })

    expect(workingHoursBetween(unit, at('2026-03-03 00:00'), at('2026-03-03 14:00'))).toBe(2)
    expect(workingHoursBetween(unit, at('2026-03-04 10:00'), at('2026-03-04 23:00'))).toBe(2)
  })

  test.each([
    ['invalid/schedule-without-sessions', []],
    ['invalid/session-ends-before-it-begins', week('11:30-07:30')],
    ['invalid/session-ends-before-it-begins', week('07:30-07:30')],
    ['invalid/sessions-overlap', week('07:30-11:30', '11:00-15:00')],
    ['invalid/sessions-overlap', week('13:30-17:30', '07:30-14:00')],
    [null, week('07:30-11:30', '11:30-15:00')],
    [null, OFFICE],
  ])('is answered %s', (expected, sessions) => {
    expect(whyNotSessions(sessions)).toBe(expected)
  })
})

describe('a schedule set from a day on', () => {
  const placed = (existing: [from: string, to: string | null][], from: string) => {
    const { replaced, ended, validTo } = placeSchedule(
      existing.map(([from, to]) => aSchedule(from, to, OFFICE)),
      day(from),
    )
    return [replaced?.validFrom ?? null, ended?.validFrom ?? null, validTo]
  }

  test('is the first of its owner', () => {
    expect(placed([], '2026-04-15')).toEqual([null, null, null])
  })

  test('ends the one before it', () => {
    expect(placed([['2018-01-01', null]], '2026-04-15')).toEqual([null, '2018-01-01', null])
  })

  test('reaches to the next one, and leaves one that has ended alone', () => {
    const existing: [string, string | null][] = [
      ['2026-10-15', null],
      ['2018-01-01', '2026-04-14'],
    ]

    expect(placed(existing, '2026-04-15')).toEqual([null, null, '2026-10-14'])
    expect(placed(existing, '2026-04-14')).toEqual([null, '2018-01-01', '2026-10-14'])
  })

  test('replaces the one that begins on its day', () => {
    expect(placed([['2026-04-15', null]], '2026-04-15')).toEqual(['2026-04-15', null, null])
  })
})

describe('a special day', () => {
  test.each([
    ['2026-08-22', 'make-up', null],
    ['2026-08-23', 'make-up', null],
    ['2026-08-24', 'make-up', 'invalid/make-up-day-on-weekday'],
    ['2026-08-22', 'substitute', 'invalid/substitute-day-on-weekend'],
    ['2026-08-23', 'swapped-off', 'invalid/substitute-day-on-weekend'],
    ['2026-08-24', 'swapped-off', null],
    ['2026-08-22', 'holiday', null],
    ['2026-08-22', 'closed', null],
    ['2017-12-31', 'holiday', 'invalid/outside-calendar'],
    ['2036-01-01', 'holiday', 'invalid/outside-calendar'],
  ] as const)('%s as %s is answered %s', (on, kind, expected) => {
    expect(whyNotSpecialDay({ day: day(on), kind })).toBe(expected)
  })
})

describe('working time', () => {
  test('is that of the sessions between two instants, to the millisecond', () => {
    const from = at('Fri 2026-02-13 16:30:00.001')

    expect(workingTimeBetween(demoCalendar, from, at('Mon 2026-02-23 08:00'))).toBe(1.5 * HOUR - 1)
  })

  test('is negative backwards', () => {
    const [noon, morning] = [at('2026-03-02 11:30'), at('2026-03-02 07:30')]

    expect(workingTimeBetween(demoCalendar, noon, morning)).toBe(-4 * HOUR)
    expect(workingDaysBetween(demoCalendar, at('2026-03-09 09:00'), noon)).toBe(-5)
  })

  test('in hours is rounded to the hundredth', () => {
    const from = at('2026-03-02 08:00')

    expect(workingHoursBetween(demoCalendar, from, at('2026-03-02 08:20'))).toBe(0.33)
    expect(workingHoursBetween(demoCalendar, from, at('2026-03-02 08:00:17.999'))).toBe(0)
    expect(workingHoursBetween(demoCalendar, from, at('2026-03-02 08:00:18'))).toBe(0.01)
    expect(workingHoursBetween(demoCalendar, at('2026-03-02 08:00:01'), from)).toBe(0)
  })

  test('of none added leaves the instant as it is, and less than none is refused', () => {
    const saturday = at('2026-03-07 10:00')

    expect(addWorkingTime(demoCalendar, saturday, 0)).toEqual(saturday)
    expect(() => addWorkingTime(demoCalendar, saturday, -1)).toThrow('invalid/duration-too-short')
    expect(() => addWorkingTime(demoCalendar, saturday, Number.NaN)).toThrow(
      'invalid/duration-too-short',
    )
  })

  test('outside the calendar is refused', () => {
    expect(() =>
      workingTimeBetween(demoCalendar, at('2017-12-31 09:00'), at('2026-03-02 09:00')),
    ).toThrow('invalid/outside-calendar')
    expect(() => workingDaysBetween(demoCalendar, at('2026-03-02 09:00'), new Date(NaN))).toThrow(
      'invalid/outside-calendar',
    )
  })

  test('that has elapsed leaves out what was paused, also where a pause reaches over the ends', () => {
    const pauses = [
      { from: at('2026-03-02 07:30'), to: at('2026-03-02 09:00') },
      { from: at('2026-03-02 16:30'), to: at('2026-03-04 09:00') },
    ]

    const elapsed = elapsedWorkingTime(
      demoCalendar,
      at('2026-03-02 08:30'),
      at('2026-03-03 09:00'),
      pauses,
    )

    expect(elapsed).toBe((2.5 + 3) * HOUR)
  })

  test('that remains turns negative when the term is overdue', () => {
    const term = { start: at('2026-03-02 08:00'), pauses: [] }
    const left = (moment: string) =>
      remainingWorkingTime(demoCalendar, workingHours(4), { ...term, at: at(moment) })

    expect(left('2026-03-02 09:00')).toBe(3 * HOUR)
    expect(left('2026-03-02 14:00')).toBe(0)
    expect(left('2026-03-02 15:00')).toBe(-HOUR)
  })
})

describe('a step is due', () => {
  const opened = at('Fri 2026-02-13 16:30')

  test('its hours after it opened', () => {
    const dueAt = stepDueAt(demoCalendar, opened, workingHours(4), at('2026-03-02 17:30'))

    expect(formatInstant(dueAt ?? new Date(0))).toBe('2026-02-23T10:30:00+07:00')
  })

  test('never after the dossier', () => {
    const latest = at('2026-02-13 17:30')

    expect(stepDueAt(demoCalendar, opened, workingHours(4), latest)).toEqual(latest)
  })

  test('never, when it has no hours', () => {
    expect(stepDueAt(demoCalendar, opened, null, at('2026-03-02 17:30'))).toBeNull()
  })
})

describe('a time of the day', () => {
  test.each([
    ['07:30', 27_000_000],
    ['00:00', 0],
    ['23:59:59', 86_399_000],
    ['24:00', null],
    ['7:30', null],
    ['07:60', null],
    ['07:30:60', null],
    ['', null],
  ])('%s is read as %s', (text, expected) => {
    expect(parseTimeOfDay(text)).toBe(expected)
  })

  test('is written with seconds only where there are some', () => {
    expect([formatTimeOfDay(time('07:30')), formatTimeOfDay(time('15:00:30'))]).toEqual([
      '07:30',
      '15:00:30',
    ])
  })
})
