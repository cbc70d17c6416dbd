/** Who acts, and what their roles may do: the policy table and the questions asked of it. */
export {
  ANONYMOUS,
  authorise,
  holdsInPerson,
  holdsRoleAt,
  insteadOfWhom,
  isSignedIn,
  nameActing,
  rolesOf,
  standsInFor,
  SYSTEM,
  unitsReached,
  type Absent,
  type Actor,
  type HeldRole,
} from './actor.ts'
export { isPermitted, POLICY, type ObjectScope, type Permission } from './policy.ts'
export { STAFF_ROLES, type Role, type StaffRole } from './roles.ts'
