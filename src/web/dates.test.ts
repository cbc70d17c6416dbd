import { expect, test } from 'vitest'
import { dayWords, timeWords } from './dates.ts'

test('a day is told with its weekday', () => {
  expect(dayWords('2026-11-27', 'vi')).toBe('thứ Sáu 27/11/2026')
  expect(dayWords('2026-11-29', 'vi')).toBe('Chủ nhật 29/11/2026')
  expect(dayWords('2026-03-02', 'en')).toBe('Monday 02/03/2026')
})

test('an instant is told by the clock in Vietnam', () => {
  expect(timeWords('2026-11-27T17:30:00+07:00', 'vi')).toBe('17:30 thứ Sáu 27/11/2026')
  expect(dayWords('2026-11-27T00:05:00+07:00', 'vi')).toBe('thứ Sáu 27/11/2026')
})
