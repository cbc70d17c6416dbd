import { addDays, day, weekdayOf, yearOf, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { listAuditEntries, type AuditEntry } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  findSpecialDay,
  listSchedules,
  listSpecialDays,
  listYears,
  type KeptSchedule,
  type KeptSpecialDay,
  type SpecialDayId,
} from '../db/calendar.queries.ts'
import { isCoveredYear } from '../domain/coverage.ts'
import { sessionsWorked } from '../domain/schedule.ts'
import { nearestSpecialDays, scheduleOn } from '../domain/working-calendar.ts'
import { authoriseChange } from './change-calendar.ts'

export type { KeptSchedule, KeptSpecialDay, SpecialDayId }

/** A day of the year as it counts. */
export interface SheetDay {
  readonly day: Day
  /** Milliseconds of working time. */
  readonly worked: number
  readonly special: KeptSpecialDay | null
}

/** A year of the calendar of a unit, or of the locality, as those who keep it see it. */
export interface CalendarSheet {
  readonly year: number
  /** Whether its days off are entered at all, and whether as announced. */
  readonly isEntered: boolean
  readonly isConfirmed: boolean
  readonly days: readonly SheetDay[]
  /** What counts in the year, the nearest entry of each day: the unit's own, or one from above. */
  readonly specialDays: readonly KeptSpecialDay[]
  /** The office hours valid in the year, of the nearest that has some of its own. */
  readonly schedules: readonly KeptSchedule[]
  /** Every unit that has entries of its own. */
  readonly unitsWithOwn: readonly UnitId[]
  /** Why the one who asks may not change this calendar, or null. */
  readonly whyNotChange: RefusalCode | null
}

/**
 * A year of a calendar with the entries it follows from, for administrators. `unitChain` is the unit
 * and those above it, nearest first; empty for the locality.
 *
 * Refuses: `invalid/outside-calendar`, `forbidden/role`.
 */
export async function inspectCalendar(
  context: Context,
  year: number,
  unitChain: readonly UnitId[],
): Promise<CalendarSheet> {
  authorise(context.actor, 'calendars.manage')
  if (!isCoveredYear(year)) throw new Refused('invalid/outside-calendar')
  const { schedules, specialDays, years } = await inRead(context.db, async (read) => ({
    schedules: await listSchedules(read),
    specialDays: await listSpecialDays(read),
    years: await listYears(read),
  }))
  const layers = [...unitChain, null].map((owner) => ({
    schedules: schedules.filter(({ unitId }) => unitId === owner),
    specialDays: specialDays.filter(({ unitId }) => unitId === owner),
  }))
  const nearest = nearestSpecialDays(layers)
  const days = daysOf(year).map((on): SheetDay => {
    const special = nearest.get(on) ?? null
    const schedule = scheduleOn(layers, on)
    const sessions =
      schedule === null ? [] : sessionsWorked(schedule, weekdayOf(on), special?.kind ?? null)
    const worked = sessions.reduce((sum, { opensAt, closesAt }) => sum + closesAt - opensAt, 0)
    return { day: on, worked, special }
  })
  const known = years.find((entered) => entered.year === year)
  return {
    year,
    isEntered: known !== undefined,
    isConfirmed: known?.isConfirmed ?? false,
    days,
    specialDays: days.flatMap(({ special }) => special ?? []),
    schedules: [...new Set(days.flatMap((each) => scheduleOn(layers, each.day) ?? []))],
    unitsWithOwn: [
      ...new Set([...schedules, ...specialDays].flatMap(({ unitId }) => unitId ?? [])),
    ],
    whyNotChange: whyNotChange(context, unitChain[0] ?? null),
  }
}

/**
 * One entered day, for the administrator who wants to change it. Refuses `not-found/special-day`, and
 * who may not change this calendar.
 */
export async function inspectSpecialDay(
  context: Context,
  id: SpecialDayId,
): Promise<KeptSpecialDay> {
  authorise(context.actor, 'calendars.manage')
  const special = await inRead(context.db, (read) => findSpecialDay(read, id))
  if (special === null) throw new Refused('not-found/special-day')
  authoriseChange(context, special.unitId)
  return special
}

/** The last changes of the calendars of the locality, the latest first, for administrators. */
export async function listCalendarChanges(
  context: Context,
  limit: number,
): Promise<readonly AuditEntry[]> {
  authorise(context.actor, 'calendars.manage')
  const objectKinds = ['calendar_day', 'calendar_year', 'schedule']
  return inRead(context.db, (read) => listAuditEntries(read, { objectKinds, limit }))
}

function whyNotChange(context: Context, unitId: UnitId | null): RefusalCode | null {
  try {
    authoriseChange(context, unitId)
    return null
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

function daysOf(year: number): Day[] {
  const days: Day[] = []
  for (let on = day(`${year}-01-01`); yearOf(on) === year; on = addDays(on, 1)) days.push(on)
  return days
}
