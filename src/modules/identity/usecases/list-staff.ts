import type { AccountId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { fold } from '#kernel/text'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  findStaffAccounts,
  listStaffAccounts,
  type ListedStaff,
  type StaffFilter,
} from '../db/staff.queries.ts'

export type { ListedStaff }

export interface StaffPage {
  readonly items: readonly ListedStaff[]
  /** The user name after which the next page begins; null at the end. */
  readonly next: string | null
}

/**
 * The officers' accounts by user name, for administrators. `q` finds words of the name and the user
 * name without marks. Accounts that have left are among them unless `state` says otherwise.
 */
export async function listStaff(
  context: Context,
  asked: Pick<StaffFilter, 'state' | 'after' | 'limit'> & { readonly q: string },
): Promise<StaffPage> {
  authorise(context.actor, 'staff.manage')
  const words = fold(asked.q).split(' ').filter(Boolean)
  const { state, after, limit } = asked
  const found = await inRead(context.db, (read) =>
    listStaffAccounts(read, { words, state, after, limit: limit + 1 }),
  )
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1)?.username ?? null) : null }
}

/** One officer's account, for administrators. Refuses `not-found/account`, for a citizen's, too. */
export async function viewStaff(context: Context, id: AccountId): Promise<ListedStaff> {
  authorise(context.actor, 'staff.manage')
  const [staff] = await inRead(context.db, (read) => findStaffAccounts(read, [id]))
  if (staff === undefined) throw new Refused('not-found/account')
  return staff
}

/** The officers among some accounts by their ids, to show administrators who did or holds something. */
export async function staffByIds(
  context: Context,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, ListedStaff>> {
  authorise(context.actor, 'staff.manage')
  const found = await inRead(context.db, (read) => findStaffAccounts(read, [...new Set(ids)]))
  return new Map(found.map((staff) => [staff.id, staff]))
}
