import { dialledPhone } from '#kernel/identifiers'
import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { hashPassword, verifyPassword } from '#platform/passwords'
import { setPassword } from '../db/account.queries.ts'
import { endSessionsOfAccount } from '../db/session.queries.ts'
import type { SecuredAccount } from '../domain/account.ts'
import { whyNotPassword } from '../domain/password-policy.ts'
import type { SessionId } from '../domain/session.ts'
import { proveOwnAccount, proven, type Proof } from './own-account.ts'
import { forgetVisits } from './remembered-visits.ts'

/**
 * Changes the password of the one who asks, a one-time password's too. All other sessions of the
 * account end: whoever else knew the old password is out.
 *
 * Audit: `password.changed`. Refuses: `invalid/wrong-password`, `too-many/requests`,
 * `invalid/password-…` by the policy, `invalid/password-unchanged`, `conflict/account-is-demo`.
 */
export async function changePassword(
  context: Context,
  change: Proof & { readonly next: string },
  staying: SessionId,
): Promise<void> {
  const account = await proveOwnAccount(context, change)
  const obstacle = whyNotPassword(change.next, ownWordsOf(account))
  if (obstacle !== null) throw new Refused(obstacle)
  if (await verifyPassword(change.next, account.passwordHash)) {
    throw new Refused('invalid/password-unchanged')
  }
  const hash = await hashPassword(change.next)
  await inTransaction(context.db, async (tx) => {
    const { id } = await proven(tx, account)
    const changedAt = context.clock.now()
    await setPassword(tx, id, { hash, changedAt, expiresAt: null })
    await endSessionsOfAccount(tx, id, { at: changedAt, except: staying })
    await record(tx, context, 'password.changed', { kind: 'account', id })
  })
  await forgetVisits(context, account.id)
}

/** What a guesser tries first for this officer. A telephone number counts in both spellings. */
function ownWordsOf(account: SecuredAccount): (string | null)[] {
  const { username, displayName, personalId, phone, email } = account
  return [
    username,
    displayName,
    personalId,
    phone,
    phone === null ? null : dialledPhone(phone),
    email,
  ]
}
