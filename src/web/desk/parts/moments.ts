import { parseDay, weekdayOf, type Day } from '#kernel/day'
import { dayOf, parseInstant, timeOfDay } from '#kernel/instant'

type Language = 'vi' | 'en'

const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** `thứ Sáu 27/11/2026` */
export function dayInWords(day: Day, language: Language): string {
  return `${WEEKDAYS[language][weekdayOf(day)]} ${shortDay(day)}`
}

/** `27/11/2026` */
export function shortDay(day: Day): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** `17:30 thứ Sáu 27/11/2026`, of an instant as the server writes it. */
export function momentInWords(instant: string, language: Language): string {
  const at = instantOf(instant)
  return `${clockTime(at)} ${dayInWords(dayOf(at), language)}`
}

/** `17:30 27/11/2026`, where a column is narrow. */
export function shortMoment(instant: string): string {
  const at = instantOf(instant)
  return `${clockTime(at)} ${shortDay(dayOf(at))}`
}

/** A day as people write it, whatever else a text may be. */
export function dayAsWritten(text: string): string {
  const day = parseDay(text)
  return day === null ? text : shortDay(day)
}

function instantOf(text: string): Date {
  const at = parseInstant(text)
  if (at === null) throw new Error(`not an instant: ${text}`)
  return at
}

function clockTime(at: Date): string {
  const minutes = Math.floor(timeOfDay(at) / 60_000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
