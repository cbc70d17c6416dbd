import {
  parseTimeOfDay,
  type OfficeWeekday,
  type TimeOfDay,
  type WeekdaySession,
} from '#modules/calendars'
import { clockWords } from './clock-words.ts'
import { HALVES, ownTimeOf, tickOf, TIMES, WEEKDAYS } from './hour-fields.ts'

const USUAL = { opens1: '07:30', closes1: '11:30', opens2: '13:00', closes2: '17:00' }
const NOON = 12 * 60 * 60 * 1000
type Typed = Readonly<Record<string, unknown>>

/**
 * Office hours as the form of new ones begins with them: in common those that most weekdays have, and beside them
 * the weekdays that have others; the usual ones where there are none yet.
 */
export function asTyped(sessions: readonly WeekdaySession[]): Record<string, string> {
  const days = WEEKDAYS.map((weekday) => ({ weekday, hours: timesOf(sessions, weekday) }))
  const worked = days.filter(({ hours }) => Object.values(hours).some((time) => time !== ''))
  if (worked.length === 0) return { ...USUAL, ...ticked(WEEKDAYS) }
  const alike = (hours: object) => worked.filter((other) => same(other.hours, hours))
  const [common] = worked.toSorted((a, b) => alike(b.hours).length - alike(a.hours).length)
  const others = worked.filter(({ hours }) => !same(hours, common?.hours))
  return {
    ...common?.hours,
    ...ticked(alike(common?.hours ?? {}).map(({ weekday }) => weekday)),
    ...Object.fromEntries(
      others.flatMap(({ weekday, hours }) =>
        TIMES.map((time) => [ownTimeOf(weekday, time), hours[time]]),
      ),
    ),
  }
}

function ticked(weekdays: readonly number[]): Record<string, string> {
  return Object.fromEntries(weekdays.map((weekday) => [tickOf(weekday), 'yes']))
}

function same(one: object, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What is kept of a weekday, in the four times of the form. */
function timesOf(sessions: readonly WeekdaySession[], weekday: OfficeWeekday) {
  const half = (isMorning: boolean) =>
    sessions.find((each) => each.weekday === weekday && each.opensAt < NOON === isMorning)
  const [morning, afternoon] = [half(true), half(false)]
  const words = (time: TimeOfDay | undefined) => (time === undefined ? '' : clockWords(time))
  return {
    opens1: words(morning?.opensAt),
    closes1: words(morning?.closesAt),
    opens2: words(afternoon?.opensAt),
    closes2: words(afternoon?.closesAt),
  }
}

/** The fields of times that hold no time, or are empty while their other end is not. */
export function faultyTimes(typed: Typed): string[] {
  const faulty = (fields: readonly [string, string]) => {
    const isAnyTyped = fields.some((field) => textOf(typed, field) !== '')
    return isAnyTyped ? fields.filter((field) => timeIn(typed, field) === null) : []
  }
  return HALVES.flatMap(([opens, closes]) => [
    ...faulty([opens, closes]),
    ...WEEKDAYS.flatMap((weekday) =>
      faulty([ownTimeOf(weekday, opens), ownTimeOf(weekday, closes)]),
    ),
  ])
}

/** The hours of a week: on a weekday its own ones where any are typed, else the common ones where it is ticked. */
export function sessionsTyped(typed: Typed): WeekdaySession[] {
  return WEEKDAYS.flatMap((weekday) => {
    const own = (time: (typeof TIMES)[number]) => ownTimeOf(weekday, time)
    const hasOwn = TIMES.some((time) => textOf(typed, own(time)) !== '')
    if (!hasOwn && typed[tickOf(weekday)] !== 'yes') return []
    return HALVES.flatMap(([opens, closes]) => {
      const opensAt = timeIn(typed, hasOwn ? own(opens) : opens)
      const closesAt = timeIn(typed, hasOwn ? own(closes) : closes)
      return opensAt === null || closesAt === null ? [] : [{ weekday, opensAt, closesAt }]
    })
  })
}

function textOf(typed: Typed, field: string): string {
  const text = typed[field]
  return typeof text === 'string' ? text.trim() : ''
}

function timeIn(typed: Typed, field: string): TimeOfDay | null {
  return parseTimeOfDay(textOf(typed, field))
}
