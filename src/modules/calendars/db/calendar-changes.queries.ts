import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import type { Write } from '#platform/db'
import { formatTimeOfDay } from '../domain/schedule.ts'
import type { SpecialDay } from '../domain/special-day.ts'
import type { KeptSchedule, KeptSpecialDay, ScheduleId, SpecialDayId } from './calendar.queries.ts'

/** Counts a change, and makes every other one of this locality wait for the end of this transaction. */
export async function lockForChange(tx: Write): Promise<void> {
  await tx
    .insertInto('calendar_version')
    .values({ version: 1 })
    .onConflict((conflict) =>
      conflict.columns(['locality_id']).doUpdateSet({ version: sql`calendar_version.version + 1` }),
    )
    .execute()
}

export async function insertSpecialDays(
  tx: Write,
  specialDays: readonly KeptSpecialDay[],
): Promise<void> {
  if (specialDays.length === 0) return
  await tx
    .insertInto('calendar_day')
    .values(specialDays.map(({ unitId, ...special }) => ({ ...special, unit_id: unitId })))
    .execute()
}

export async function setSpecialDay(
  tx: Write,
  id: SpecialDayId,
  { day, kind, name, source }: SpecialDay,
): Promise<void> {
  await tx
    .updateTable('calendar_day')
    .set({ day, kind, name, source })
    .where('id', '=', id)
    .execute()
}

export async function deleteSpecialDay(tx: Write, id: SpecialDayId): Promise<void> {
  await tx.deleteFrom('calendar_day').where('id', '=', id).execute()
}

/** Enters schedules with their sessions. */
export async function insertSchedules(
  tx: Write,
  schedules: readonly KeptSchedule[],
): Promise<void> {
  if (schedules.length === 0) return
  await tx
    .insertInto('schedule')
    .values(
      schedules.map(({ id, unitId, validFrom, validTo }) => ({
        id,
        unit_id: unitId,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    )
    .execute()
  await insertSessions(tx, schedules)
}

export async function setScheduleEnd(tx: Write, id: ScheduleId, validTo: Day): Promise<void> {
  await tx.updateTable('schedule').set({ valid_to: validTo }).where('id', '=', id).execute()
}

/** Replaces the sessions of a schedule. */
export async function setSessions(
  tx: Write,
  schedule: Pick<KeptSchedule, 'id' | 'sessions'>,
): Promise<void> {
  await tx.deleteFrom('schedule_session').where('schedule_id', '=', schedule.id).execute()
  await insertSessions(tx, [schedule])
}

async function insertSessions(
  tx: Write,
  schedules: readonly Pick<KeptSchedule, 'id' | 'sessions'>[],
): Promise<void> {
  await tx
    .insertInto('schedule_session')
    .values(
      schedules.flatMap(({ id, sessions }) =>
        sessions.map(({ weekday, opensAt, closesAt }) => ({
          schedule_id: id,
          weekday,
          opens_at: formatTimeOfDay(opensAt),
          closes_at: formatTimeOfDay(closesAt),
        })),
      ),
    )
    .execute()
}

/** Enters years that are not entered yet; one without `confirmedAt` as proposed. */
export async function insertYears(
  tx: Write,
  years: readonly { readonly year: number; readonly confirmedAt: Date | null }[],
): Promise<void> {
  if (years.length === 0) return
  await tx
    .insertInto('calendar_year')
    .values(years.map(({ year, confirmedAt }) => ({ year, confirmed_at: confirmedAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setYearConfirmed(
  tx: Write,
  year: number,
  { at, by }: { readonly at: Date; readonly by: AccountId },
): Promise<void> {
  await tx
    .updateTable('calendar_year')
    .set({ confirmed_at: at, confirmed_by: by })
    .where('year', '=', year)
    .execute()
}
