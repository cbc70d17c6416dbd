import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inUndoneTransaction, type Write } from '#platform/db'
import { lockForChange } from '../db/calendar-changes.queries.ts'
import type { Owned, SpecialDayId } from '../db/calendar.queries.ts'
import { listChanges, type KeptCalendarChange } from '../db/change.queries.ts'
import type { CalendarChange, CalendarChangeId } from '../domain/calendar-change.ts'
import type { SpecialDay } from '../domain/special-day.ts'
import { specialDayAdded } from './add-special-day.ts'
import { calendarsWithin, type Calendars } from './calendar-of.ts'
import { changeCalendar, type Changed } from './change-calendar.ts'
import { specialDayChanged } from './change-special-day.ts'
import { calendarYearProposed } from './propose-calendar-year.ts'
import { specialDayRemoved } from './remove-special-day.ts'
import { scheduleSet, type NewSchedule } from './set-schedule.ts'

/** A change of a calendar as an administrator means to make it. */
export type ProposedChange =
  | { readonly what: 'add-day'; readonly entry: SpecialDay & Owned }
  | { readonly what: 'change-day'; readonly id: SpecialDayId; readonly entry: SpecialDay }
  | { readonly what: 'remove-day'; readonly id: SpecialDayId }
  | { readonly what: 'set-hours'; readonly schedule: NewSchedule }
  | { readonly what: 'propose-year'; readonly year: number }

/** The calendars as a change would make them; `change` is null when time would count as before. */
export interface ForeseenCalendars {
  readonly change: CalendarChange | null
  readonly calendars: Calendars
}

/**
 * What the calendars of the locality would be after a change. The change is made as it would be for
 * good and undone before anyone sees it, so that it is refused here for whatever it is refused for
 * there. Nothing of it is kept.
 *
 * Refuses: what the change refuses.
 */
export async function foreseeCalendars(
  context: Context,
  proposed: ProposedChange,
): Promise<ForeseenCalendars> {
  authorise(context.actor, 'calendars.manage')
  return inUndoneTransaction(context.db, async (tx) => {
    await lockForChange(tx)
    const { change } = await carryOut(context, tx, proposed)
    return { change, calendars: await calendarsWithin(tx) }
  })
}

/**
 * Makes the change. Returns under which id the dates that follow from it are counted anew; null when
 * time counts as before.
 *
 * Audit and refusals: those of the change.
 */
export async function makeCalendarChange(
  context: Context,
  proposed: ProposedChange,
): Promise<CalendarChangeId | null> {
  authorise(context.actor, 'calendars.manage')
  const { changeId } = await changeCalendar(context, (tx) => carryOut(context, tx, proposed))
  return changeId
}

/** The change with that id, whoever asks: for work that follows from it. */
export async function calendarChangeById(
  context: Context,
  id: CalendarChangeId,
): Promise<KeptCalendarChange | null> {
  const [change] = await inRead(context.db, (read) => listChanges(read, { id, limit: 1 }))
  return change ?? null
}

/** The last changes after which time counts differently, the latest first. */
export async function lastCalendarChanges(
  context: Context,
  limit: number,
): Promise<readonly KeptCalendarChange[]> {
  authorise(context.actor, 'calendars.manage')
  return inRead(context.db, (read) => listChanges(read, { limit }))
}

async function carryOut(
  context: Context,
  tx: Write,
  proposed: ProposedChange,
): Promise<Changed<unknown>> {
  switch (proposed.what) {
    case 'add-day':
      return specialDayAdded(context, tx, proposed.entry)
    case 'change-day':
      return specialDayChanged(context, tx, proposed.id, proposed.entry)
    case 'remove-day':
      return specialDayRemoved(context, tx, proposed.id)
    case 'set-hours':
      return scheduleSet(context, tx, proposed.schedule)
    case 'propose-year':
      return calendarYearProposed(context, tx, proposed.year)
  }
}
