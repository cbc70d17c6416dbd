import type { Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { HeldRole, StaffRole } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  addRoles,
  findRoleForUpdate,
  listRolesInUnit,
  listRolesOfAccount,
  setRoleEnd,
  type StaffRoleId,
  type StaffRoleRow,
} from '../db/staff-role.queries.ts'
import { whyNotEnd, whyNotHold } from '../domain/role-period.ts'
import { authoriseAdministration, requireAdministered } from './administration.ts'
import { organisationHistory, organisationNow } from './read-organisation.ts'

export type { StaffRoleId, StaffRoleRow }

/** A role to be held: by whom, where, and from which day to which (null: until further notice). */
export interface NewRole {
  readonly accountId: AccountId
  readonly unitId: UnitId
  readonly role: StaffRole
  readonly validFrom: Day
  readonly validTo: Day | null
}

/**
 * Lets an officer hold a role in a unit and all below it, from a day to a day.
 *
 * Audit: `role.granted`. Refuses: `not-found/unit`, `not-found/account`,
 * `forbidden/unit-outside-reach`, `invalid/role-period`, `conflict/unit-not-valid`,
 * `conflict/role-held` for the same role in the same unit at the same time.
 */
export async function grantRole(context: Context, granted: NewRole): Promise<StaffRoleId> {
  authoriseAdministration(context.actor, 'staff.manage')
  const history = await organisationHistory(context)
  requireAdministered(context.actor, history, [granted.unitId], granted.validFrom)
  const obstacle = whyNotHold(history.unit(granted.unitId), granted)
  if (obstacle !== null) throw new Refused(obstacle)
  const id = newId<'staff_role'>()
  await inTransaction(context.db, async (tx) => {
    const added = await addRoles(tx, [{ ...granted, id }])
    if (added === 0) throw new Refused('conflict/role-held')
    const { role, unitId, accountId } = granted
    await record(tx, context, 'role.granted', {
      kind: 'staff-role',
      id,
      details: { role, unitId, accountId },
    })
  }).catch((error: unknown) => {
    throw isUnknownAccount(error) ? new Refused('not-found/account') : error
  })
  return id
}

/**
 * Ends a role after its last day. Yesterday takes it away at once; the day before its first one, as
 * if it had never been given.
 *
 * Audit: `role.ended`. Refuses: `not-found/role`, `forbidden/unit-outside-reach`,
 * `invalid/role-period`, `conflict/role-ended`.
 */
export async function endRole(context: Context, id: StaffRoleId, lastDay: Day): Promise<void> {
  authoriseAdministration(context.actor, 'staff.manage')
  const history = await organisationHistory(context)
  await inTransaction(context.db, async (tx) => {
    const role = await findRoleForUpdate(tx, id)
    if (role === undefined) throw new Refused('not-found/role')
    requireAdministered(context.actor, history, [role.unitId], dayOf(context.clock.now()))
    const obstacle = whyNotEnd(role, lastDay)
    if (obstacle !== null) throw new Refused(obstacle)
    await setRoleEnd(tx, id, lastDay)
    await record(tx, context, 'role.ended', { kind: 'staff-role', id, details: { lastDay } })
  })
}

/**
 * Who holds which role in a unit itself on a day (today when none is given), for its administrators.
 * Refuses: `not-found/unit`, `forbidden/unit-outside-reach`.
 */
export async function listRolesOfUnit(
  context: Context,
  unitId: UnitId,
  on: Day = dayOf(context.clock.now()),
): Promise<StaffRoleRow[]> {
  authoriseAdministration(context.actor, 'staff.manage')
  requireAdministered(context.actor, await organisationHistory(context), [unitId], on)
  return inRead(context.db, (read) => listRolesInUnit(read, unitId, on))
}

/**
 * The roles an account holds today, each with all it reaches: the unit, all below it, and ended
 * units whose affairs came there. A role in a unit that has ended counts no more. Asked on every
 * request: one statement by an index, the rest from memory.
 */
export async function heldRolesOf(
  context: Pick<Context, 'db' | 'clock'>,
  accountId: AccountId,
): Promise<HeldRole[]> {
  const today = dayOf(context.clock.now())
  const [organisation, roles] = await Promise.all([
    organisationNow(context),
    inRead(context.db, (read) => listRolesOfAccount(read, accountId, today)),
  ])
  return roles.flatMap(({ role, unitId }) => {
    const unit = organisation.unit(unitId)
    if (unit === null) return []
    const { code: unitCode, name: unitName } = unit
    return [{ role, unitId, unitCode, unitName, reach: organisation.reachOf(unitId) }]
  })
}

function isUnknownAccount(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'staff_role_account'
}
