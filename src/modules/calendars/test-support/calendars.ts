import { readFileSync } from 'node:fs'
import { day, type Day } from '#kernel/day'
import { instantOn, parseInstant } from '#kernel/instant'
import { parseTimeOfDay, type Schedule, type WeekdaySession } from '../domain/schedule.ts'
import type { SpecialDay, SpecialDayKind } from '../domain/special-day.ts'
import { WorkingCalendar, type CalendarLayer } from '../domain/working-calendar.ts'
import { factsOf, parseCalendarData, type CalendarData } from '../usecases/calendar-data.ts'

const DEMO = new URL('../../../../demo/lang-son/calendar.json', import.meta.url)

/** The calendar of the demonstration province, as its pack states it. */
export function demoCalendarData(): CalendarData {
  return parseCalendarData(JSON.parse(readFileSync(DEMO, 'utf8')))
}

/** The working calendar of the demonstration province. */
export const demoCalendar = new WorkingCalendar(factsOf(demoCalendarData()))

/** The working calendar of a unit of the demonstration province that has entries of its own. */
export function calendarOfUnitWith(own: Partial<CalendarLayer>): WorkingCalendar {
  const { layers, confirmedYears } = factsOf(demoCalendarData())
  return new WorkingCalendar({
    layers: [{ schedules: [], specialDays: [], ...own }, ...layers],
    confirmedYears,
  })
}

/** The instant that clocks in Vietnam show as `2026-03-02 09:00`; a weekday in front must be the right one. */
export function at(text: string): Date {
  const [, weekday, on = '', time] = /^(?:(\w{3}) )?(\S{10}) (\S+)$/.exec(text) ?? []
  const instant = parseInstant(`${on}T${time}+07:00`)
  if (instant === null) throw new Error(`not an instant: ${text}`)
  const right = instantOn(day(on), 43_200_000).toUTCString().slice(0, 3)
  if (weekday !== undefined && weekday !== right) throw new Error(`${on} is a ${right}: ${text}`)
  return instant
}

/** `07:30` as the rules take it. */
export function time(text: string): number {
  const parsed = parseTimeOfDay(text)
  if (parsed === null) throw new Error(`not a time of the day: ${text}`)
  return parsed
}

/** Office hours such as `07:30-11:30`, the same on every weekday from Monday to Friday. */
export function week(...sessions: readonly string[]): WeekdaySession[] {
  return ([1, 2, 3, 4, 5] as const).flatMap((weekday) =>
    sessions.map((text) => ({ weekday, ...session(text) })),
  )
}

export function session(text: string): Omit<WeekdaySession, 'weekday'> {
  const [opens = '', closes = ''] = text.split('-')
  return { opensAt: time(opens), closesAt: time(closes) }
}

export function aSchedule(
  from: string,
  to: string | null,
  sessions: readonly WeekdaySession[],
): Schedule {
  return { validFrom: day(from), validTo: to as Day | null, sessions }
}

export function aSpecialDay(on: string, kind: SpecialDayKind): SpecialDay {
  return { day: day(on), kind, name: 'Ngày khác thường', source: null }
}
