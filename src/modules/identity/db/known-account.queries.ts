import type { AccountId } from '#kernel/id'
import type { Read } from '#platform/db'

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
