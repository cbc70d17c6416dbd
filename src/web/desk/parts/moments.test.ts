import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { dayAsWritten, dayInWords, momentInWords, shortMoment } from './moments.ts'

test('a date has its weekday', () => {
  expect(dayInWords(day('2026-11-27'), 'vi')).toBe('thứ Sáu 27/11/2026')
  expect(dayInWords(day('2026-11-29'), 'vi')).toBe('Chủ nhật 29/11/2026')
  expect(dayInWords(day('2026-11-27'), 'en')).toBe('Friday 27/11/2026')
})

test('an instant is told on the clock of Vietnam, wherever it was written', () => {
  expect(momentInWords('2026-11-27T17:30:00+07:00', 'vi')).toBe('17:30 thứ Sáu 27/11/2026')
  expect(momentInWords('2026-11-27T18:05:00Z', 'vi')).toBe('01:05 thứ Bảy 28/11/2026')
  expect(shortMoment('2026-11-27T01:05:09.123+07:00')).toBe('01:05 27/11/2026')
})

test('a birth date of which only the year is known stays as it is', () => {
  expect(dayAsWritten('1990-05-14')).toBe('14/05/1990')
  expect(dayAsWritten('1990')).toBe('1990')
})
