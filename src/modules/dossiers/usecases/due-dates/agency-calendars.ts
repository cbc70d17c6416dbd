import type { UnitId } from '#kernel/id'
import { calendarsNow, type WorkingCalendar } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { calendarChainOf } from '../scene.ts'

/** A dossier as its row says by whose calendar its times are counted. */
export interface CountedRow {
  readonly competent_unit_id: UnitId
  /** The agency that received it, when it was sent on to another. */
  readonly calendar_unit_id: UnitId | null
}

/** The working calendar of an agency, or of whoever took over from it; the locality's own for null. */
export type AgencyCalendars = (agency: UnitId | null) => WorkingCalendar

/**
 * The working calendars of all agencies, as of one moment and looked up without a question to the
 * database: the times of each of many dossiers are counted by the same calendar as on its own page.
 */
export async function agencyCalendars(context: Context): Promise<AgencyCalendars> {
  const [organisation, calendars] = await Promise.all([
    organisationNow(context),
    calendarsNow(context),
  ])
  return (agency) => calendars.of(agency === null ? [] : calendarChainOf(organisation, agency))
}

/** The agency by whose calendar a dossier is counted. */
export function calendarUnitOf(row: CountedRow): UnitId {
  return row.calendar_unit_id ?? row.competent_unit_id
}

/** The last of the instants that the calendars of some units give; the locality's where there is no unit. */
export function lastAmong(
  units: readonly UnitId[],
  calendarOf: AgencyCalendars,
  instantIn: (calendar: WorkingCalendar) => Date,
): Date {
  const calendars = new Set(units.length === 0 ? [calendarOf(null)] : units.map(calendarOf))
  return new Date(Math.max(...[...calendars].map((calendar) => instantIn(calendar).getTime())))
}
