import { v5 } from 'uuid'
import type { AccountId } from '#kernel/id'
import { STAFF_ROLES, type StaffRole } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { addRoles, type StaffRoleId } from '../db/staff-role.queries.ts'
import { authoriseAdministration } from './administration.ts'
import { organisationHistory } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

const NAMESPACE = '0d5f8a38-54a8-4e9e-a5a1-4f1c0c0b7d11'

/** A role of a pack: as long as its unit is valid. */
export interface PackedRole {
  readonly accountId: AccountId
  readonly role: StaffRole
  readonly unitSlug: string
}

/**
 * Gives the officers of a pack their roles, each for as long as its unit is valid. The same pack
 * loaded again changes nothing, and does not give back what people have taken away since.
 */
export async function importRoles(context: Context, packed: readonly PackedRole[]): Promise<void> {
  authoriseAdministration(context.actor, 'staff.manage')
  const history = await organisationHistory(context)
  const rows = packed.map(({ accountId, role, unitSlug }) => {
    const unitId = unitIdOf(context.locality.code, unitSlug)
    const unit = history.unit(unitId)
    if (unit === null || !STAFF_ROLES.includes(role))
      throw new Error(`no role ${role} at ${unitSlug}`)
    const id = v5(`${accountId}/${role}/${unitId}`, NAMESPACE) as StaffRoleId
    return { id, accountId, unitId, role, validFrom: unit.validFrom, validTo: unit.validTo }
  })
  await inTransaction(context.db, (tx) => addRoles(tx, rows))
}
