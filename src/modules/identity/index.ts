/** Accounts of people, businesses and staff; how they sign in, and who a request comes from. */
export {
  browserEntrance,
  PROVIDER_RETURN_PATH,
  providerRoutes,
  sessionHeader,
} from './http/provider-routes.ts'
export { sessionRoutes } from './http/session-routes.ts'

export { identifyVisitor, visitorOf } from './http/visitors.ts'
export {
  letStaffLeave,
  NewStaff,
  onboardStaff,
  reactivateStaff,
  resetPassword,
  signStaffOut,
  takeCodeAway,
  type EndRoles,
  type HandedOver,
} from './usecases/administer-staff.ts'

export { changePassword } from './usecases/change-password.ts'
export { DemoAccounts, importAccounts, refuseDemoAccounts } from './usecases/demo-accounts.ts'
export {
  officerByUsername,
  officerIdOf,
  officersOf,
  usernamesOf,
  type KnownOfficer,
} from './usecases/known-accounts.ts'
export {
  listStaff,
  staffByIds,
  viewStaff,
  type ListedStaff,
  type StaffPage,
} from './usecases/list-staff.ts'
export { makeAdministrator, type GrantAdministration } from './usecases/make-administrator.ts'
export { beginCode, confirmCode, removeCode } from './usecases/own-code.ts'
export { endAllSessions, endOwnSession, listOwnSessions } from './usecases/own-sessions.ts'
export { type IdentityProvider } from './usecases/provider-sign-in.ts'
export { forgetVisits, visitsHearer } from './usecases/remembered-visits.ts'
export { signIn, type Credentials, type SignedIn } from './usecases/sign-in.ts'
export type { Entrance } from './usecases/session-tokens.ts'
export type { HeldRolesOf, Visitor } from './usecases/visitor.ts'
