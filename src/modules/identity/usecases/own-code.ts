import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newCodeSecret, periodOfCode } from '#platform/one-time-codes'
import {
  findSecuredForUpdate,
  setCodeConfirmed,
  setCodeSecret,
  useCode,
} from '../db/account.queries.ts'
import { endSessionsOfAccount, setProvenByCode } from '../db/session.queries.ts'
import { foldUsername } from '../domain/account.ts'
import type { SessionId } from '../domain/session.ts'
import { countFailure, takeCode } from './attempts.ts'
import { proveOwnAccount, proven, type Proof } from './own-account.ts'
import { forgetVisits } from './remembered-visits.ts'

/**
 * Begins to set up one-time codes (TOTP, RFC 6238) for the one who asks: a new secret, to be shown
 * once, as text and as the address that a picture for the telephone holds. It counts only when its
 * first code has been given; until then it may be begun anew.
 *
 * Refuses: `conflict/code-already-set-up`, `invalid/wrong-password`, `too-many/requests`,
 * `conflict/account-is-demo`.
 */
export async function beginCode(
  context: Context,
  proof: Proof,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const account = await proveOwnAccount(context, proof)
  const begun = newCodeSecret({
    issuer: `Một Cửa ${context.locality.name}`,
    label: account.username ?? '',
  })
  await inTransaction(context.db, async (tx) => {
    const { id, totpConfirmedAt } = await proven(tx, account)
    if (totpConfirmedAt !== null) throw new Refused('conflict/code-already-set-up')
    await setCodeSecret(tx, id, begun.secret)
  })
  return begun
}

/**
 * Confirms the setting up by the first code. From now on every sign-in needs one; the session at
 * hand counts as proven by it, all others end.
 *
 * Audit: `code.set-up`. Refuses: `conflict/code-not-set-up`, `conflict/code-already-set-up`,
 * `invalid/wrong-code`.
 */
export async function confirmCode(
  context: Context,
  code: string,
  staying: SessionId,
): Promise<void> {
  authorise(context.actor, 'account.secure')
  const { accountId: id } = context.actor
  await inTransaction(context.db, async (tx) => {
    const now = context.clock.now()
    const account = await findSecuredForUpdate(tx, id)
    if (account === null || account.totpSecret === null) {
      throw new Refused('conflict/code-not-set-up')
    }
    if (account.totpConfirmedAt !== null) throw new Refused('conflict/code-already-set-up')
    const period = periodOfCode(account.totpSecret, code, now)
    if (period === null) throw new Refused('invalid/wrong-code')
    await useCode(tx, id, period)
    await setCodeConfirmed(tx, id, now)
    await setProvenByCode(tx, id, staying)
    await endSessionsOfAccount(tx, id, { at: now, except: staying })
    await record(tx, context, 'code.set-up', { kind: 'account', id })
  })
  await forgetVisits(context, id)
}

/**
 * Removes the one-time codes of the one who asks, by password and one last code; for a new
 * telephone. Whose role needs codes must set them up again at the next sign-in.
 *
 * Audit: `code.removed`. Refuses: `conflict/code-not-set-up`, `invalid/wrong-password`,
 * `invalid/wrong-code`, `too-many/requests`, `conflict/account-is-demo`.
 */
export async function removeCode(
  context: Context,
  proof: Proof & { readonly code: string },
  staying: SessionId,
): Promise<void> {
  const account = await proveOwnAccount(context, proof)
  const refusal = await inTransaction(context.db, async (tx) => {
    const locked = await proven(tx, account)
    const { id } = locked
    if (locked.totpConfirmedAt === null) throw new Refused('conflict/code-not-set-up')
    const reason = await takeCode(tx, context, locked, proof.code)
    if (reason !== null) {
      const username = foldUsername(locked.username ?? '')
      return countFailure(tx, context, {
        username,
        address: proof.address,
        accountId: id,
        reason,
      })
    }
    const at = context.clock.now()
    await setCodeSecret(tx, id, null)
    await endSessionsOfAccount(tx, id, { at, except: staying })
    await record(tx, context, 'code.removed', { kind: 'account', id })
    return null
  })
  if (refusal !== null) {
    throw refusal.code === 'too-many/requests' ? refusal : new Refused('invalid/wrong-code')
  }
  await forgetVisits(context, account.id)
}
