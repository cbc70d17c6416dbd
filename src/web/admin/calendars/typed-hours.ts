import type { WeekdaySession } from '#modules/calendars'
import { clockWords } from './clock-words.ts'

const USUAL = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
] as const
const NOON = 12 * 60 * 60 * 1000
const WEEKDAYS = [1, 2, 3, 4, 5] as const

/**
 * Office hours as the form of new ones begins with them: those of the first weekday that is worked; the usual ones
 * where there are none yet.
 */
export function asTyped(sessions: readonly WeekdaySession[]): Record<string, string> {
  const worked = new Set<number>(sessions.map(({ weekday }) => weekday))
  const first = Math.min(...worked)
  const [morning, afternoon] = [true, false].map((isMorning) => {
    const half = sessions.find(
      ({ weekday, opensAt }) => weekday === first && opensAt < NOON === isMorning,
    )
    return half === undefined ? ['', ''] : [clockWords(half.opensAt), clockWords(half.closesAt)]
  })
  const [[opens1, closes1] = [], [opens2, closes2] = []] =
    sessions.length === 0 ? USUAL : [morning, afternoon]
  const ticked = WEEKDAYS.filter((weekday) => sessions.length === 0 || worked.has(weekday))
  return {
    ...Object.fromEntries(ticked.map((weekday) => [`weekday${weekday}`, 'yes'])),
    opens1: opens1 ?? '',
    closes1: closes1 ?? '',
    opens2: opens2 ?? '',
    closes2: closes2 ?? '',
  }
}
