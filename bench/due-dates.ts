import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { addDays, day } from '#kernel/day'
import { instantOn } from '#kernel/instant'
import {
  calendarDays,
  dueDate,
  factsOf,
  parseCalendarData,
  WorkingCalendar,
  workingDays,
  workingHours,
  type Counting,
  type Duration,
} from '#modules/calendars'

const STARTS = 4096
const MINUTE = 60_000
const THREE_O_CLOCK = 15 * 60 * MINUTE
const FIRST_DAY = day('2023-01-02')

/** Terms as procedures have them: mostly working days, step times in hours, some calendar days. */
const TERMS: readonly Duration[] = [
  workingDays(0),
  workingDays(3),
  workingDays(10),
  workingDays(15),
  workingDays(30),
  workingHours(0.5),
  workingHours(4),
  workingHours(36),
  calendarDays(15),
  calendarDays(60),
]

interface Question {
  readonly start: Date
  readonly duration: Duration
  readonly counting: Counting
}

/**
 * How many due dates one core computes in a second: all terms from starts over three years, every fourth with a pause
 * for a supplement.
 */
export function dueDatesPerSecond(seconds = 2): number {
  const calendar = demoCalendar()
  const questions = Array.from({ length: STARTS }, (_, index) => questionOf(index))
  const askAll = (): void => {
    for (const { start, duration, counting } of questions)
      dueDate(calendar, start, duration, counting)
  }
  for (let warmUp = 0; warmUp < 20; warmUp++) askAll()
  const began = performance.now()
  let rounds = 0
  do {
    askAll()
    rounds++
  } while (performance.now() - began < seconds * 1000)
  return Math.round((rounds * STARTS * 1000) / (performance.now() - began))
}

function questionOf(index: number): Question {
  const on = addDays(FIRST_DAY, (index * 7) % 1200)
  const pause = { from: instantOn(addDays(on, 2), 0), to: instantOn(addDays(on, 9), 0) }
  return {
    start: instantOn(on, ((index * 97) % 1440) * MINUTE),
    duration: TERMS[index % TERMS.length] ?? workingDays(1),
    counting: { cutOff: THREE_O_CLOCK, pauses: index % 4 === 0 ? [pause] : [], policy: 'pause' },
  }
}

function demoCalendar(): WorkingCalendar {
  const file = new URL('../demo/lang-son/calendar.json', import.meta.url)
  return new WorkingCalendar(factsOf(parseCalendarData(JSON.parse(readFileSync(file, 'utf8')))))
}

if (import.meta.main) console.log(JSON.stringify({ dueDatesPerSecond: dueDatesPerSecond() }))
