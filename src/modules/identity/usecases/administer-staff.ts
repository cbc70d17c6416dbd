import { z } from 'zod'
import type { AccountId } from '#kernel/id'
import { parseEmail, parsePhone } from '#kernel/identifiers'
import { Refused } from '#kernel/refused'
import { tidy } from '#kernel/text'
import { authorise, holdsRoleAt } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { newOneTimePassword } from '#platform/passwords'
import {
  findSecuredForUpdate,
  insertAccount,
  setCodeSecret,
  setDisabled,
  setPassword,
} from '../db/account.queries.ts'
import { endSessionsOfAccount } from '../db/session.queries.ts'
import { parseUsername, type SecuredAccount } from '../domain/account.ts'
import { oneTimePasswordExpiry } from '../domain/password-policy.ts'
import { forgetVisits } from './remembered-visits.ts'
import type { HeldRolesOf } from './visitor.ts'

/** Takes away the roles of an officer who leaves, in the transaction in which they leave. */
export type EndRoles = (tx: Write, context: Context, accountId: AccountId) => Promise<void>

/** Text that must be one of something, kept in its form. */
function kept(parse: (text: string) => string | null, code: string) {
  return z.string().transform((text, context) => {
    const value = parse(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: code, params: { code } })
    return z.NEVER
  })
}

/** A new officer, as a form or script sends it. */
export const NewStaff = z.strictObject({
  username: kept(parseUsername, 'username'),
  displayName: z.string().max(200).transform(tidy).pipe(z.string().min(1)),
  phone: kept(parsePhone, 'phone').nullable(),
  email: kept(parseEmail, 'email').nullable(),
})

export type NewStaff = z.output<typeof NewStaff>

/** What an administrator hands over to its owner, and nobody sees again. */
export interface HandedOver {
  readonly accountId: AccountId
  readonly oneTimePassword: string
  readonly expiresAt: Date
}

/**
 * Lets an officer in: a new account without roles, with a one-time password of 72 hours that its
 * owner must change at the first sign-in.
 *
 * Audit: `account.created`. Refuses: `conflict/username-taken`.
 */
export async function onboardStaff(context: Context, staff: NewStaff): Promise<HandedOver> {
  authorise(context.actor, 'staff.manage')
  const id = newId<'account'>()
  const createdAt = context.clock.now()
  const { text, hash } = await newOneTimePassword()
  const expiresAt = oneTimePasswordExpiry(createdAt)
  await inTransaction(context.db, async (tx) => {
    const isNew = await insertAccount(tx, {
      ...staff,
      id,
      kind: 'staff',
      personalId: null,
      taxCode: null,
      birthDate: null,
      address: null,
      isDemo: false,
      passwordHash: hash,
      passwordExpiresAt: expiresAt,
      createdAt,
    })
    if (!isNew) throw new Refused('conflict/username-taken')
    await record(tx, context, 'account.created', { kind: 'account', id })
  })
  return { accountId: id, oneTimePassword: text, expiresAt }
}

/**
 * Gives an officer who forgot the password a one-time one of 72 hours, and ends the sessions. The
 * second factor stays, so that this alone lets nobody in who has one.
 *
 * Audit: `password.reset`. Refuses: `not-found/account`, `conflict/own-account`,
 * `conflict/account-has-left`, `conflict/account-is-demo`, `forbidden/account-outside-reach`.
 */
export async function resetPassword(
  context: Context,
  id: AccountId,
  heldRolesOf: HeldRolesOf,
): Promise<HandedOver> {
  await requireAdministered(context, id, heldRolesOf)
  const changedAt = context.clock.now()
  const { text, hash } = await newOneTimePassword()
  const expiresAt = oneTimePasswordExpiry(changedAt)
  await inTransaction(context.db, async (tx) => {
    await securableStaffForUpdate(tx, id)
    await setPassword(tx, id, { hash, changedAt, expiresAt })
    await endSessionsOfAccount(tx, id, { at: changedAt })
    await record(tx, context, 'password.reset', { kind: 'account', id })
  })
  await forgetVisits(context, id)
  return { accountId: id, oneTimePassword: text, expiresAt }
}

/**
 * Removes the one-time codes of an officer whose telephone is lost, and ends the sessions.
 *
 * Audit: `code.taken-away`. Refuses as `resetPassword`, and `conflict/code-not-set-up`.
 */
export async function takeCodeAway(
  context: Context,
  id: AccountId,
  heldRolesOf: HeldRolesOf,
): Promise<void> {
  await requireAdministered(context, id, heldRolesOf)
  await inTransaction(context.db, async (tx) => {
    const account = await securableStaffForUpdate(tx, id)
    if (account.totpSecret === null) throw new Refused('conflict/code-not-set-up')
    await setCodeSecret(tx, id, null)
    await endSessionsOfAccount(tx, id, { at: context.clock.now() })
    await record(tx, context, 'code.taken-away', { kind: 'account', id })
  })
  await forgetVisits(context, id)
}

/**
 * Closes the account of an officer who leaves: no further sign-in, every session ends, and so do
 * the roles, all in one transaction. What the officer did stays under the name.
 *
 * Audit: `account.closed`. Refuses: `not-found/account`, `conflict/own-account`,
 * `conflict/account-has-left`, `forbidden/account-outside-reach`.
 */
export async function letStaffLeave(
  context: Context,
  id: AccountId,
  roles: { readonly heldRolesOf: HeldRolesOf; readonly endRoles: EndRoles },
): Promise<void> {
  await requireAdministered(context, id, roles.heldRolesOf)
  await inTransaction(context.db, async (tx) => {
    const account = await staffForUpdate(tx, id)
    if (account.disabledAt !== null) throw new Refused('conflict/account-has-left')
    const at = context.clock.now()
    await setDisabled(tx, id, at)
    await endSessionsOfAccount(tx, id, { at })
    await roles.endRoles(tx, context, id)
    await record(tx, context, 'account.closed', { kind: 'account', id })
  })
  await forgetVisits(context, id)
}

/**
 * Opens the account of an officer who comes back, with a one-time password and neither the old
 * codes nor the old roles. A demonstration account keeps its password.
 *
 * Audit: `account.reopened`. Refuses: `not-found/account`, `conflict/account-is-active`.
 */
export async function reactivateStaff(
  context: Context,
  id: AccountId,
  heldRolesOf: HeldRolesOf,
): Promise<HandedOver | null> {
  await requireAdministered(context, id, heldRolesOf)
  const changedAt = context.clock.now()
  const { text, hash } = await newOneTimePassword()
  const expiresAt = oneTimePasswordExpiry(changedAt)
  const isDemo = await inTransaction(context.db, async (tx) => {
    const account = await staffForUpdate(tx, id)
    if (account.disabledAt === null) throw new Refused('conflict/account-is-active')
    await setDisabled(tx, id, null)
    if (!account.isDemo) {
      await setPassword(tx, id, { hash, changedAt, expiresAt })
      await setCodeSecret(tx, id, null)
    }
    await record(tx, context, 'account.reopened', { kind: 'account', id })
    return account.isDemo
  })
  await forgetVisits(context, id)
  return isDemo ? null : { accountId: id, oneTimePassword: text, expiresAt }
}

/**
 * Signs an officer out everywhere.
 *
 * Audit: `sessions.ended`. Refuses: `not-found/account`, `conflict/own-account`,
 * `forbidden/account-outside-reach`.
 */
export async function signStaffOut(
  context: Context,
  id: AccountId,
  heldRolesOf: HeldRolesOf,
): Promise<number> {
  await requireAdministered(context, id, heldRolesOf)
  const count = await inTransaction(context.db, async (tx) => {
    await staffForUpdate(tx, id)
    const ended = await endSessionsOfAccount(tx, id, { at: context.clock.now() })
    const details = { count: ended }
    await record(tx, context, 'sessions.ended', { kind: 'account', id, details })
    return ended
  })
  await forgetVisits(context, id)
  return count
}

/**
 * Whether the one who asks may administer an account at all: an administrator, another's account,
 * and only where each of its roles lies within what the administrator's own role reaches. Who could
 * reset a password above himself would be whoever he likes.
 *
 * Refuses: `forbidden/role`, `conflict/own-account`, `forbidden/account-outside-reach`.
 */
async function requireAdministered(
  context: Context,
  accountId: AccountId,
  heldRolesOf: HeldRolesOf,
): Promise<void> {
  authorise(context.actor, 'staff.manage')
  if (accountId === context.actor.accountId) throw new Refused('conflict/own-account')
  const roles = await heldRolesOf(context, accountId)
  const isWithin = roles.every(({ unitId }) => holdsRoleAt(context.actor, 'administrator', unitId))
  if (!isWithin) throw new Refused('forbidden/account-outside-reach')
}

/** The staff account, locked. Refuses `not-found/account`, for a citizen's, too. */
async function staffForUpdate(tx: Write, id: AccountId): Promise<SecuredAccount> {
  const account = await findSecuredForUpdate(tx, id)
  if (account === null || account.kind !== 'staff') throw new Refused('not-found/account')
  return account
}

/** The same, of someone who has not left and whose proofs may change. */
async function securableStaffForUpdate(tx: Write, id: AccountId): Promise<SecuredAccount> {
  const account = await staffForUpdate(tx, id)
  if (account.isDemo) throw new Refused('conflict/account-is-demo')
  if (account.disabledAt !== null) throw new Refused('conflict/account-has-left')
  return account
}
