import type { AccountId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** The user name of an account; null when it has none or is not there. */
export async function findUsername(read: Read, id: AccountId): Promise<string | null> {
  const row = await read
    .selectFrom('account')
    .select('username')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.username ?? null
}

/** The officer with that user name who may sign in. */
export async function findOfficerId(read: Read, username: string): Promise<AccountId | null> {
  const row = await read
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .where('kind', '=', 'staff')
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The officer with that user name, whether or not they may still sign in. */
export async function findStaffId(read: Read, username: string): Promise<AccountId | null> {
  const row = await read
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .where('kind', '=', 'staff')
    .executeTakeFirst()
  return row?.id ?? null
}

/** An officer as colleagues see them. */
export interface KnownOfficer {
  readonly id: AccountId
  readonly username: string
  readonly displayName: string
  /** Whether they may sign in. */
  readonly isActive: boolean
}

/** Officers by id, by name; accounts without a user name are left out. */
export async function listOfficers(read: Read, ids: readonly AccountId[]): Promise<KnownOfficer[]> {
  const rows = await read
    .selectFrom('account')
    .select(['id', 'username', 'display_name', 'disabled_at'])
    .where((row) => isOneOf(row.ref('id'), ids))
    .where('kind', '=', 'staff')
    .orderBy('display_name')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, username, display_name: displayName, disabled_at: disabledAt }) =>
    username === null ? [] : [{ id, username, displayName, isActive: disabledAt === null }],
  )
}
