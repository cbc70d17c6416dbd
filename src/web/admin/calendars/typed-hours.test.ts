import { expect, test } from 'vitest'
import { parseTimeOfDay, type OfficeWeekday, type TimeOfDay } from '#modules/calendars'
import { asTyped } from './typed-hours.ts'

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
