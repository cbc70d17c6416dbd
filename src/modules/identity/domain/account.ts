import type { Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'

export type AccountKind = 'citizen' | 'business' | 'staff'

/** Someone who can sign in, as others may know them. */
export interface Account {
  readonly id: AccountId
  readonly kind: AccountKind
  readonly username: string | null
  readonly displayName: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly isDemo: boolean
  /** Set while the password is a one-time one; it must be changed before anything else. */
  readonly passwordExpiresAt: Date | null
}

/** An account with what it proves itself by. Only what signs in and what changes a proof loads it. */
export interface SecuredAccount extends Account {
  readonly passwordHash: string | null
  readonly passwordChangedAt: Date | null
  readonly totpSecret: string | null
  readonly totpConfirmedAt: Date | null
  readonly disabledAt: Date | null
}

const USERNAME_SHAPE = /^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$/

/** A user name as it is kept: lower case, 3 to 40 Latin letters, digits, dots and dashes; null when it is none. */
export function parseUsername(text: string): string | null {
  const folded = foldUsername(text)
  return USERNAME_SHAPE.test(folded) ? folded : null
}

/** A typed user name as it is compared. */
export function foldUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/**
 * Whether this account signs in with a password here. Staff do; a citizen or business does with a
 * demonstration account only, and such an account is worth nothing outside a demonstration.
 */
export function maySignInByPassword(account: SecuredAccount, localityIsDemo: boolean): boolean {
  if (account.disabledAt !== null || account.passwordHash === null) return false
  return account.isDemo ? localityIsDemo : account.kind === 'staff'
}
