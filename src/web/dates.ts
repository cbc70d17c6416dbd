import { weekdayOf, type Day } from '#kernel/day'
import type { Language } from '#platform/i18n'

const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/**
 * A day as people read it, with its weekday: `thứ Sáu 27/11/2026`. Takes a day, or an instant as the
 * interface writes it (with the offset of Vietnam).
 */
export function dayWords(at: string, language: Language): string {
  const day = at.slice(0, 10)
  const [year, month, dayOfMonth] = day.split('-')
  return `${WEEKDAYS[language][weekdayOf(day as Day)]} ${dayOfMonth}/${month}/${year}`
}

/** An instant as people read it: `17:30 thứ Sáu 27/11/2026`. */
export function timeWords(at: string, language: Language): string {
  return `${at.slice(11, 16)} ${dayWords(at, language)}`
}
