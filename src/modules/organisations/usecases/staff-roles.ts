import { addDays, type Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { forgetVisits } from '#modules/identity'
import type { HeldRole, StaffRole } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inOneTrip, inRead, inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import {
  addRoles,
  endRolesOfAccount,
  findRoleForUpdate,
  listAllRolesOfAccount,
  listRolesInUnit,
  listRolesOfAccount,
  setRoleEnd,
  type StaffRoleId,
  type StaffRoleRow,
} from '../db/staff-role.queries.ts'
import { listOrganisationRows } from '../db/unit.queries.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import { whyNotEnd, whyNotHold } from '../domain/role-period.ts'
import type { Unit } from '../domain/unit.ts'
import { authoriseAdministration, isAdministered, requireAdministered } from './administration.ts'
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
 * Lets an officer hold a role in a unit and all below it, from a day to a day. It counts from the next
 * request on here, within a second on other servers.
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
  await forgetVisits(context, granted.accountId)
  return id
}

/**
 * Ends a role after its last day. Yesterday takes it away at once, on other servers within a second;
 * the day before its first one, as if it had never been given.
 *
 * Audit: `role.ended`. Refuses: `not-found/role`, `forbidden/unit-outside-reach`,
 * `invalid/role-period`, `conflict/role-ended`.
 */
export async function endRole(context: Context, id: StaffRoleId, lastDay: Day): Promise<void> {
  authoriseAdministration(context.actor, 'staff.manage')
  const history = await organisationHistory(context)
  const accountId = await inTransaction(context.db, async (tx) => {
    const role = await findRoleForUpdate(tx, id)
    if (role === undefined) throw new Refused('not-found/role')
    requireAdministered(context.actor, history, [role.unitId], dayOf(context.clock.now()))
    const obstacle = whyNotEnd(role, lastDay)
    if (obstacle !== null) throw new Refused(obstacle)
    await setRoleEnd(tx, id, lastDay)
    await record(tx, context, 'role.ended', { kind: 'staff-role', id, details: { lastDay } })
    return role.accountId
  })
  await forgetVisits(context, accountId)
}

/**
 * Takes away every role of an officer who leaves, at once and in the transaction in which they leave;
 * roles that would begin later are taken back.
 *
 * Audit: `role.ended` for each. Refuses: `forbidden/unit-outside-reach` when one of them, a later one
 * included, lies in a unit that the caller does not administer.
 */
export async function endRoles(tx: Write, context: Context, accountId: AccountId): Promise<void> {
  authoriseAdministration(context.actor, 'staff.manage')
  const today = dayOf(context.clock.now())
  const lastDay = addDays(today, -1)
  const ended = await endRolesOfAccount(tx, accountId, lastDay)
  const history = new OrganisationHistory(await listOrganisationRows(tx))
  requireAdministered(
    context.actor,
    history,
    ended.map(({ unitId }) => unitId),
    today,
  )
  for (const { id } of ended)
    await record(tx, context, 'role.ended', { kind: 'staff-role', id, details: { lastDay } })
}

/**
 * Gives the first administrator the role over the whole locality, in the transaction in which the
 * account is made; nothing when it is held already. For the system at work in the locality only.
 *
 * Audit: `role.granted`. Refuses: `not-found/unit` in a locality without units.
 */
export async function grantAdministration(
  tx: Write,
  context: Context,
  accountId: AccountId,
): Promise<void> {
  if (context.actor.kind !== 'system') throw new Refused('forbidden/role')
  const validFrom = dayOf(context.clock.now())
  const { units } = new OrganisationHistory(await listOrganisationRows(tx)).on(validFrom)
  const root = units.find(({ kind }) => kind === 'province')
  if (root === undefined) throw new Refused('not-found/unit')
  const id = newId<'staff_role'>()
  const granted = { accountId, unitId: root.id, role: 'administrator' as const, validFrom }
  const added = await addRoles(tx, [{ ...granted, id, validTo: null }])
  if (added === 0) return
  await record(tx, context, 'role.granted', { kind: 'staff-role', id, details: granted })
}

/** A role of an officer, past, present or to come, as administrators see it. */
export interface RoleOfStaff extends StaffRoleRow {
  readonly unit: Unit
  /** Whether it lies in a unit that the one who asks administers. */
  readonly isWithinReach: boolean
}

/** Every role that an officer held, holds or will hold, the latest first; for administrators. */
export async function listRolesOfStaff(
  context: Context,
  accountId: AccountId,
): Promise<RoleOfStaff[]> {
  authoriseAdministration(context.actor, 'staff.manage')
  const today = dayOf(context.clock.now())
  const [history, rows] = await Promise.all([
    organisationHistory(context),
    inRead(context.db, (read) => listAllRolesOfAccount(read, accountId)),
  ])
  return rows.flatMap((row) => {
    const unit = history.unit(row.unitId)
    if (unit === null) return []
    const isWithinReach = isAdministered(context.actor, history, row.unitId, today)
    return [{ ...row, unit, isWithinReach }]
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
    inOneTrip(context.db, (read) => listRolesOfAccount(read, accountId, today)),
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
