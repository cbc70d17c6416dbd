import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { letterNumber } from './letter-head.ts'
import { countInWords, dayInWords, instantInWords } from './wording.ts'

describe('a day', () => {
  test.each([
    ['2026-03-16', 'ngày 16 tháng 3 năm 2026'],
    ['2026-03-02', 'ngày 02 tháng 3 năm 2026'],
    ['2026-01-31', 'ngày 31 tháng 01 năm 2026'],
    ['2026-02-09', 'ngày 09 tháng 02 năm 2026'],
    ['2026-12-10', 'ngày 10 tháng 12 năm 2026'],
  ])('%s is written %s, as Decree 30/2020 has it', (on, words) => {
    expect(dayInWords(day(on))).toBe(words)
  })
})

describe('an instant', () => {
  test.each([
    ['2026-03-16T17:30:00+07:00', '17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026'],
    ['2026-03-17T08:05:59+07:00', '08 giờ 05 phút, thứ Ba ngày 17 tháng 3 năm 2026'],
    ['2026-03-18T00:00:00+07:00', '00 giờ 00 phút, thứ Tư ngày 18 tháng 3 năm 2026'],
    ['2026-03-19T11:30:00+07:00', '11 giờ 30 phút, thứ Năm ngày 19 tháng 3 năm 2026'],
    ['2026-03-20T13:30:00+07:00', '13 giờ 30 phút, thứ Sáu ngày 20 tháng 3 năm 2026'],
    ['2026-03-21T07:30:00+07:00', '07 giờ 30 phút, thứ Bảy ngày 21 tháng 3 năm 2026'],
    ['2026-03-21T17:00:00Z', '00 giờ 00 phút, Chủ nhật ngày 22 tháng 3 năm 2026'],
  ])('%s is written in Vietnamese time as %s', (at, words) => {
    expect(instantInWords(new Date(at))).toBe(words)
  })
})

describe('a count', () => {
  test.each([
    [0, '00 (không)'],
    [1, '01 (một)'],
    [5, '05 (năm)'],
    [10, '10 (mười)'],
    [11, '11 (mười một)'],
    [15, '15 (mười lăm)'],
    [20, '20 (hai mươi)'],
    [21, '21 (hai mươi mốt)'],
    [24, '24 (hai mươi bốn)'],
    [45, '45 (bốn mươi lăm)'],
    [100, '100 (một trăm)'],
    [101, '101 (một trăm linh một)'],
    [105, '105 (một trăm linh năm)'],
    [110, '110 (một trăm mười)'],
    [121, '121 (một trăm hai mươi mốt)'],
    [999, '999 (chín trăm chín mươi chín)'],
    [4.5, '4,5'],
    [1000, '1.000'],
  ])('of %d is written %s', (count, words) => {
    expect(countInWords(count)).toBe(words)
  })
})

describe('the number of a letter', () => {
  test.each([
    ['receipt', 7, 'TTPVHCC', '07/TTPVHCC'],
    ['receipt', 123, 'BPTNTKQ', '123/BPTNTKQ'],
    ['supplement-request', 12, 'TTPVHCC', '12/PBS-TTPVHCC'],
    ['refusal', 3, 'BPTNTKQ', '03/PTC-BPTNTKQ'],
    ['apology', 21, 'SNNMT', '21/PXL-SNNMT'],
    ['stop-notice', 5, 'SNNMT', '05/TB-SNNMT'],
    ['control-slip', 125, 'TTPVHCC', '125/PKS-TTPVHCC'],
    ['supplement-request', null, 'TTPVHCC', '………/PBS-TTPVHCC'],
  ] as const)('of a %s, serial %s, of %s is %s', (kind, serial, symbol, number) => {
    expect(letterNumber(kind, serial, symbol)).toBe(number)
  })
})
