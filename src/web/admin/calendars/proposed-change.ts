import { z } from 'zod'
import { day, parseDay } from '#kernel/day'
import { parseId } from '#kernel/id'
import { tidy } from '#kernel/text'
import {
  parseTimeOfDay,
  SPECIAL_DAY_KINDS,
  type OfficeWeekday,
  type ProposedChange,
  type TimeOfDay,
  type WeekdaySession,
} from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { ownerByCode } from './calendar-owner.ts'

const DayText = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform(day)

/** A day that differs from its weekday, as the form and the address of its preview have it. */
export const SpecialDayForm = z.object({
  day: DayText,
  kind: z.enum(SPECIAL_DAY_KINDS),
  name: z.string().max(200).transform(tidy).pipe(z.string().min(1)),
  source: z
    .string()
    .max(300)
    .default('')
    .transform((text) => tidy(text) || null),
})

const Time = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || parseTimeOfDay(text) !== null)
  .transform(parseTimeOfDay)

const WEEKDAYS = [1, 2, 3, 4, 5] as const

/** Office hours of a week, as the form and the address of their preview have them. */
export const ScheduleForm = z
  .looseObject({
    from: DayText,
    opens1: Time,
    closes1: Time,
    opens2: Time,
    closes2: Time,
  })
  .superRefine(({ opens1, closes1, opens2, closes2 }, context) => {
    const halves = [
      ['opens1', opens1, closes1],
      ['closes1', closes1, opens1],
      ['opens2', opens2, closes2],
      ['closes2', closes2, opens2],
    ] as const
    for (const [field, time, other] of halves) {
      if (time === null && other !== null) context.addIssue({ code: 'custom', path: [field] })
    }
  })
  .transform((fields) => ({ from: fields.from, sessions: sessionsOf(fields) }))

interface Hours {
  readonly opens1: TimeOfDay | null
  readonly closes1: TimeOfDay | null
  readonly opens2: TimeOfDay | null
  readonly closes2: TimeOfDay | null
}

/** The same hours on every weekday that is ticked. */
function sessionsOf(fields: Hours & Readonly<Record<string, unknown>>): WeekdaySession[] {
  const { opens1, closes1, opens2, closes2 } = fields
  const halves = [
    [opens1, closes1],
    [opens2, closes2],
  ] as const
  const ticked = WEEKDAYS.filter((weekday) => fields[`weekday${weekday}`] === 'yes')
  return ticked.flatMap((weekday: OfficeWeekday) =>
    halves.flatMap(([opensAt, closesAt]) =>
      opensAt === null || closesAt === null ? [] : [{ weekday, opensAt, closesAt }],
    ),
  )
}

/** A change as the address of its preview tells it, and where it came from. */
export interface Described {
  readonly proposed: ProposedChange
  /** The calendar it belongs to: the code of the unit (null for the locality's), and the year. */
  readonly unitCode: string | null
  readonly year: string | null
}

/** Reads the change that an address describes; null when it describes none. */
export async function describedChange(
  context: Context,
  query: URLSearchParams,
): Promise<Described | null> {
  const { unitId, unitCode, isUnknown } = await ownerByCode(context, query.get('don-vi'))
  if (isUnknown) return null
  const fields = Object.fromEntries(query)
  const id = parseId<'calendar_day'>(query.get('id') ?? '')
  switch (query.get('thay')) {
    case 'gio': {
      const { data } = ScheduleForm.safeParse(fields)
      if (data === undefined) return null
      const schedule = { unitId, validFrom: data.from, sessions: data.sessions }
      return { proposed: { what: 'set-hours', schedule }, unitCode, year: data.from.slice(0, 4) }
    }
    case 'nam': {
      const year = query.get('nam') ?? ''
      const proposed = { what: 'propose-year', year: Number(year) } as const
      return Number.isInteger(proposed.year) ? { proposed, unitCode: null, year } : null
    }
    case 'bo': {
      if (id === null) return null
      return { proposed: { what: 'remove-day', id }, ...(await placeOf(context, query)) }
    }
    default: {
      const { data: entry } = SpecialDayForm.safeParse(fields)
      if (entry === undefined) return null
      const place = { unitCode, year: entry.day.slice(0, 4) }
      return id === null
        ? { proposed: { what: 'add-day', entry: { ...entry, unitId } }, ...place }
        : { proposed: { what: 'change-day', id, entry }, ...place }
    }
  }
}

async function placeOf(context: Context, query: URLSearchParams) {
  const code = query.get('don-vi')
  const unit = code === null ? null : (await organisationNow(context)).byCode(code)
  return { unitCode: unit?.code ?? null, year: query.get('nam') }
}
