import type { UnitId } from '#kernel/id'
import {
  holdsRoleAt,
  rolesOf,
  standsInFor,
  unitsReached,
  type Actor,
  type StaffRole,
} from '#platform/access'
import type { Sight } from '../db/visibility.ts'
import type { Onlooker } from '../domain/visibility.ts'

/** Roles that handle dossiers. Procedure control sees all of them; administrators see none. */
const WORKING_ROLES = [
  'reception',
  'handler',
  'division-head',
  'approver',
  'clerk',
] as const satisfies readonly StaffRole[]

/** The actor as the rules of a single dossier see them. */
export function onlookerOf(actor: Actor): Onlooker {
  return {
    kind: actor.kind === 'anonymous' ? 'citizen' : actor.kind,
    accountId: actor.accountId,
    personalId: actor.personalId,
    taxCode: actor.taxCode,
    roles: new Set(rolesOf(actor)),
    standsInFor: new Set(standsInFor(actor).map(({ accountId }) => accountId)),
    holds: (role, unitId) => holdsRoleAt(actor, role, unitId),
    reaches: (unitId: UnitId) => WORKING_ROLES.some((role) => holdsRoleAt(actor, role, unitId)),
  }
}

/** The actor as the lists see them. */
export function sightOf(actor: Actor): Sight {
  if (actor.kind === 'system') return { of: 'all' }
  if (actor.kind !== 'staff') {
    return {
      of: 'person',
      personalId: actor.kind === 'citizen' ? actor.personalId : null,
      taxCode: actor.kind === 'business' ? actor.taxCode : null,
    }
  }
  if (actor.roles.some(({ role }) => role === 'procedure-control')) return { of: 'all' }
  return {
    of: 'units',
    reception: unitsReached(actor, 'reception'),
    work: unitsReached(actor, ...WORKING_ROLES),
  }
}
