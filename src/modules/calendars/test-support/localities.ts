import type { AccountId, UnitId } from '#kernel/id'
import { ANONYMOUS, type Actor, type StaffRole } from '#platform/access'
import {
  aContext,
  BAC_KAN,
  LANG_SON,
  type TestDatabase,
} from '../../../../tools/test-support/database.ts'
import { forgetKeptCalendar } from '../usecases/calendar-of.ts'

export const PROVINCE = '00000000-0000-7000-8000-000000000037' as UnitId
export const COMMUNE = '00000000-0000-7000-8000-000000003701' as UnitId
export const OTHER_COMMUNE = '00000000-0000-7000-8000-000000003702' as UnitId
const OFFICER = '00000000-0000-7000-8000-00000000000a' as AccountId

const CODES: Readonly<Record<UnitId, string>> = {
  [PROVINCE]: 'H37',
  [COMMUNE]: 'H37.101',
  [OTHER_COMMUNE]: 'H37.102',
}

/** An officer with one role, in the province and all below it or in a commune. */
export function anOfficer(role: StaffRole, unitId = PROVINCE): Actor {
  const reach = new Set(unitId === PROVINCE ? (Object.keys(CODES) as UnitId[]) : [unitId])
  const code = CODES[unitId] ?? ''
  return {
    ...ANONYMOUS,
    kind: 'staff',
    accountId: OFFICER,
    roles: [{ role, unitId, unitCode: code, unitName: code, reach }],
  }
}

/** Leaves the locality with three units and an officer, and with no calendar. */
export async function emptyCalendar(database: TestDatabase): Promise<void> {
  await database.asOwner(
    'truncate calendar_day, calendar_year, calendar_version, schedule, schedule_session, audit_entry',
  )
  for (const [id, code] of Object.entries(CODES)) {
    const [kind, superior] = id === PROVINCE ? ['province', null] : ['commune', PROVINCE]
    await database.asOwner(
      `insert into unit (locality_id, id, code, slug, name, short_name, kind, level, parent_id, valid_from)
        values ($1, $2, $3, $3, $3, $3, $4, $4, $5, '2018-01-01') on conflict (locality_id, id) do nothing`,
      [LANG_SON.id, id, code, kind, superior],
    )
  }
  await database.asOwner(
    `insert into account (locality_id, id, kind, username, display_name, created_at)
      values ($1, $2, 'staff', 'quantri', 'Quản trị', now())
      on conflict (locality_id, id) do nothing`,
    [LANG_SON.id, OFFICER],
  )
  for (const locality of [LANG_SON, BAC_KAN]) forgetKeptCalendar(aContext(database, { locality }))
}

/** What the audit trail says, oldest first. */
export async function audited(
  database: TestDatabase,
): Promise<{ event: string; object_id: string; details: unknown }[]> {
  return database.asOwner('select event, object_id, details from audit_entry order by id')
}
