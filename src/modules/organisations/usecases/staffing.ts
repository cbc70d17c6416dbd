import type { AccountId, UnitId } from '#kernel/id'
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
  const holders = await holdersNow(context)
  return (unitId, role) => holders(unitId, role).length > 0
}

/** Who holds a role in a unit, or in one above it, today; those nearest to the unit first. */
export async function holdersNow(
  context: Pick<Context, 'db' | 'clock'>,
): Promise<(unitId: UnitId, role: StaffRole) => readonly AccountId[]> {
  const today = dayOf(context.clock.now())
  const [organisation, held] = await Promise.all([organisationNow(context), roles.of(context)])
  const holders = Map.groupBy(
    held.filter(
      ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
    ),
    ({ role, unitId }) => `${role}@${unitId}`,
  )
  return (unitId, role) => [
    ...new Set(
      organisation
        .chainOf(unitId)
        .flatMap(({ id }) => holders.get(`${role}@${id}`) ?? [])
        .map(({ accountId }) => accountId),
    ),
  ]
}
