import type { Account } from './account.ts'
import type { Session } from './session.ts'

/**
 * Which officers must give a one-time code beside the password: who signs or seals what leaves the
 * house, who changes the rules, and who lets others in. The rest may set one up.
 */
export const CODE_IS_REQUIRED = {
  reception: false,
  handler: false,
  'division-head': false,
  approver: true,
  clerk: true,
  'procedure-control': true,
  administrator: true,
} as const

export type OfficerRole = keyof typeof CODE_IS_REQUIRED

/** What a signed-in officer must do before anything else is open. */
export type Duty = 'change-password' | 'set-up-code'

/**
 * What an account must do first, or null. Until it is done the account holds no role, whatever
 * screen or script asks. Demonstration accounts are free of it.
 */
export function firstDuty(
  account: Pick<Account, 'isDemo' | 'passwordExpiresAt'>,
  session: Pick<Session, 'assurance'>,
  roles: readonly OfficerRole[],
): Duty | null {
  if (account.isDemo) return null
  if (account.passwordExpiresAt !== null) return 'change-password'
  const isCodeMissing = session.assurance === 'password'
  return isCodeMissing && roles.some((role) => CODE_IS_REQUIRED[role]) ? 'set-up-code' : null
}
