import { addDays, type Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId } from '#platform/ids'
import { insertSchedules, setScheduleEnd, setSessions } from '../db/calendar-changes.queries.ts'
import { listSchedules, type Owned, type ScheduleId } from '../db/calendar.queries.ts'
import { isCoveredDay } from '../domain/coverage.ts'
import { placeSchedule, whyNotSessions, type WeekdaySession } from '../domain/schedule.ts'
import { authoriseChange, changeCalendar, type Changed } from './change-calendar.ts'

/** Office hours that a unit and those below it, or (unit null) the whole locality, has from a day on. */
export interface NewSchedule extends Owned {
  readonly validFrom: Day
  readonly sessions: readonly WeekdaySession[]
}

/**
 * Sets office hours from a day on, until the next that are set already. Those before them end the day before; those
 * that begin on the same day are replaced.
 *
 * Audit: `schedule.set`. Refuses: `invalid/outside-calendar`, `invalid/schedule-without-sessions`,
 * `invalid/session-ends-before-it-begins`, `invalid/sessions-overlap`, and who may not change this calendar.
 */
export async function setSchedule(context: Context, schedule: NewSchedule): Promise<ScheduleId> {
  return (await changeCalendar(context, (tx) => scheduleSet(context, tx, schedule))).result
}

/** The same in a transaction that is open. */
export async function scheduleSet(
  context: Context,
  tx: Write,
  { unitId, validFrom, sessions }: NewSchedule,
): Promise<Changed<ScheduleId>> {
  authoriseChange(context, unitId)
  const refusal = isCoveredDay(validFrom) ? whyNotSessions(sessions) : 'invalid/outside-calendar'
  if (refusal !== null) throw new Refused(refusal)
  const existing = (await listSchedules(tx)).filter((kept) => kept.unitId === unitId)

  const { replaced, ended, validTo } = placeSchedule(existing, validFrom)

  const id = replaced?.id ?? newId<'schedule'>()
  const happened = 'schedule.set'
  if (ended !== null) await setScheduleEnd(tx, ended.id, addDays(validFrom, -1))
  if (replaced === null) await insertSchedules(tx, [{ id, unitId, validFrom, validTo, sessions }])
  else await setSessions(tx, { id, sessions })
  await record(tx, context, happened, {
    kind: 'schedule',
    id,
    details: { unitId, validFrom, validTo },
  })
  return { result: id, change: { unitId, happened, day: validFrom, kind: null, name: null } }
}
