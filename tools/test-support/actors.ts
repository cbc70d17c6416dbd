import type { AccountId, UnitId } from '#kernel/id'
import { ANONYMOUS, type Actor, type StaffRole } from '#platform/access'

/** An officer who holds one role in one unit, for tests that ask what a role may do. */
export function anOfficer(
  role: StaffRole,
  unitId = '00000000-0000-7000-8000-0000000000aa' as UnitId,
): Actor {
  return {
    ...ANONYMOUS,
    kind: 'staff',
    accountId: '00000000-0000-7000-8000-0000000000bb' as AccountId,
    username: role,
    displayName: 'Cán bộ',
    roles: [{ role, unitId, unitCode: 'H37', unitName: 'Đơn vị', reach: new Set([unitId]) }],
  }
}
