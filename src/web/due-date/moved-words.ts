import type { SpecialDayKind } from '#modules/calendars'
import type { EventData } from '#modules/dossiers'
import { dayWords } from '../dates.ts'
import { texts } from '../texts.ts'

type Moved = EventData['due-date.moved']
type Cause = Moved['cause']

const KINDS_VI: Readonly<Record<SpecialDayKind, string>> = {
  holiday: 'ngày nghỉ lễ',
  substitute: 'ngày nghỉ bù',
  'swapped-off': 'ngày nghỉ hoán đổi',
  'make-up': 'ngày làm bù',
  closed: 'ngày đóng cửa',
  'closed-morning': 'buổi sáng đóng cửa',
  'closed-afternoon': 'buổi chiều đóng cửa',
}

const KINDS_EN: Readonly<Record<SpecialDayKind, string>> = {
  holiday: 'public holiday',
  substitute: 'substitute day off',
  'swapped-off': 'exchanged day off',
  'make-up': 'make-up day',
  closed: 'day on which the office is closed',
  'closed-morning': 'morning on which the office is closed',
  'closed-afternoon': 'afternoon on which the office is closed',
}

/** `ngày nghỉ lễ thứ Sáu 27/11/2026 (Quốc tang)` */
const theDay = ({ kind, name }: Cause, kinds: Readonly<Record<string, string>>, on: string) =>
  [kinds[kind ?? ''], on, name === null ? '' : `(${name})`].filter(Boolean).join(' ')

/** Why and where to a change of the working calendar moved a due date, in the words of every page. */
export const MOVED = texts(
  {
    why: (cause: Cause): string => {
      const on = dayWords(cause.day, 'vi')
      const day = theDay(cause, KINDS_VI, on)
      return {
        'special-day.added': `lịch làm việc thêm ${day}`,
        'special-day.changed': `lịch làm việc sửa từ ${on}: ${theDay(cause, KINDS_VI, '')}`,
        'special-day.removed': `lịch làm việc bỏ ${day}`,
        'schedule.set': `giờ làm việc mới từ ${on}`,
        'calendar-year.proposed': `lịch nghỉ năm ${cause.day.slice(0, 4)} theo luật`,
        'calendar.imported': `lịch làm việc được nạp thêm, từ ${on}`,
      }[cause.happened]
    },
    moved: (from: string, to: string, why: string): string =>
      `Ngày hẹn trả chuyển từ ${from} sang ${to}: ${why}.`,
    kept: (why: string): string =>
      `Thời hạn từng bước được tính lại, ngày hẹn trả giữ nguyên: ${why}.`,
  },
  {
    why: (cause) => {
      const on = dayWords(cause.day, 'en')
      const day = theDay(cause, KINDS_EN, on)
      return {
        'special-day.added': `the calendar has one more ${day}`,
        'special-day.changed': `the calendar was corrected from ${on}: ${theDay(cause, KINDS_EN, '')}`,
        'special-day.removed': `the calendar has no longer the ${day}`,
        'schedule.set': `new office hours from ${on}`,
        'calendar-year.proposed': `the days off of ${cause.day.slice(0, 4)} by law`,
        'calendar.imported': `the calendar was loaded, from ${on}`,
      }[cause.happened]
    },
    moved: (from, to, why) => `The due date moved from ${from} to ${to}: ${why}.`,
    kept: (why) => `The times of the steps were counted anew, the due date stays: ${why}.`,
  },
)

/** One sentence: from when to when, and why. The time of day is told only where the day stays. */
export function movedInWords({ from, dueAt, cause }: Moved, language: 'vi' | 'en'): string {
  const words = MOVED[language]
  const why = words.why(cause)
  if (dueAt === null || dueAt === from) return words.kept(why)
  const isOtherDay = from.slice(0, 10) !== dueAt.slice(0, 10)
  const told = (at: string) =>
    isOtherDay ? dayWords(at, language) : `${at.slice(11, 16)} ${dayWords(at, language)}`
  return words.moved(told(from), told(dueAt), why)
}
