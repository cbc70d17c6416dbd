import type { ListedDossier } from '#modules/dossiers'
import { texts } from '../../texts.ts'
import type { Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'

/** Sessions of a working day, in hours; what is longer is told in days. */
const HOURS_A_DAY = 8

/** How a dossier stands against its due date: the words, and what makes them seen. */
export interface Deadline {
  readonly text: string
  readonly tone: Tone
  readonly shape: Shape
}

const WORDS = texts(
  {
    minutes: (count: number) => `${count} phút`,
    hours: (count: number) => `${count} giờ`,
    days: (count: number) => `${count} ngày`,
    left: (time: string) => `còn ${time}`,
    soon: (time: string) => `sắp đến hạn, còn ${time}`,
    late: (time: string) => `quá hạn ${time}`,
    pausedWith: (time: string) => `tạm dừng, còn ${time}`,
    pausedLate: (time: string) => `tạm dừng, quá hạn ${time}`,
    endedEarly: (time: string) => `xong sớm ${time}`,
    endedLate: (time: string) => `xong trễ ${time}`,
    onTime: 'xong đúng hạn',
    notCounted: 'chưa tính hạn',
    noTerm: 'không có hạn',
  },
  {
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    left: (time) => `${time} left`,
    soon: (time) => `due soon, ${time} left`,
    late: (time) => `${time} late`,
    pausedWith: (time) => `paused, ${time} left`,
    pausedLate: (time) => `paused, ${time} late`,
    endedEarly: (time) => `done ${time} early`,
    endedLate: (time) => `done ${time} late`,
    onTime: 'done on time',
    notCounted: 'not counted yet',
    noTerm: 'no due date',
  },
)

/** `3 giờ`, `1 ngày`, `40 phút` of working time: rounded down, so that nobody is promised more than there is. */
export function workingTime(hours: number, language: 'vi' | 'en'): string {
  const words = WORDS[language]
  if (hours >= HOURS_A_DAY) return words.days(Math.floor(hours / HOURS_A_DAY))
  if (hours >= 1) return words.hours(Math.floor(hours))
  return words.minutes(Math.max(1, Math.floor(hours * 60)))
}

/** How a dossier stands, in the words of a list: `còn 3 giờ`, `quá hạn 1 ngày`. */
export function deadlineOf(
  dossier: Pick<ListedDossier, 'state' | 'lateness'>,
  language: 'vi' | 'en',
): Deadline {
  const words = WORDS[language]
  const { state, lateness } = dossier
  const { late, standsStill, dueSoon, workingHours } = lateness
  if (workingHours === null) {
    const text = state === 'submitted' ? words.notCounted : words.noTerm
    return { text, tone: 'plain', shape: 'half' }
  }
  const time = workingTime(Math.abs(workingHours), language)
  if (hasEnded(state)) {
    if (late) return { text: words.endedLate(time), tone: 'late', shape: 'square' }
    const text = workingHours > -1 / 60 ? words.onTime : words.endedEarly(time)
    return { text, tone: 'done', shape: 'check' }
  }
  if (standsStill) {
    return late
      ? { text: words.pausedLate(time), tone: 'late', shape: 'square' }
      : { text: words.pausedWith(time), tone: 'plain', shape: 'half' }
  }
  if (late) return { text: words.late(time), tone: 'late', shape: 'square' }
  return dueSoon
    ? { text: words.soon(time), tone: 'soon', shape: 'triangle' }
    : { text: words.left(time), tone: 'going', shape: 'dot' }
}

function hasEnded(state: ListedDossier['state']): boolean {
  return ['finished', 'returned', 'refused', 'withdrawn', 'stopped'].includes(state)
}
