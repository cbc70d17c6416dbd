import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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
import { dueDate, type Counting } from './due-date.ts'
import {
  calendarDays,
  durationOf,
  workingDays,
  workingHours,
  type DurationUnit,
} from './duration.ts'
import { explainDueDate } from './explain-due-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const CASES = new URL('../../../../docs/features/due-date-cases.md', import.meta.url)
const USUAL: Counting = { cutOff: time('15:00'), pauses: [], policy: 'pause' }

/** The calendars that the document of cases names. */
const CALENDARS: Readonly<Record<string, WorkingCalendar>> = {
  province: demoCalendar,
  'half days': calendarOfUnitWith({
    specialDays: [
      aSpecialDay('2026-03-09', 'closed-morning'),
      aSpecialDay('2026-03-13', 'closed-afternoon'),
      aSpecialDay('2026-12-31', 'closed-afternoon'),
    ],
  }),
  'summer hours': calendarOfUnitWith({
    schedules: [aSchedule('2026-04-15', '2026-10-14', week('07:00-11:30', '13:30-17:00'))],
  }),
  'mountain commune': calendarOfUnitWith({
    schedules: [aSchedule('2018-01-01', null, week('08:00-11:00', '14:00-16:30'))],
    specialDays: [aSpecialDay('2026-03-27', 'closed'), aSpecialDay('2026-08-22', 'closed')],
  }),
  'evening counter': calendarOfUnitWith({
    schedules: [
      aSchedule('2018-01-01', null, [
        ...week('07:30-11:30', '13:30-17:30'),
        { weekday: 3, ...session('18:00-20:00') },
      ]),
    ],
  }),
}

const sections = readFileSync(CASES, 'utf8').split('\n## ').slice(1).map(readSection)

test('the table of worked cases is read whole', () => {
  expect(sections).toHaveLength(16)
  expect(sections.flatMap(({ rows }) => rows)).toHaveLength(328)
})

describe.each(sections)('$title', ({ calendar, rows }) => {
  test.each(rows)('$received and $term end $due: $why ($source)', (row) => {
    const found = dueDate(calendar, at(row.received), termOf(row.term), countingOf(row.counted))

    expect(formatInstant(found.dueAt)).toBe(formatInstant(at(row.due)))
  })
})

describe('the day from which is counted', () => {
  test.each([
    { start: 'Tue 2026-03-03 15:00', term: '5 working days', day: '2026-03-03' },
    { start: 'Tue 2026-03-03 15:01', term: '5 working days', day: '2026-03-04' },
    { start: 'Sat 2026-03-07 09:00', term: '5 calendar days', day: '2026-03-09' },
    { start: 'Tue 2026-03-03 15:01', term: '5 working hours', day: '2026-03-03' },
    { start: 'Tue 2026-03-03 17:30', term: '5 working hours', day: '2026-03-04' },
    { start: 'Fri 2026-02-13 18:00', term: '5 working hours', day: '2026-02-23' },
  ])('for $term from $start is $day', ({ start, term, day }) => {
    const { countedFrom } = dueDate(demoCalendar, at(start), termOf(term), USUAL)

    expect(countedFrom).toBe(day)
  })

  test('is the end of the last pause when the term starts again', () => {
    const pauses = [{ from: at('2026-03-05 10:00'), to: at('2026-03-17 16:00') }]
    const counting = { ...USUAL, pauses, policy: 'reset' as const }

    const { countedFrom } = dueDate(demoCalendar, at('2026-03-02 09:00'), workingDays(5), counting)

    expect(countedFrom).toBe('2026-03-18')
  })
})

describe('a due date is provisional', () => {
  const pause = { from: at('2026-12-30 09:00'), to: at('2027-01-05 09:00') }

  test.each([
    ['not while all its days lie in confirmed years', '2026-12-01 09:00', [], false],
    ['when it ends in a year that is only proposed', '2026-12-31 09:00', [], true],
    ['when it begins in a year that is only proposed', '2022-12-30 09:00', [], true],
    ['when a pause reaches into one', '2026-12-01 09:00', [pause], true],
  ])('%s', (_, start, pauses, expected) => {
    const found = dueDate(demoCalendar, at(start), workingDays(1), { ...USUAL, pauses })

    expect(found.isProvisional).toBe(expected)
  })
})

describe('the explanation of a due date', () => {
  const explain = (start: string, duration: Parameters<typeof dueDate>[2], counted = '') =>
    explainDueDate(demoCalendar, at(start), duration, countingOf(counted)).steps.map(
      ({ day, counted, hours, reason }) =>
        `${day.slice(5)} ${counted ? 'counted' : 'not'} ${hours ?? ''}${reason ?? ''}`.trim(),
    )

  test('counts the working days after the first and names every other day', () => {
    expect(explain('Fri 2026-11-20 15:01', workingDays(3))).toEqual([
      '11-20 not after-cut-off',
      '11-21 not weekend',
      '11-22 not weekend',
      '11-23 not first-day',
      '11-24 not holiday',
      '11-25 counted',
      '11-26 counted',
      '11-27 counted',
    ])
  })

  test('says of a same-day term that it ends on the day it is counted from', () => {
    expect(explain('Sat 2026-08-22 09:00', workingDays(0))).toEqual(['08-22 not same-day'])
  })

  test('tells substitutes, exchanged days and make-up days apart', () => {
    expect(explain('Fri 2026-08-28 09:00', workingDays(1))).toEqual([
      '08-28 not first-day',
      '08-29 not weekend',
      '08-30 not weekend',
      '08-31 not swapped-off',
      '09-01 not holiday',
      '09-02 not holiday',
      '09-03 counted',
    ])
    expect(explain('Sun 2026-04-26 09:00', workingDays(1)).slice(0, 2)).toEqual([
      '04-26 not holiday',
      '04-27 not substitute',
    ])
    expect(explain('Fri 2026-08-21 09:00', workingDays(1))).toContain('08-22 counted')
  })

  test('leaves the days of a pause uncounted where they lie', () => {
    const pause = 'pause 2026-03-05 10:00 – 2026-03-10 09:00'

    expect(explain('Mon 2026-03-02 09:00', workingDays(4), pause)).toEqual([
      '03-02 not first-day',
      '03-03 counted',
      '03-04 counted',
      '03-05 counted',
      '03-06 not paused',
      '03-07 not weekend',
      '03-08 not weekend',
      '03-09 not paused',
      '03-10 not paused',
      '03-11 counted',
    ])
  })

  test('moves the end over as many working days as a late pause took', () => {
    const pause = 'pause 2026-03-05 10:00 – 2026-03-09 09:00'

    expect(explain('Mon 2026-03-02 09:00', workingDays(1), pause)).toEqual([
      '03-02 not first-day',
      '03-03 counted',
      '03-04 not moved-by-pause',
      '03-05 not moved-by-pause',
    ])
  })

  test('counts calendar days whatever they are, then leads to a working day and over pauses', () => {
    const pause = 'pause 2026-03-03 10:00 – 2026-03-04 09:00'

    expect(explain('Thu 2026-03-05 09:00', calendarDays(2))).toEqual([
      '03-05 not first-day',
      '03-06 counted',
      '03-07 counted',
      '03-08 not weekend',
      '03-09 not next-working-day',
    ])
    expect(explain('Mon 2026-03-02 09:00', calendarDays(6), pause).slice(6)).toEqual([
      '03-08 counted',
      '03-09 not next-working-day',
      '03-10 not moved-by-pause',
    ])
  })

  test('gives the hours of each day, for a term of hours', () => {
    const pause = 'pause 2026-03-03 07:00 – 2026-03-04 09:00'

    expect(explain('Fri 2026-02-27 17:45', workingHours(10), pause)).toEqual([
      '02-27 not outside-hours',
      '02-28 not weekend',
      '03-01 not weekend',
      '03-02 counted 8',
      '03-03 not paused',
      '03-04 counted 2',
    ])
  })

  test('names the special days on the way', () => {
    const { steps } = explainDueDate(demoCalendar, at('2026-11-23 09:00'), workingDays(1), USUAL)

    expect(steps[1]).toEqual({
      day: '2026-11-24',
      counted: false,
      reason: 'holiday',
      name: 'Ngày Văn hóa Việt Nam',
    })
  })
})

describe('what is no term is refused', () => {
  test.each([
    [-1, 'working-days', 'invalid/duration-too-short'],
    [0.5, 'working-days', 'invalid/duration-not-in-whole-days'],
    [0, 'calendar-days', 'invalid/duration-too-short'],
    [-3, 'calendar-days', 'invalid/duration-too-short'],
    [1.5, 'calendar-days', 'invalid/duration-not-in-whole-days'],
    [0, 'working-hours', 'invalid/duration-too-short'],
    [-8, 'working-hours', 'invalid/duration-too-short'],
    [0.1, 'working-hours', 'invalid/duration-not-in-quarter-hours'],
    [7.9, 'working-hours', 'invalid/duration-not-in-quarter-hours'],
    [Number.NaN, 'working-days', 'invalid/duration-not-in-whole-days'],
    [Infinity, 'working-hours', 'invalid/duration-not-in-quarter-hours'],
  ] as const)('%d %s: %s', (value, unit, code) => {
    expect(() => durationOf({ value, unit })).toThrow(code)
  })

  const from = '2026-03-02 09:00'
  const backwards = 'pause 2026-03-05 09:00 – 2026-03-04 09:00'
  const early = 'pause 2026-03-02 08:59 – 2026-03-04 09:00'
  const second = 'pause 2026-03-03 09:00 – 2026-03-05 09:00'
  const overlapping = `${second}; pause 2026-03-04 09:00 – 2026-03-06 09:00`
  const disordered = `pause 2026-03-06 09:00 – 2026-03-07 09:00; ${second}`
  const endless = 'pause 2026-03-05 09:00 – 2036-03-06 09:00'

  test.each([
    { start: from, counted: backwards, path: '/pauses/0/to', code: 'pause-ends-before-it-begins' },
    { start: from, counted: early, path: '/pauses/0/from', code: 'pause-before-start' },
    { start: from, counted: overlapping, path: '/pauses/1/from', code: 'pauses-overlap' },
    { start: from, counted: disordered, path: '/pauses/1/from', code: 'pauses-overlap' },
    {
      start: from,
      counted: `${disordered}; reset`,
      path: '/pauses/1/from',
      code: 'pauses-overlap',
    },
    { start: from, counted: endless, path: '/pauses/0', code: 'outside-calendar' },
    { start: '2017-12-31 23:59', counted: '', path: '/start', code: 'outside-calendar' },
    { start: '2036-01-01 00:00', counted: '', path: '/start', code: 'outside-calendar' },
  ])('from $start with $counted: $code at $path', ({ start, counted, path, code }) => {
    const compute = () => dueDate(demoCalendar, at(start), workingDays(5), countingOf(counted))

    const fault = { path, code: `invalid/${code}` }
    expect(compute).toThrow(
      expect.objectContaining({ code: fault.code, details: { errors: [fault] } }),
    )
  })

  test.each([
    { start: '2035-12-31 16:00', term: '0 working days' },
    { start: '2035-12-31 09:00', term: '1 working day' },
    { start: '2035-12-31 09:00', term: '1 calendar day' },
    { start: '2035-12-31 09:00', term: '24 working hours' },
    { start: '2035-12-31 17:30', term: '1 working hour' },
    { start: from, term: '1000000000 working days' },
    { start: from, term: '1000000000 calendar days' },
    { start: from, term: '1000000000 working hours' },
  ])('$term from $start end after 2035', ({ start, term }) => {
    const compute = () => dueDate(demoCalendar, at(start), termOf(term), USUAL)

    expect(compute).toThrow('invalid/outside-calendar')
  })
})

interface Row {
  readonly received: string
  readonly term: string
  readonly counted: string
  readonly due: string
  readonly source: string
  readonly why: string
}

function readSection(text: string): { title: string; calendar: WorkingCalendar; rows: Row[] } {
  const lines = text.split('\n')
  const name = lines.find((line) => line.startsWith('Calendar: '))?.slice('Calendar: '.length)
  const calendar = CALENDARS[name ?? '']
  if (calendar === undefined) throw new Error(`unknown calendar: ${name}`)
  const rows = lines.filter((line) => /^\| \w{3} \d/.test(line)).map(readRow)
  return { title: lines[0] ?? '', calendar, rows }
}

function readRow(line: string): Row {
  const cells = line.split('|').map((cell) => cell.trim())
  const [, received = '', term = '', counted = '', due = '', source = '', why = ''] = cells
  return { received, term, counted, due, source, why }
}

function termOf(text: string) {
  const [value, ...unit] = text.split(' ')
  const plural = unit.join('-').replace(/s?$/, 's') as DurationUnit
  return durationOf({ value: Number(value), unit: plural })
}

function countingOf(text: string): Counting {
  let counting = USUAL
  for (const part of text.split('; ').filter((part) => part !== '')) {
    const [, from, to] = /^pause (.+) – (.+)$/.exec(part) ?? []
    if (part === 'reset') counting = { ...counting, policy: 'reset' }
    else if (part === 'no cut-off') counting = { ...counting, cutOff: 'none' }
    else if (part.startsWith('cut-off ')) counting = { ...counting, cutOff: time(part.slice(8)) }
    else if (from !== undefined && to !== undefined)
      counting = { ...counting, pauses: [...counting.pauses, { from: at(from), to: at(to) }] }
    else throw new Error(`not a way to count: ${part}`)
  }
  return counting
}
