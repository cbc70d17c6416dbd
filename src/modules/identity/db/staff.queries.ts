import { sql } from 'kysely'
import type { AccountId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** A member of staff as administrators see them in a list. */
export interface ListedStaff {
  readonly id: AccountId
  readonly username: string
  readonly displayName: string
  readonly phone: string | null
  readonly email: string | null
  readonly hasCode: boolean
  readonly hasOneTimePassword: boolean
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

export interface StaffFilter {
  /** Folded words that the name or user name must all hold. */
  readonly words: readonly string[]
  readonly state: 'active' | 'left' | null
  /** The last user name of the page before. */
  readonly after: string | null
  readonly limit: number
}

/** Names as people search for them: without marks, `đ` as `d`, in lower case. */
const searched = sql<string>`
  lower(translate(
    regexp_replace(normalize(display_name || ' ' || username, nfd), '[\u0300-\u036F]', '', 'g'),
    'Đđ', 'dd'))`

/**
 * Staff by user name. Walks the partial index of staff, some ten thousand rows in the largest
 * province, so that no citizen's row is touched and names need no index of their own.
 */
export async function listStaffAccounts(read: Read, filter: StaffFilter): Promise<ListedStaff[]> {
  let query = staff(read).orderBy('username').limit(filter.limit)
  for (const word of filter.words) {
    query = query.where(sql<boolean>`strpos(${searched}, ${word}) > 0`)
  }
  if (filter.after !== null) query = query.where('username', '>', filter.after)
  if (filter.state === 'active') query = query.where('disabled_at', 'is', null)
  if (filter.state === 'left') query = query.where('disabled_at', 'is not', null)
  const rows = await query.execute()
  return rows.map(listed)
}

/** The officers among some accounts. */
export async function findStaffAccounts(
  read: Read,
  ids: readonly AccountId[],
): Promise<ListedStaff[]> {
  const rows = await staff(read)
    .where((where) => isOneOf(where.ref('id'), ids))
    .execute()
  return rows.map(listed)
}

function staff(read: Read) {
  return read
    .selectFrom('account')
    .select([
      'id',
      'username',
      'display_name',
      'phone',
      'email',
      'totp_confirmed_at',
      'password_expires_at',
      'created_at',
      'disabled_at',
    ])
    .where('kind', '=', 'staff')
}

function listed(
  row: Awaited<ReturnType<ReturnType<typeof staff>['execute']>>[number],
): ListedStaff {
  return {
    id: row.id,
    username: row.username ?? '',
    displayName: row.display_name,
    phone: row.phone,
    email: row.email,
    hasCode: row.totp_confirmed_at !== null,
    hasOneTimePassword: row.password_expires_at !== null,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }
}
