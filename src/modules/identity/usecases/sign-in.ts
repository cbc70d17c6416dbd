import { Refused } from '#kernel/refused'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import { hashPassword, isOutdated, verifyPassword } from '#platform/passwords'
import {
  findSecuredByUsername,
  findSecuredForUpdate,
  setPasswordHash,
} from '../db/account.queries.ts'
import { foldUsername, maySignInByPassword, type SecuredAccount } from '../domain/account.ts'
import type { Session } from '../domain/session.ts'
import { countFailure, takeCode, type FailureReason } from './attempts.ts'
import { authenticate } from './authenticate.ts'
import { beginSession, type Entrance } from './session-tokens.ts'
import { actorOf, type HeldRolesOf, type Visitor } from './visitor.ts'

/** What someone typed. */
export interface Credentials {
  readonly username: string
  readonly password: string
  readonly totp?: string | null | undefined
}

/** A session that has just begun. */
export interface SignedIn {
  readonly token: string
  readonly expiresAt: Date
  readonly visitor: Visitor
}

type Admission = { readonly token: string; readonly session: Session } | Refused

/**
 * Signs in an officer by user name, password and, where one was set up, one-time code; in a
 * demonstration also its citizens and businesses. The password is verified before anything is
 * counted, so that a right one is never limited; where there is no account, or it has no password,
 * the same work is done for nothing, so that the time does not tell.
 *
 * Audit: `session.started`, `session.refused`. Refuses: `unauthenticated/wrong-credentials` for any
 * part that is wrong, missing or used before, `too-many/requests` for failures above the limits.
 */
export async function signIn(
  context: Context,
  credentials: Credentials,
  entrance: Entrance,
  heldRolesOf: HeldRolesOf,
): Promise<SignedIn> {
  const username = foldUsername(credentials.username)
  const found = await inRead(context.db, (read) => findSecuredByUsername(read, username))
  const account =
    found !== null && maySignInByPassword(found, context.locality.isDemo) ? found : null
  const isRight = await verifyPassword(credentials.password, account?.passwordHash ?? null)
  const rehashed = isRight ? await hashAnew(account, credentials.password) : null
  const admission = await inTransaction(context.db, async (tx): Promise<Admission> => {
    const refuse = (reason: FailureReason): Promise<Refused> =>
      countFailure(tx, context, {
        username,
        address: entrance.address,
        accountId: found?.id ?? null,
        reason,
      })
    if (found === null) return refuse('unknown-account')
    if (account === null) return refuse('account-without-password')
    if (!isRight) return refuse('wrong-password')
    const admitted = await admit(tx, context, account, credentials.totp ?? null)
    if (typeof admitted === 'string') return refuse(admitted)
    if (rehashed !== null) await setPasswordHash(tx, admitted.id, rehashed)
    return begin(tx, context, admitted, entrance)
  })
  if (admission instanceof Refused) throw admission
  const visitor = await authenticate(context, admission.token, heldRolesOf)
  return { token: admission.token, expiresAt: admission.session.expiresAt, visitor }
}

/** The same password at today's cost, when it was hashed at another. */
async function hashAnew(account: SecuredAccount | null, password: string): Promise<string | null> {
  const hash = account?.passwordHash ?? null
  return hash !== null && isOutdated(hash) ? hashPassword(password) : null
}

/** Locks the account whose password was right and lets it in, or says why not. */
async function admit(
  tx: Write,
  context: Context,
  verified: SecuredAccount,
  code: string | null,
): Promise<SecuredAccount | FailureReason> {
  const account = await findSecuredForUpdate(tx, verified.id)
  // While the password was being verified it may have been changed, or its owner have left.
  if (
    account === null ||
    !maySignInByPassword(account, context.locality.isDemo) ||
    account.passwordChangedAt?.getTime() !== verified.passwordChangedAt?.getTime()
  ) {
    return 'account-changed'
  }
  const { passwordExpiresAt } = account
  if (passwordExpiresAt !== null && passwordExpiresAt <= context.clock.now()) {
    return 'password-expired'
  }
  const obstacle =
    account.totpConfirmedAt === null ? null : await takeCode(tx, context, account, code)
  return obstacle ?? account
}

async function begin(
  tx: Write,
  context: Context,
  account: SecuredAccount,
  entrance: Entrance,
): Promise<Admission> {
  const begun = await beginSession(tx, context, entrance, {
    accountId: account.id,
    assurance: account.totpConfirmedAt === null ? 'password' : 'password-and-code',
  })
  const owner = { ...context, actor: actorOf(account, []) }
  await record(tx, owner, 'session.started', {
    kind: 'session',
    id: begun.session.id,
    details: { kind: begun.session.kind, assurance: begun.session.assurance },
  })
  return begun
}
