import { day, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { calendarsNow, FIRST_YEAR, type WorkingCalendar } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import { rulebookOn } from '#modules/rulebooks'
import type { Context } from '#platform/context'

/** The last day on which a place may put up a version that came into force on a day. */
export type PostingDeadlines = (place: UnitId, effectiveFrom: Day) => Day

/** Earlier days are in no calendar; what came into force before has been owed ever since. */
const FIRST_DAY = day(`${FIRST_YEAR}-01-01`)

/**
 * The days by which the places of the locality have to post, as the rulebook of the day says, in working days of the
 * place. A place that began after the version came into force has its days from its own beginning.
 *
 * Legal basis: the `posting` of the rulebook. Refuses: `conflict/calendar-not-set-up`.
 */
export async function postingDeadlines(context: Context): Promise<PostingDeadlines> {
  const [organisation, calendars] = await Promise.all([
    organisationNow(context),
    calendarsNow(context),
  ])
  const known = new Map<WorkingCalendar, Map<Day, Day>>()
  return (place, effectiveFrom) => {
    const chain = organisation.chainOf(place)
    const calendar = calendars.of(chain.map(({ id }) => id))
    const from = latest([effectiveFrom, chain[0]?.validFrom ?? effectiveFrom, FIRST_DAY])
    const days = known.get(calendar) ?? new Map<Day, Day>()
    known.set(calendar, days)
    const due = days.get(from) ?? lastDay(calendar, from)
    days.set(from, due)
    return due
  }
}

function latest(days: readonly Day[]): Day {
  return days.reduce((one, other) => (one > other ? one : other))
}

/** The day itself is not counted; the last working day counts whole. */
function lastDay(calendar: WorkingCalendar, from: Day): Day {
  const next = calendar.ordinalFrom(calendar.positionOf(instantOn(from, 0)) + 1)
  return calendar.dayAt(calendar.positionOfOrdinal(next + rulebookOn(from).posting.within - 1))
}
