import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTimeOfDay, type OfficeWeekday, type TimeOfDay } from '#modules/calendars'
import { asTyped, faultyTimes, sessionsTyped } from './typed-hours.ts'

function session(weekday: OfficeWeekday, opens: string, closes: string) {
  return { weekday, opensAt: timeOf(opens), closesAt: timeOf(closes) }
}

function timeOf(text: string): TimeOfDay {
  const time = parseTimeOfDay(text)
  if (time === null) throw new Error(text)
  return time
}

const EVERY_DAY = { weekday1: 'yes', weekday2: 'yes', weekday3: 'yes', weekday4: 'yes' }

test('where no hours are kept the form begins with the usual ones', () => {
  expect(asTyped([])).toEqual({
    ...EVERY_DAY,
    weekday5: 'yes',
    opens1: '07:30',
    closes1: '11:30',
    opens2: '13:00',
    closes2: '17:00',
  })
})

test('the form begins with the hours and weekdays that are kept', () => {
  const kept = ([1, 2, 3, 4] as const).flatMap((weekday) => [
    session(weekday, '13:30', '17:30'),
    session(weekday, '07:00', '11:00'),
  ])
  expect(asTyped(kept)).toEqual({
    ...EVERY_DAY,
    opens1: '07:00',
    closes1: '11:00',
    opens2: '13:30',
    closes2: '17:30',
  })
})

test('a half of the day that is not worked stays empty', () => {
  expect(asTyped([session(5, '08:00', '11:30')])).toEqual({
    weekday5: 'yes',
    opens1: '08:00',
    closes1: '11:30',
    opens2: '',
    closes2: '',
  })
})

test('a weekday with other hours than most is beside the common ones', () => {
  const kept = [
    ...([1, 2, 3, 4] as const).flatMap((weekday) => [
      session(weekday, '07:30', '11:30'),
      session(weekday, '13:30', '17:00'),
    ]),
    session(5, '07:30', '11:30'),
  ]
  expect(asTyped(kept)).toEqual({
    ...EVERY_DAY,
    opens1: '07:30',
    closes1: '11:30',
    opens2: '13:30',
    closes2: '17:00',
    own5opens1: '07:30',
    own5closes1: '11:30',
    own5opens2: '',
    own5closes2: '',
  })
})

const HALF = fc.constantFrom(null, [7, 11] as const, [8, 12] as const)
const WEEK = fc.tuple(
  ...([1, 2, 3, 4, 5] as const).map((weekday) =>
    fc
      .tuple(HALF, HALF)
      .map(([morning, afternoon]) => [
        ...(morning === null ? [] : [session(weekday, clock(morning[0]), clock(morning[1]))]),
        ...(afternoon === null
          ? []
          : [session(weekday, clock(afternoon[0] + 6), clock(afternoon[1] + 5))]),
      ]),
  ),
)

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

test('whatever the hours of a week, the form that begins with them says the same again', () => {
  fc.assert(
    fc.property(WEEK, (days) => {
      const sessions = days.flat()
      fc.pre(sessions.length > 0)
      const typed = asTyped(sessions)
      expect(faultyTimes(typed)).toEqual([])
      expect(sessionsTyped(typed)).toEqual(sessions)
    }),
  )
})

test.each([
  ['a morning without its end', { opens1: '07:30' }, ['closes1']],
  ['what is no time', { opens1: '7h30', closes1: '11:30' }, ['opens1']],
  ['an afternoon of its own without its beginning', { own5closes2: '16:00' }, ['own5opens2']],
  ['halves that are empty', { opens1: '', closes1: ' ' }, []],
])('%s is told of its field', (_, typed, fields) => {
  expect(faultyTimes(typed)).toEqual(fields)
})
