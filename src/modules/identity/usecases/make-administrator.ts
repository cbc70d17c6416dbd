import type { AccountId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { tidy } from '#kernel/text'
import { SYSTEM } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { newOneTimePassword } from '#platform/passwords'
import {
  findSecuredByUsername,
  findSecuredForUpdate,
  insertAccount,
  setCodeSecret,
  setDisabled,
  setPassword,
} from '../db/account.queries.ts'
import { endSessionsOfAccount } from '../db/session.queries.ts'
import { parseUsername } from '../domain/account.ts'
import { oneTimePasswordExpiry } from '../domain/password-policy.ts'
import type { HandedOver } from './administer-staff.ts'
import { forgetVisits } from './remembered-visits.ts'
import type { Beginning } from './visitor.ts'

/** Gives the role of administrator over the whole locality, unless the account holds it. */
export type GrantAdministration = (
  tx: Write,
  context: Context,
  accountId: AccountId,
) => Promise<void>

/**
 * Makes the first administrator of an empty installation, or lets the one of that user name in
 * again who lost password or telephone: a one-time password, no code, and the role. For the command
 * line: who may run commands on the machine may do this.
 *
 * Audit: `account.created` or `account.recovered`, by the system. Refuses: `invalid/username`,
 * `conflict/username-taken` by someone who is no officer, `conflict/account-is-demo`.
 */
export async function makeAdministrator(
  beginning: Beginning,
  named: { readonly username: string; readonly displayName: string },
  grant: GrantAdministration,
): Promise<HandedOver> {
  const context: Context = { ...beginning, actor: SYSTEM }
  const username = parseUsername(named.username)
  if (username === null) throw new Refused('invalid/username')
  const { text, hash } = await newOneTimePassword()
  const password = { hash, expiresAt: oneTimePasswordExpiry(context.clock.now()) }
  const accountId = await inTransaction(context.db, async (tx) => {
    const known = await findSecuredByUsername(tx, username)
    const id =
      known === null
        ? await create(tx, context, { username, displayName: tidy(named.displayName), password })
        : await recover(tx, context, known.id, password)
    await grant(tx, context, id)
    return id
  })
  await forgetVisits(context, accountId)
  return { accountId, oneTimePassword: text, expiresAt: password.expiresAt }
}

interface KeptPassword {
  readonly hash: string
  readonly expiresAt: Date
}

async function create(
  tx: Write,
  context: Context,
  account: {
    readonly username: string
    readonly displayName: string
    readonly password: KeptPassword
  },
): Promise<AccountId> {
  const id = newId<'account'>()
  const isNew = await insertAccount(tx, {
    id,
    kind: 'staff',
    username: account.username,
    displayName: account.displayName,
    personalId: null,
    taxCode: null,
    birthDate: null,
    phone: null,
    email: null,
    address: null,
    isDemo: false,
    passwordHash: account.password.hash,
    passwordExpiresAt: account.password.expiresAt,
    createdAt: context.clock.now(),
  })
  if (!isNew) throw new Refused('conflict/username-taken')
  await record(tx, context, 'account.created', { kind: 'account', id })
  return id
}

async function recover(
  tx: Write,
  context: Context,
  id: AccountId,
  password: KeptPassword,
): Promise<AccountId> {
  const account = await findSecuredForUpdate(tx, id)
  if (account?.kind !== 'staff') throw new Refused('conflict/username-taken')
  if (account.isDemo) throw new Refused('conflict/account-is-demo')
  const changedAt = context.clock.now()
  await setPassword(tx, id, { hash: password.hash, changedAt, expiresAt: password.expiresAt })
  await setCodeSecret(tx, id, null)
  await setDisabled(tx, id, null)
  await endSessionsOfAccount(tx, id, { at: changedAt })
  await record(tx, context, 'account.recovered', { kind: 'account', id })
  return id
}
