import type { AccountId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { periodOfCode } from '#platform/one-time-codes'
import { useCode } from '../db/account.queries.ts'
import { areCodesUsedUp, findAtLimits, insertAttempt, lockName } from '../db/attempt.queries.ts'
import { foldUsername, type SecuredAccount } from '../domain/account.ts'
import { secondsToWait, type Wrong } from '../domain/attempt-limits.ts'
import { hashOf } from './session-tokens.ts'

/** Why a sign-in failed, for the audit trail; the person learns one thing for all. */
export type FailureReason =
  | 'unknown-account'
  | 'account-without-password'
  | 'wrong-password'
  | 'password-expired'
  | 'account-changed'
  | 'wrong-code'
  | 'codes-used-up'

export interface Failure {
  readonly username: string
  readonly address: string
  readonly accountId: AccountId | null
  readonly reason: FailureReason
}

const WRONG: Readonly<Record<FailureReason, Wrong>> = {
  'unknown-account': 'password',
  'account-without-password': 'password',
  'wrong-password': 'password',
  'password-expired': 'password',
  'account-changed': 'password',
  'wrong-code': 'code',
  'codes-used-up': 'unseen-code',
}

/**
 * Counts a failed sign-in and says what to answer: one refusal for a wrong name, password or code,
 * and above the limits another for all three, with the seconds to wait. It is returned, not thrown:
 * the transaction that counts it must commit.
 *
 * Audit: `session.refused`, with the account when there is one and never with what was typed.
 */
export async function countFailure(
  tx: Write,
  context: Context,
  failure: Failure,
): Promise<Refused> {
  const now = context.clock.now()
  const nameHash = hashOf(failure.username)
  await lockName(tx, nameHash)
  const atLimits = await findAtLimits(tx, { nameHash, address: failure.address, now })
  const wait = secondsToWait(atLimits, now)
  await insertAttempt(tx, {
    at: now,
    nameHash,
    address: failure.address,
    wrong: WRONG[failure.reason],
  })
  await record(tx, context, 'session.refused', {
    kind: 'account',
    id: failure.accountId ?? 'unknown',
    details: { reason: failure.reason, limited: wait !== null },
  })
  return wait === null
    ? new Refused('unauthenticated/wrong-credentials')
    : new Refused('too-many/requests', { retryAfterSeconds: wait })
}

/**
 * Takes a one-time code of a locked account: null when it is right and was not used before. After
 * five wrong ones within a quarter of an hour none is looked at.
 */
export async function takeCode(
  tx: Write,
  context: Context,
  account: SecuredAccount,
  code: string | null,
): Promise<'wrong-code' | 'codes-used-up' | null> {
  const now = context.clock.now()
  const nameHash = hashOf(foldUsername(account.username ?? ''))
  if (await areCodesUsedUp(tx, nameHash, now)) return 'codes-used-up'
  if (code === null || account.totpSecret === null) return 'wrong-code'
  const period = periodOfCode(account.totpSecret, code, now)
  if (period === null) return 'wrong-code'
  return (await useCode(tx, account.id, period)) ? null : 'wrong-code'
}
