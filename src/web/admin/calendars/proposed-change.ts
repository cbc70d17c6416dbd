import { z } from 'zod'
import { day, parseDay } from '#kernel/day'
import { parseId } from '#kernel/id'
import { tidy } from '#kernel/text'
import { SPECIAL_DAY_KINDS, type ProposedChange } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { ownerByCode } from './calendar-owner.ts'
import { faultyTimes, sessionsTyped } from './typed-hours.ts'

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

/** Office hours of a week, as the form and the address of their preview have them. */
export const ScheduleForm = z
  .looseObject({ from: DayText })
  .superRefine((fields, context) => {
    for (const field of faultyTimes(fields)) context.addIssue({ code: 'custom', path: [field] })
  })
  .transform((fields) => ({ from: fields.from, sessions: sessionsTyped(fields) }))

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
  const { unitId, unitCode } = await ownerByCode(context, query.get('don-vi'))
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
