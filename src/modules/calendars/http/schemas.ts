import { z } from 'zod'
import { formatInstant, parseInstant } from '#kernel/instant'
import { DURATION_UNITS } from '../domain/duration.ts'
import { DAY_REASONS, type ExplainedDueDate } from '../domain/explain-due-date.ts'
import { formatTimeOfDay, parseTimeOfDay } from '../domain/schedule.ts'
import { SPECIAL_DAY_KINDS } from '../domain/special-day.ts'
import type { CalendarYear } from '../usecases/read-calendar-year.ts'

/** What arrives after 15:00 counts from the next working day (Decree 61/2018, art. 18; Decree 118/2025, art. 18). */
const USUAL_CUT_OFF = '15:00'

/** More than any dossier has; keeps the day-by-day explanation cheap to make for anyone who asks. */
const MOST_PAUSES = 100

const UnitCode = z.string().min(1).max(50)

const InstantText = readBy(parseInstant, 'not-an-instant').meta({
  format: 'date-time',
  examples: ['2026-03-02T09:00:00+07:00'],
})

const CutOffText = readBy(
  (text) => (text === 'none' ? text : parseTimeOfDay(text)),
  'not-a-time-of-day',
).meta({
  description: '`15:00`, `15:00:30` or `none`; what arrives later counts from the next working day',
})

export const DueDateBody = z.strictObject({
  start: InstantText,
  duration: z.strictObject({ value: z.number(), unit: z.enum(DURATION_UNITS) }),
  cutOff: CutOffText.prefault(USUAL_CUT_OFF),
  pauses: z
    .array(
      z.strictObject({
        from: InstantText,
        to: InstantText.nullish().meta({ description: 'a pause without an end is refused' }),
      }),
    )
    .max(MOST_PAUSES)
    .default([]),
  policy: z.enum(['pause', 'reset']).default('pause'),
  unitCode: UnitCode.optional(),
})

export const DueDateReply = z.object({
  dueAt: z.string(),
  countedFrom: z.string(),
  provisional: z.boolean(),
  steps: z.array(
    z.object({
      day: z.string(),
      counted: z.boolean(),
      reason: z.enum(DAY_REASONS).optional(),
      hours: z.number().optional(),
      name: z.string().optional(),
    }),
  ),
})

export function dueDateReply(explained: ExplainedDueDate): z.input<typeof DueDateReply> {
  return {
    dueAt: formatInstant(explained.dueAt),
    countedFrom: explained.countedFrom,
    provisional: explained.isProvisional,
    steps: [...explained.steps],
  }
}

export const YearParams = z.strictObject({ year: readBy(yearIn, 'not-a-year') })
export const YearQuery = z.strictObject({ unitCode: UnitCode.optional() })

export const CalendarYearReply = z.object({
  year: z.number(),
  confirmed: z.boolean(),
  holidays: z.array(
    z.object({
      day: z.string(),
      name: z.string(),
      kind: z.enum(SPECIAL_DAY_KINDS).exclude(['make-up']),
      source: z.string().nullable(),
    }),
  ),
  makeUpDays: z.array(
    z.object({ day: z.string(), name: z.string(), source: z.string().nullable() }),
  ),
  sessions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      weekday: z.number().meta({ description: '1 (Monday) to 5' }),
      opensAt: z.string(),
      closesAt: z.string(),
    }),
  ),
})

export function calendarYearReply(year: CalendarYear): z.input<typeof CalendarYearReply> {
  const holidays = year.specialDays.flatMap(({ day, name, kind, source }) =>
    kind === 'make-up' ? [] : [{ day, name, kind, source }],
  )
  const makeUpDays = year.specialDays.flatMap(({ day, name, kind, source }) =>
    kind === 'make-up' ? [{ day, name, source }] : [],
  )
  const sessions = year.officeHours.flatMap(({ from, to, sessions }) =>
    sessions.map(({ weekday, opensAt, closesAt }) => ({
      from,
      to,
      weekday,
      opensAt: formatTimeOfDay(opensAt),
      closesAt: formatTimeOfDay(closesAt),
    })),
  )
  return { year: year.year, confirmed: year.isConfirmed, holidays, makeUpDays, sessions }
}

/** Text that one of our parsers reads. */
function readBy<T extends string | number | Date>(parse: (text: string) => T | null, code: string) {
  return z.string().transform((text, context) => {
    const parsed = parse(text)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: code, params: { code } })
    return z.NEVER
  })
}

function yearIn(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null
}
