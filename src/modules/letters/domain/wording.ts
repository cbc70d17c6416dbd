import { weekdayOf, type Day } from '#kernel/day'
import { dayOf, timeOfDay } from '#kernel/instant'
import { hundredsInWords } from './numbers-in-words.ts'

const WEEKDAYS = [
  'Chủ nhật',
  'thứ Hai',
  'thứ Ba',
  'thứ Tư',
  'thứ Năm',
  'thứ Sáu',
  'thứ Bảy',
] as const

const MILLISECONDS_A_MINUTE = 60_000
const WORKING_HOURS_A_DAY = 8

/** `ngày 02 tháng 3 năm 2026`: days below 10 and the months 1 and 2 take a leading zero (Decree 30/2020, Annex I). */
export function dayInWords(on: Day): string {
  const [year, month, dayOfMonth] = on.split('-')
  return `ngày ${dayOfMonth} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

/** `17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026`, in Vietnamese time. */
export function instantInWords(at: Date): string {
  const minutes = Math.floor(timeOfDay(at) / MILLISECONDS_A_MINUTE)
  const on = dayOf(at)
  const hour = twoDigits(Math.floor(minutes / 60))
  return `${hour} giờ ${twoDigits(minutes % 60)} phút, ${WEEKDAYS[weekdayOf(on)]} ${dayInWords(on)}`
}

/** `08:05 02/03/2026`, in Vietnamese time: where a table has no room for words. */
export function instantInFigures(at: Date): string {
  const minutes = Math.floor(timeOfDay(at) / MILLISECONDS_A_MINUTE)
  const [year, month, dayOfMonth] = dayOf(at).split('-')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)} ${dayOfMonth}/${month}/${year}`
}

/** `02 (hai)`: a count that cannot be altered by adding a digit. Words up to 999; larger or broken ones as digits. */
export function countInWords(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > 999) return DECIMAL.format(count)
  return `${twoDigits(count)} (${hundredsInWords(count)})`
}

/** `2 ngày 3 giờ 15 phút`: working time with eight hours a day, as the processes count it; nothing for less than a minute. */
export function workingTimeInWords(hours: number): string {
  const minutes = Math.round(hours * 60)
  const parts = [
    [Math.floor(minutes / (WORKING_HOURS_A_DAY * 60)), 'ngày'],
    [Math.floor(minutes / 60) % WORKING_HOURS_A_DAY, 'giờ'],
    [minutes % 60, 'phút'],
  ] as const
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ')
}

/** At least two digits, as official documents number things. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

const DECIMAL = new Intl.NumberFormat('vi-VN')
