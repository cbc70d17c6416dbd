import type { AccountId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Account, SecuredAccount } from '../domain/account.ts'

/** The account with that user name, as it proves itself. */
export async function findSecuredByUsername(
  read: Read,
  username: string,
): Promise<SecuredAccount | null> {
  const row = await selectSecured(read).where('username', '=', username).executeTakeFirst()
  return row === undefined ? null : securedOf(row)
}

export async function findSecured(read: Read, id: AccountId): Promise<SecuredAccount | null> {
  const row = await selectSecured(read).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : securedOf(row)
}

/** The account, locked until the transaction ends, so that its proofs change one at a time. */
export async function findSecuredForUpdate(
  tx: Write,
  id: AccountId,
): Promise<SecuredAccount | null> {
  const row = await selectSecured(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : securedOf(row)
}

export interface NewAccount extends Omit<Account, 'id'> {
  readonly id: AccountId
  readonly passwordHash: string | null
  readonly createdAt: Date
}

/** Adds an account; false when its user name, personal id or tax code has one already. */
export async function insertAccount(tx: Write, account: NewAccount): Promise<boolean> {
  const added = await tx
    .insertInto('account')
    .values({
      id: account.id,
      kind: account.kind,
      username: account.username,
      display_name: account.displayName,
      personal_id: account.personalId,
      tax_code: account.taxCode,
      birth_date: account.birthDate,
      phone: account.phone,
      email: account.email,
      address: account.address,
      password_hash: account.passwordHash,
      password_changed_at: account.passwordHash === null ? null : account.createdAt,
      password_expires_at: account.passwordExpiresAt,
      is_demo: account.isDemo,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Makes an account that has no user name one of the demonstration. */
export async function adoptAccount(
  tx: Write,
  id: AccountId,
  as: { readonly username: string; readonly passwordHash: string },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      username: as.username,
      password_hash: as.passwordHash,
      is_demo: true,
    })
    .where('id', '=', id)
    .execute()
}

/** Gives a password. `expiresAt` is set for a one-time one. */
export async function setPassword(
  tx: Write,
  id: AccountId,
  password: { readonly hash: string; readonly changedAt: Date; readonly expiresAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      password_hash: password.hash,
      password_changed_at: password.changedAt,
      password_expires_at: password.expiresAt,
    })
    .where('id', '=', id)
    .execute()
}

/** Keeps the same password at another cost. */
export async function setPasswordHash(tx: Write, id: AccountId, hash: string): Promise<void> {
  await tx.updateTable('account').set({ password_hash: hash }).where('id', '=', id).execute()
}

/** Begins, or takes away with null, the setting up of one-time codes. */
export async function setCodeSecret(
  tx: Write,
  id: AccountId,
  secret: string | null,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ totp_secret: secret, totp_confirmed_at: null, totp_last_counter: null })
    .where('id', '=', id)
    .execute()
}

export async function setCodeConfirmed(tx: Write, id: AccountId, at: Date): Promise<void> {
  await tx.updateTable('account').set({ totp_confirmed_at: at }).where('id', '=', id).execute()
}

/**
 * Uses up a one-time code: false when it, or a later one, was used before. Of two transactions with
 * one code the second waits for the first and then finds it used.
 */
export async function useCode(tx: Write, id: AccountId, counter: number): Promise<boolean> {
  const used = await tx
    .updateTable('account')
    .set({ totp_last_counter: counter })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('totp_last_counter', 'is', null), where('totp_last_counter', '<', counter)]),
    )
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function setDisabled(tx: Write, id: AccountId, at: Date | null): Promise<void> {
  await tx.updateTable('account').set({ disabled_at: at }).where('id', '=', id).execute()
}

/** Whether any account of a demonstration is there. */
export async function hasDemoAccount(read: Read): Promise<boolean> {
  const row = await read
    .selectFrom('account')
    .select('id')
    .where('is_demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type SecuredRow = NonNullable<
  Awaited<ReturnType<ReturnType<typeof selectSecured>['executeTakeFirst']>>
>

function selectSecured(read: Read) {
  return read
    .selectFrom('account')
    .select([
      'id',
      'kind',
      'username',
      'display_name',
      'personal_id',
      'tax_code',
      'birth_date',
      'phone',
      'email',
      'address',
      'is_demo',
      'password_expires_at',
      'password_hash',
      'password_changed_at',
      'totp_secret',
      'totp_confirmed_at',
      'disabled_at',
    ])
}

function securedOf(row: SecuredRow): SecuredAccount {
  return {
    id: row.id,
    kind: row.kind,
    username: row.username,
    displayName: row.display_name,
    personalId: row.personal_id,
    taxCode: row.tax_code,
    birthDate: row.birth_date,
    phone: row.phone,
    email: row.email,
    address: row.address,
    isDemo: row.is_demo,
    passwordExpiresAt: row.password_expires_at,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    totpSecret: row.totp_secret,
    totpConfirmedAt: row.totp_confirmed_at,
    disabledAt: row.disabled_at,
  }
}
