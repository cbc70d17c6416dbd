import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import { verifyPassword } from '#platform/passwords'
import { findSecured, findSecuredForUpdate } from '../db/account.queries.ts'
import type { SecuredAccount } from '../domain/account.ts'
import { countFailure } from './attempts.ts'

/** Someone who changes what his account is proven by: the password once more, and from where. */
export interface Proof {
  readonly password: string
  readonly address: string
}

/**
 * The account of the one who asks, with its password proven again: a session left open on a desk
 * must not be enough to take an account over. A wrong password counts like one at sign-in.
 *
 * Refuses: `forbidden/role` to people and businesses, whom their identity provider proves,
 * `conflict/account-is-demo`, `invalid/wrong-password`, `too-many/requests`.
 */
export async function proveOwnAccount(context: Context, proof: Proof): Promise<SecuredAccount> {
  authorise(context.actor, 'account.secure')
  const { accountId, kind } = context.actor
  if (kind !== 'staff') throw new Refused('forbidden/role')
  const account = await inRead(context.db, (read) => findSecured(read, accountId))
  if (account === null || account.username === null) throw new Refused('not-found/account')
  if (account.isDemo) throw new Refused('conflict/account-is-demo')
  if (await verifyPassword(proof.password, account.passwordHash)) return account
  const { username } = account
  const refusal = await inTransaction(context.db, (tx) =>
    countFailure(tx, context, {
      username,
      address: proof.address,
      accountId,
      reason: 'wrong-password',
    }),
  )
  throw refusal.code === 'too-many/requests' ? refusal : new Refused('invalid/wrong-password')
}

/** The proven account, locked and with the same password as it was proven by. */
export async function proven(tx: Write, account: SecuredAccount): Promise<SecuredAccount> {
  const locked = await findSecuredForUpdate(tx, account.id)
  if (locked === null || locked.disabledAt !== null) throw new Refused('not-found/account')
  if (locked.passwordHash !== account.passwordHash) throw new Refused('invalid/wrong-password')
  return locked
}
