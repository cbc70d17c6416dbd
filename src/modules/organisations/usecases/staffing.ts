import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { StaffRole } from '#platform/access'
import type { Context } from '#platform/context'
import { listHeldRoles } from '../db/staff-role.queries.ts'
import type { StaffRoleRow } from '../db/staff-role.queries.ts'
import { organisationNow } from './read-organisation.ts'
import { Remembered } from './remembered.ts'

/** Who holds which role where, today; read anew at most once a second. */
const roles = new Remembered<readonly StaffRoleRow[]>({
  forMilliseconds: 1_000,
  version: async () => performance.now(),
  read: listHeldRoles,
})

/** Whether somebody holds a role in a unit, or in one above it, today. Ask before a transaction begins. */
export async function staffingNow(
  context: Pick<Context, 'db' | 'clock'>,
): Promise<(unitId: UnitId, role: StaffRole) => boolean> {
  const today = dayOf(context.clock.now())
  const [organisation, held] = await Promise.all([organisationNow(context), roles.of(context)])
  const places = new Set(
    held
      .filter(
        ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
      )
      .map(({ role, unitId }) => `${role}@${unitId}`),
  )
  return (unitId, role) =>
    organisation.chainOf(unitId).some(({ id }) => places.has(`${role}@${id}`))
}
