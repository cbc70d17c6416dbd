import type { AccountId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { CalendarChange, CalendarChangeId } from '../domain/calendar-change.ts'
import type { SpecialDayKind } from '../domain/special-day.ts'

/** A change as it is kept: when it was made, and by whom. */
export type KeptCalendarChange = CalendarChange & {
  readonly id: CalendarChangeId
  readonly at: Date
  readonly by: AccountId
}

export async function insertChange(
  tx: Write,
  { unitId, by, ...change }: KeptCalendarChange,
): Promise<void> {
  await tx
    .insertInto('calendar_change')
    .values({ ...change, unit_id: unitId, changed_by: by })
    .execute()
}

/** The last changes, or those among these; the latest first. */
export async function listChanges(
  read: Read,
  wanted: { readonly id?: CalendarChangeId; readonly limit: number },
): Promise<KeptCalendarChange[]> {
  let query = read
    .selectFrom('calendar_change')
    .select(['id', 'unit_id', 'happened', 'day', 'kind', 'name', 'at', 'changed_by'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (wanted.id !== undefined) query = query.where('id', '=', wanted.id)
  const rows = await query.execute()
  return rows.map(({ unit_id: unitId, changed_by: by, happened, kind, ...row }) => ({
    ...row,
    unitId,
    by,
    happened,
    kind: kind as SpecialDayKind | null,
  }))
}
