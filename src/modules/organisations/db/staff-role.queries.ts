import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { AccountId, Id, UnitId } from '#kernel/id'
import type { StaffRole } from '#platform/access'
import { isOneOf, type Read, type Write } from '#platform/db'

export type StaffRoleId = Id<'staff_role'>

/** That an officer holds a role in a unit, from a day to a day. */
export interface StaffRoleRow {
  readonly id: StaffRoleId
  readonly accountId: AccountId
  readonly unitId: UnitId
  readonly role: StaffRole
  readonly validFrom: Day
  /** The last day; null while no end is known. */
  readonly validTo: Day | null
}

const MOST_ROLES = 1_000

/** What an account holds on a day, by the index on the account. */
export function listRolesOfAccount(
  db: Read,
  accountId: AccountId,
  on: Day,
): Promise<Pick<StaffRoleRow, 'role' | 'unitId'>[]> {
  return db
    .selectFrom('staff_role')
    .select(['role', 'unit_id as unitId'])
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .orderBy('role')
    .orderBy('unit_id')
    .limit(MOST_ROLES)
    .execute()
}

/** Every role an account held, holds or will hold, the latest first; one taken back before its first day is none. */
export function listAllRolesOfAccount(db: Read, accountId: AccountId): Promise<StaffRoleRow[]> {
  return roles(db)
    .where('account_id', '=', accountId)
    .where((where) =>
      where.or([where('valid_to', 'is', null), where('valid_to', '>=', where.ref('valid_from'))]),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_ROLES)
    .execute()
}

/** The roles in a unit on a day. */
export function listRolesInUnit(db: Read, unitId: UnitId, on: Day): Promise<StaffRoleRow[]> {
  return roles(db)
    .where('unit_id', '=', unitId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .orderBy('role')
    .orderBy('id')
    .limit(MOST_ROLES)
    .execute()
}

/** The roles in some units that go on after a day or begin later. */
export function listRolesAfter(
  db: Read,
  unitIds: readonly UnitId[],
  lastDay: Day,
): Promise<StaffRoleRow[]> {
  return roles(db)
    .where((where) => isOneOf(where.ref('unit_id'), unitIds))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', lastDay)]))
    .where((where) =>
      where.or([where('valid_to', 'is', null), where('valid_to', '>=', where.ref('valid_from'))]),
    )
    .orderBy('id')
    .execute()
}

/** A role, locked until the transaction ends. */
export function findRoleForUpdate(tx: Write, id: StaffRoleId): Promise<StaffRoleRow | undefined> {
  return roles(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Adds those roles that nobody holds in the same unit at the same time. Returns how many it added. */
export async function addRoles(tx: Write, added: readonly StaffRoleRow[]): Promise<number> {
  if (added.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('staff_role')
    .values(
      added.map((role) => ({
        id: role.id,
        account_id: role.accountId,
        unit_id: role.unitId,
        role: role.role,
        valid_from: role.validFrom,
        valid_to: role.validTo,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

export async function setRoleEnd(tx: Write, id: StaffRoleId, lastDay: Day): Promise<void> {
  await tx.updateTable('staff_role').set({ valid_to: lastDay }).where('id', '=', id).execute()
}

/** Ends roles on a day; those that would begin later are taken back. */
export async function setRoleEnds(
  tx: Write,
  ids: readonly StaffRoleId[],
  lastDay: Day,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('staff_role')
    .set({ valid_to: sql`greatest(${lastDay}::date, valid_from - 1)` })
    .where((where) => isOneOf(where.ref('id'), ids))
    .execute()
}

/** Ends all roles of an account that go on after a day or begin later. Returns them. */
export function endRolesOfAccount(
  tx: Write,
  accountId: AccountId,
  lastDay: Day,
): Promise<Pick<StaffRoleRow, 'id' | 'unitId'>[]> {
  return tx
    .updateTable('staff_role')
    .set({ valid_to: sql`greatest(${lastDay}::date, valid_from - 1)` })
    .where('account_id', '=', accountId)
    .where((where) =>
      where.or([
        where('valid_to', 'is', null),
        where.and([
          where('valid_to', '>', lastDay),
          where('valid_to', '>=', where.ref('valid_from')),
        ]),
      ]),
    )
    .returning(['id', 'unit_id as unitId'])
    .execute()
}

function roles(db: Read) {
  return db
    .selectFrom('staff_role')
    .select(['id', 'account_id as accountId', 'unit_id as unitId', 'role'])
    .select(['valid_from as validFrom', 'valid_to as validTo'])
}

/** Every role that has not ended long ago, for the question of who may do what where. */
export function listHeldRoles(db: Read): Promise<StaffRoleRow[]> {
  return roles(db)
    .where((where) =>
      where.or([where('valid_to', 'is', null), where('valid_to', '>=', where.ref('valid_from'))]),
    )
    .execute()
}
