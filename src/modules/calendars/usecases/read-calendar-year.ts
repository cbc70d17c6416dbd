import { addDays, day, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { isCoveredYear } from '../domain/coverage.ts'
import type { Schedule, WeekdaySession } from '../domain/schedule.ts'
import type { SpecialDay } from '../domain/special-day.ts'
import { nearestSpecialDays, scheduleOn, type CalendarFacts } from '../domain/working-calendar.ts'
import { factsFor, keptCalendar } from './calendar-of.ts'

/** The office hours from a day to a day of the year, both included. */
interface OfficeHours {
  readonly from: Day
  readonly to: Day
  readonly sessions: readonly WeekdaySession[]
}

/** What counts in one year. */
export interface CalendarYear {
  readonly year: number
  /** Whether the days off are entered as announced; otherwise they are proposed. */
  readonly isConfirmed: boolean
  readonly specialDays: readonly SpecialDay[]
  readonly officeHours: readonly OfficeHours[]
}

/**
 * The days off, make-up days and office hours of a year that count for a unit (for the locality when the chain is
 * empty), for anyone.
 *
 * Refuses: `invalid/outside-calendar`.
 */
export async function readCalendarYear(
  context: Context,
  year: number,
  unitChain: readonly UnitId[],
): Promise<CalendarYear> {
  authorise(context.actor, 'calendars.read')
  if (!isCoveredYear(year)) throw new Refused('invalid/outside-calendar')
  const facts = factsFor(await keptCalendar(context), unitChain)
  return {
    year,
    isConfirmed: facts.confirmedYears.includes(year),
    specialDays: specialDaysIn(year, facts),
    officeHours: officeHoursIn(year, facts),
  }
}

function specialDaysIn(year: number, { layers }: CalendarFacts): SpecialDay[] {
  return [...nearestSpecialDays(layers).values()]
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The schedule of every day of the year, joined where it stays the same. */
function officeHoursIn(year: number, { layers }: CalendarFacts): OfficeHours[] {
  const hours: { from: Day; to: Day; sessions: Schedule['sessions'] }[] = []
  for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) {
    const schedule = scheduleOn(layers, on)
    const last = hours.at(-1)
    if (last?.sessions === schedule?.sessions && last?.to === addDays(on, -1)) last.to = on
    else if (schedule !== null) hours.push({ from: on, to: on, sessions: schedule.sessions })
  }
  return hours
}
