import { describe, expect, test } from 'vitest'
import { CATALOGUE, termWords } from './catalogue-texts.ts'
import { feeWords } from './fee-words.ts'

const words = CATALOGUE.vi

describe('the time a procedure takes', () => {
  test('is told in its own unit', () => {
    const term = { value: 3, unit: 'working-days', sameDay: false } as const

    expect(termWords(term, words)).toBe('3 ngày làm việc')
    expect(termWords({ ...term, unit: 'calendar-days' }, words)).toBe('3 ngày')
    expect(termWords({ ...term, value: 0.5, unit: 'working-hours' }, words)).toBe(
      '0,5 giờ làm việc',
    )
  })

  test.each([
    [1, '1 working day'],
    [3, '3 working days'],
    [0.5, '0.5 working days'],
  ])('of %d is told in English as “%s”', (value, expected) => {
    const term = { value, unit: 'working-days', sameDay: false } as const

    expect(termWords(term, CATALOGUE.en)).toBe(expected)
  })

  test('is the working day itself for a procedure of the same day', () => {
    expect(termWords({ value: 0, unit: 'working-days', sameDay: true }, words)).toBe(
      'Trong ngày làm việc',
    )
  })
})

describe('what a procedure costs', () => {
  test.each([
    [{ min: 0, max: 0 }, 'Không mất phí'],
    [{ min: 50_000, max: 50_000 }, '50.000 ₫'],
    [{ min: 50_000, max: 1_200_000 }, 'Từ 50.000 ₫ đến 1.200.000 ₫'],
    [{ min: 0, max: 8_000 }, 'Tùy trường hợp, nhiều nhất 8.000 ₫'],
    [null, 'Theo thông báo của cơ quan thu'],
  ])('%j is told as %s', (range, expected) => {
    expect(feeWords(range, words)).toBe(expected)
  })
})
