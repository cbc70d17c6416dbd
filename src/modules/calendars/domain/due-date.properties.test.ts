import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf, type Day } from '#kernel/day'
import { dayOf, timeOfDay } from '#kernel/instant'
import {
  aSchedule,
  aSpecialDay,
  at,
  calendarOfUnitWith,
  demoCalendar,
  demoCalendarData,
  time,
  week,
} from '../test-support/calendars.ts'
import { dueDate, type Counting } from './due-date.ts'
import { calendarDays, workingDays, workingHours, type Duration } from './duration.ts'
import { explainDueDate } from './explain-due-date.ts'
import { movedByPause } from './moved-by-pause.ts'
import {
  addWorkingTime,
  elapsedWorkingTime,
  remainingWorkingTime,
  stepDueAt,
  timeOf,
  workingDaysBetween,
  workingTimeBetween,
  type Pause,
} from './working-time.ts'

const DAY = 86_400_000
const QUARTER = 900_000
const FIRST = at('2023-01-01 00:00').getTime()
const DAYS_OF_STARTS = 1270

/** A unit whose summer hours, half days and closures differ from the province's. */
const COMMUNE = calendarOfUnitWith({
  schedules: [aSchedule('2025-04-15', '2025-10-14', week('07:00-11:30', '13:30-17:00'))],
  specialDays: [
    aSpecialDay('2024-07-05', 'closed-afternoon'),
    aSpecialDay('2025-03-03', 'closed-morning'),
    aSpecialDay('2025-06-17', 'closed'),
  ],
})

const instants = fc
  .integer({ min: 0, max: DAYS_OF_STARTS * DAY })
  .map((sinceFirst) => new Date(FIRST + sinceFirst))
const days = fc.integer({ min: 0, max: 40 }).map(workingDays)
const hours = fc.integer({ min: 1, max: 320 }).map((quarters) => workingHours(quarters / 4))
const inDays = fc.oneof(days, fc.integer({ min: 1, max: 60 }).map(calendarDays))
const durations: fc.Arbitrary<Duration> = fc.oneof(inDays, hours)

/** Pauses in order after a start; some have no length, some touch. All fall on multiples of `grain` from it. */
function pausesAfter(start: Date, grain = 1): fc.Arbitrary<Pause[]> {
  const stretch = fc
    .oneof(fc.constant(0), fc.integer({ min: 0, max: (9 * DAY) / grain }))
    .map((grains) => grains * grain)
  return fc.array(fc.tuple(stretch, stretch), { maxLength: 6 }).map((stretches) => {
    let now = start.getTime()
    return stretches.map(([wait, length]) => {
      const from = new Date(now + wait)
      now += wait + length
      return { from, to: new Date(now) }
    })
  })
}

/** A term with everything it is counted by. */
function termsOf<D extends Duration>(duration: fc.Arbitrary<D>) {
  return fc
    .record({
      calendar: fc.constantFrom(demoCalendar, COMMUNE),
      start: instants,
      duration,
      cutOff: fc.constantFrom<Counting['cutOff']>(time('15:00'), time('16:30'), 'none'),
    })
    .chain((term) => pausesAfter(term.start).map((pauses) => ({ ...term, pauses })))
}

const terms = termsOf(durations)

function holds<T>(values: fc.Arbitrary<T>, property: (value: T) => void): void {
  fc.assert(fc.property(values, property), { numRuns: 400 })
}

describe('a due date', () => {
  test('is never earlier for a later start', () => {
    holds(fc.tuple(terms, fc.nat(60 * DAY)), ([{ calendar, start, duration, cutOff }, later]) => {
      const due = (from: Date) =>
        dueDate(calendar, from, duration, { cutOff, pauses: [], policy: 'pause' }).dueAt.getTime()

      expect(due(start)).toBeLessThanOrEqual(due(new Date(start.getTime() + later)))
    })
  })

  test('is never earlier for a longer term', () => {
    holds(fc.tuple(termsOf(days), fc.nat(20)), ([{ calendar, start, duration, ...rest }, more]) => {
      const counting = { ...rest, policy: 'pause' as const }
      const short = dueDate(calendar, start, duration, counting)
      const long = dueDate(calendar, start, workingDays(duration.value + more), counting)

      expect(workingDaysBetween(calendar, short.dueAt, long.dueAt)).toBe(more)
    })
  })

  test('lies within a session or at its end, never on a day off', () => {
    holds(terms, ({ calendar, start, duration, cutOff, pauses }) => {
      const { dueAt } = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'pause' })

      const justBefore = new Date(dueAt.getTime() - 1)
      expect(workingTimeBetween(calendar, justBefore, dueAt)).toBe(1)
    })
  })

  test('of a term of days lies at closing time', () => {
    holds(termsOf(inDays), ({ calendar, start, duration, cutOff, pauses }) => {
      const { dueAt } = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'pause' })

      const endOfDay = new Date(dueAt.getTime() - timeOfDay(dueAt) + DAY - 1)
      expect(workingTimeBetween(calendar, dueAt, endOfDay)).toBe(0)
    })
  })

  test('is moved by a pause of n working days by exactly n working days', () => {
    holds(termsOf(inDays), ({ calendar, start, duration, cutOff, pauses }) => {
      const without = dueDate(calendar, start, duration, { cutOff, pauses: [], policy: 'pause' })
      const paused = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'pause' })

      const n = pauses.reduce(
        (sum, { from, to }) => sum + workingDaysBetween(calendar, from, to),
        0,
      )
      expect(workingDaysBetween(calendar, without.dueAt, paused.dueAt)).toBe(n)
    })
  })

  test('is not changed by pauses of no length', () => {
    holds(fc.tuple(terms, fc.nat(20)), ([term, after]) => {
      const { calendar, start, duration, cutOff, pauses } = term
      const last = pauses.at(-1)?.to ?? start
      const moment = new Date(last.getTime() + after * DAY)
      const more = [...pauses, { from: moment, to: moment }]

      const counting = { cutOff, policy: 'pause' as const }
      expect(dueDate(calendar, start, duration, { ...counting, pauses: more }).dueAt).toEqual(
        dueDate(calendar, start, duration, { ...counting, pauses }).dueAt,
      )
    })
  })

  test('is not changed when a pause is split', () => {
    holds(fc.tuple(terms, fc.double({ min: 0, max: 1, noNaN: true })), ([term, share]) => {
      const { calendar, start, duration, cutOff, pauses } = term
      const split = pauses.flatMap(({ from, to }) => {
        const between = Math.floor((to.getTime() - from.getTime()) * share)
        const middle = new Date(from.getTime() + between)
        return [
          { from, to: middle },
          { from: middle, to },
        ]
      })

      const counting = { cutOff, policy: 'pause' as const }
      expect(dueDate(calendar, start, duration, { ...counting, pauses: split }).dueAt).toEqual(
        dueDate(calendar, start, duration, { ...counting, pauses }).dueAt,
      )
    })
  })

  test('with the policy reset is that of a fresh start at the end of the last pause', () => {
    holds(terms, ({ calendar, start, duration, cutOff, pauses }) => {
      const fresh = pauses.at(-1)?.to ?? start

      const found = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'reset' })

      const counting = { cutOff, pauses: [], policy: 'pause' as const }
      expect(found).toEqual(dueDate(calendar, fresh, duration, counting))
    })
  })
})

describe('the explanation', () => {
  test('gives the same date, and every day up to it once', () => {
    holds(terms, ({ calendar, start, duration, cutOff, pauses }) => {
      const counting = { cutOff, pauses, policy: 'pause' as const }
      const { steps, ...explained } = explainDueDate(calendar, start, duration, counting)

      expect(explained).toEqual(dueDate(calendar, start, duration, counting))
      expect(steps.at(-1)?.day).toBe(dayOf(explained.dueAt))
      expect(steps.map(({ day }) => day)).toEqual(
        steps.map((_, index) => addDays(dayOf(start), index)),
      )
    })
  })

  test('counts as many days as a term of days has', () => {
    holds(termsOf(inDays), ({ calendar, start, duration, cutOff, pauses }) => {
      const counting = { cutOff, pauses, policy: 'pause' as const }
      const { steps } = explainDueDate(calendar, start, duration, counting)

      expect(steps.filter(({ counted }) => counted)).toHaveLength(duration.value)
    })
  })

  test('counts the hours of a term of hours, each day to the hundredth', () => {
    holds(termsOf(hours), ({ calendar, start, duration, cutOff, pauses }) => {
      const counting = { cutOff, pauses, policy: 'pause' as const }
      const { steps } = explainDueDate(calendar, start, duration, counting)

      const sum = steps.reduce((total, { hours = 0 }) => total + hours, 0)
      expect(Math.abs(sum - duration.value)).toBeLessThan(0.01 * steps.length)
    })
  })

  test('gives a reason for every day that does not count, and for no other', () => {
    holds(terms, ({ calendar, start, duration, cutOff, pauses }) => {
      const counting = { cutOff, pauses, policy: 'pause' as const }
      const { steps } = explainDueDate(calendar, start, duration, counting)

      expect(steps.every(({ counted, reason }) => counted === (reason === undefined))).toBe(true)
    })
  })
})

describe('hours', () => {
  test('add up: a then b is a + b', () => {
    holds(fc.tuple(terms, fc.nat(DAY), fc.nat(DAY)), ([{ calendar, start }, a, b]) => {
      const inTwo = addWorkingTime(calendar, addWorkingTime(calendar, start, a), b)

      expect(inTwo).toEqual(addWorkingTime(calendar, start, a + b))
      expect(workingTimeBetween(calendar, start, inTwo)).toBe(a + b)
    })
  })

  test('that have passed when a term ends are its hours, however often it was paused', () => {
    holds(termsOf(hours), ({ calendar, start, duration, cutOff, pauses }) => {
      const { dueAt } = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'pause' })

      expect(elapsedWorkingTime(calendar, start, dueAt, pauses)).toBe(timeOf(duration))
    })
  })

  test('that remain after the last pause are those until the due date, overdue ones negative', () => {
    holds(fc.tuple(termsOf(hours), fc.nat(60 * DAY)), ([term, later]) => {
      const { calendar, start, duration, cutOff, pauses } = term
      const { dueAt } = dueDate(calendar, start, duration, { cutOff, pauses, policy: 'pause' })
      const moment = new Date((pauses.at(-1)?.to ?? start).getTime() + later)
      const isUnderWay = pauses.every(({ from }) => from < dueAt)
      fc.pre(isUnderWay)

      const left = remainingWorkingTime(calendar, duration, { start, at: moment, pauses })

      expect(left).toBe(workingTimeBetween(calendar, moment, dueAt))
    })
  })

  test('of a step end after them, and never after the dossier', () => {
    holds(fc.tuple(termsOf(hours), instants), ([{ calendar, start, duration }, latest]) => {
      const dueAt = addWorkingTime(calendar, start, timeOf(duration))

      expect(stepDueAt(calendar, start, duration, null)).toEqual(dueAt)
      expect(stepDueAt(calendar, start, duration, latest)).toEqual(latest < dueAt ? latest : dueAt)
      expect(stepDueAt(calendar, start, null, latest)).toBeNull()
    })
  })
})

describe('counting on fingers gives the same', () => {
  const special = new Map(demoCalendarData().specialDays.map(({ day, kind }) => [day, kind]))
  const works = (day: Day): boolean => {
    const kind = special.get(day)
    return kind === 'make-up' || (kind === undefined && weekdayOf(day) % 6 !== 0)
  }
  const nextWorking = (day: Day): Day => (works(day) ? day : nextWorking(addDays(day, 1)))

  test('for working days and calendar days', () => {
    holds(termsOf(inDays), ({ start, duration, pauses }) => {
      const isLate = works(dayOf(start)) && timeOfDay(start) >= time('15:00') + 1000
      let day = nextWorking(isLate ? addDays(dayOf(start), 1) : dayOf(start))
      for (let left = duration.value; left > 0; left--)
        day = duration.unit === 'calendar-days' ? addDays(day, 1) : nextWorking(addDays(day, 1))
      day = nextWorking(day)
      for (const { from, to } of pauses)
        for (let past = 1; past <= daysBetween(dayOf(from), dayOf(to)); past++)
          if (works(addDays(dayOf(from), past))) day = nextWorking(addDays(day, 1))

      const counting = { cutOff: time('15:00'), pauses, policy: 'pause' as const }
      const { dueAt } = dueDate(demoCalendar, start, duration, counting)
      expect(dueAt).toEqual(at(`${day} 17:30`))
    })
  })

  test('for working hours, quarter by quarter', () => {
    const onTheQuarter = instants
      .map((instant) => new Date(Math.floor(instant.getTime() / QUARTER) * QUARTER))
      .chain((start) =>
        fc.record({ start: fc.constant(start), pauses: pausesAfter(start, QUARTER) }),
      )
    holds(fc.tuple(onTheQuarter, hours), ([{ start, pauses }, duration]) => {
      let now = start
      for (let left = duration.value * 4; left > 0; now = new Date(now.getTime() + QUARTER)) {
        const clock = timeOfDay(now)
        const isOpen =
          (clock >= time('07:30') && clock < time('11:30')) ||
          (clock >= time('13:30') && clock < time('17:30'))
        const isPaused = pauses.some(({ from, to }) => from <= now && now < to)
        if (isOpen && !isPaused && works(dayOf(now))) left--
      }

      const counting = { cutOff: time('15:00'), pauses, policy: 'pause' as const }
      const { dueAt } = dueDate(demoCalendar, start, duration, counting)
      expect(dueAt).toEqual(now)
    })
  })
})

test('moving a due date on by each pause as it ends gives what counting anew with all of them gives', () => {
  fc.assert(
    fc.property(terms, ({ calendar, start, duration, cutOff, pauses }) => {
      const counting = { cutOff, policy: 'pause' } as const
      const soFar: Pause[] = []
      let dueAt = dueDate(calendar, start, duration, { ...counting, pauses: soFar }).dueAt
      for (const pause of pauses) {
        if (pause.from >= dueAt) break // what is over does not pause
        dueAt = movedByPause(calendar, dueAt, duration.unit, pause)
        soFar.push(pause)
      }

      expect(dueAt).toEqual(
        dueDate(calendar, start, duration, { ...counting, pauses: soFar }).dueAt,
      )
    }),
  )
})
