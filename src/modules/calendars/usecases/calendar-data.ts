import { z } from 'zod'
import { parseDay, yearOf, type Day } from '#kernel/day'
import { isCoveredYear } from '../domain/coverage.ts'
import { proposeYear } from '../domain/propose-year.ts'
import {
  parseTimeOfDay,
  whyNotSessions,
  type OfficeWeekday,
  type Schedule,
  type TimeOfDay,
} from '../domain/schedule.ts'
import { SPECIAL_DAY_KINDS, whyNotSpecialDay, type SpecialDay } from '../domain/special-day.ts'
import type { CalendarFacts } from '../domain/working-calendar.ts'

/** The calendar of a locality as its pack states it, with the proposals for the years that it leaves open. */
export interface CalendarData {
  readonly schedules: readonly Schedule[]
  readonly specialDays: readonly SpecialDay[]
  readonly years: readonly { readonly year: number; readonly isConfirmed: boolean }[]
}

const DayText = z
  .string()
  .refine((text) => parseDay(text) !== null, 'is no day')
  .transform((text) => text as Day)
const TimeText = z
  .string()
  .refine((text) => parseTimeOfDay(text) !== null, 'is no time of the day')
  .transform((text) => parseTimeOfDay(text) as TimeOfDay)
const Year = z.number().refine(isCoveredYear, 'is outside the calendar')

const ScheduleData = z
  .strictObject({
    validFrom: DayText,
    validTo: DayText.nullable(),
    weekdays: z.array(z.literal([1, 2, 3, 4, 5] satisfies OfficeWeekday[])),
    sessions: z.array(z.strictObject({ opensAt: TimeText, closesAt: TimeText })),
  })
  .transform(({ weekdays, sessions, ...validity }) => ({
    ...validity,
    sessions: weekdays.flatMap((weekday) => sessions.map((session) => ({ weekday, ...session }))),
  }))
  .superRefine(({ sessions }, context) => {
    const refusal = whyNotSessions(sessions)
    if (refusal !== null) context.addIssue(refusal)
  })

const SpecialDayData = z
  .strictObject({
    day: DayText,
    kind: z.enum(SPECIAL_DAY_KINDS),
    name: z.string().min(1),
    source: z.string().nullable(),
  })
  .superRefine((special, context) => {
    const refusal = whyNotSpecialDay(special)
    if (refusal !== null) context.addIssue(refusal)
  })

const YearData = z
  .strictObject({ year: Year, confirmed: z.boolean(), days: z.array(SpecialDayData) })
  .refine(({ year, days }) => days.every(({ day }) => yearOf(day) === year), 'has a foreign day')

const CalendarFile = z.strictObject({
  schedules: z.array(ScheduleData),
  years: z.array(YearData),
  /** Years whose days off follow from the law alone, until they are announced. */
  proposedYears: z.array(Year),
})

/** Reads the `calendar.json` of a locality pack; throws with every fault when it cannot be used. */
export function parseCalendarData(json: unknown): CalendarData {
  const { schedules, years, proposedYears } = CalendarFile.parse(json)
  return {
    schedules,
    specialDays: [...years.flatMap(({ days }) => days), ...proposedYears.flatMap(proposeYear)],
    years: [
      ...years.map(({ year, confirmed }) => ({ year, isConfirmed: confirmed })),
      ...proposedYears.map((year) => ({ year, isConfirmed: false })),
    ],
  }
}

/** What a working calendar of the locality follows from, without a database. For measurements and tests. */
export function factsOf({ schedules, specialDays, years }: CalendarData): CalendarFacts {
  const confirmedYears = years.filter(({ isConfirmed }) => isConfirmed).map(({ year }) => year)
  return { layers: [{ schedules, specialDays }], confirmedYears }
}
