import type { UnitId } from '#kernel/id'
import { calendarOf, type WorkingCalendar } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'

/** The working calendar of each of these competent agencies, by which the times of their dossiers are counted. */
export async function agencyCalendars(
  context: Context,
  agencies: Iterable<UnitId>,
): Promise<(agency: UnitId) => WorkingCalendar> {
  const organisation = await organisationNow(context)
  const calendars = await Promise.all(
    [...new Set(agencies)].map(async (id) => {
      const chain = organisation.chainOf(organisation.currentOf(id)?.id ?? id)
      const calendar = await calendarOf(
        context,
        chain.map((unit) => unit.id),
      )
      return [id, calendar] as const
    }),
  )
  const known = new Map(calendars)
  return (agency) => {
    const calendar = known.get(agency)
    if (calendar === undefined) throw new Error(`the calendar of ${agency} was not asked for`)
    return calendar
  }
}
