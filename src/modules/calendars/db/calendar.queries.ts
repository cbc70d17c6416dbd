import type { Day } from '#kernel/day'
import type { Id, UnitId } from '#kernel/id'
import type { Read } from '#platform/db'
import { parseTimeOfDay, type OfficeWeekday, type Schedule } from '../domain/schedule.ts'
import type { SpecialDay } from '../domain/special-day.ts'

export type ScheduleId = Id<'schedule'>
export type SpecialDayId = Id<'calendar_day'>

/** Whose entry it is: a unit's own, or the locality's. */
export interface Owned {
  readonly unitId: UnitId | null
}

export type KeptSchedule = Schedule & Owned & { readonly id: ScheduleId }
export type KeptSpecialDay = SpecialDay & Owned & { readonly id: SpecialDayId }

/** How often the calendar was changed; 0 when it never was. */
export async function findVersion(db: Read): Promise<number> {
  const row = await db.selectFrom('calendar_version').select('version').executeTakeFirst()
  return row?.version ?? 0
}

/** Every schedule of the locality and of its units with its sessions. A calendar is read whole or not at all. */
export async function listSchedules(db: Read): Promise<KeptSchedule[]> {
  const [schedules, sessions] = await Promise.all([
    db.selectFrom('schedule').select(['id', 'unit_id', 'valid_from', 'valid_to']).execute(),
    db
      .selectFrom('schedule_session')
      .select(['schedule_id', 'weekday', 'opens_at', 'closes_at'])
      .execute(),
  ])
  const bySchedule = Map.groupBy(sessions, ({ schedule_id }) => schedule_id)
  return schedules.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    sessions: (bySchedule.get(row.id) ?? []).map((session) => ({
      weekday: session.weekday as OfficeWeekday,
      opensAt: timeOfDayOf(session.opens_at),
      closesAt: timeOfDayOf(session.closes_at),
    })),
  }))
}

const SPECIAL_DAY = ['id', 'unit_id', 'day', 'kind', 'name', 'source'] as const

/** Every special day of the locality and of its units. */
export async function listSpecialDays(db: Read): Promise<KeptSpecialDay[]> {
  const rows = await db.selectFrom('calendar_day').select(SPECIAL_DAY).execute()
  return rows.map(({ unit_id, ...row }) => ({ ...row, unitId: unit_id }))
}

export async function findSpecialDay(db: Read, id: SpecialDayId): Promise<KeptSpecialDay | null> {
  const row = await db
    .selectFrom('calendar_day')
    .select(SPECIAL_DAY)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { unit_id, ...rest } = row
  return { ...rest, unitId: unit_id }
}

/** The entry that the unit, or the locality, has for a day. */
export async function findSpecialDayOn(
  db: Read,
  { unitId, day }: Owned & { readonly day: Day },
): Promise<SpecialDayId | null> {
  const row = await db
    .selectFrom('calendar_day')
    .select('id')
    .where('day', '=', day)
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The years whose days off are entered, and whether as announced. */
export async function listYears(
  db: Read,
): Promise<{ readonly year: number; readonly isConfirmed: boolean }[]> {
  const rows = await db.selectFrom('calendar_year').select(['year', 'confirmed_at']).execute()
  return rows.map(({ year, confirmed_at }) => ({ year, isConfirmed: confirmed_at !== null }))
}

function timeOfDayOf(text: string): number {
  const time = parseTimeOfDay(text)
  if (time === null) throw new Error(`not a time of the day: ${text}`)
  return time
}
