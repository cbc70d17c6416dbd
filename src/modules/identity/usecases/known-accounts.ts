import type { AccountId } from '#kernel/id'
import { ANONYMOUS, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { Remembered } from '#platform/memory'
import {
  findOfficerId,
  findStaffId,
  findUsername,
  listOfficers,
  type KnownOfficer,
} from '../db/known-account.queries.ts'
import type { HeldRolesOf } from './visitor.ts'

export type { KnownOfficer }

const MOST_REMEMBERED = 20_000

/** A user name never changes once given. */
const usernames = new Remembered<AccountId, string>(MOST_REMEMBERED)

/**
 * The user names of accounts, to show who has something; accounts without one are left out. Inside a
 * transaction, pass it as `within`.
 */
export async function usernamesOf(
  context: Pick<Context, 'db'>,
  ids: readonly AccountId[],
  within?: Read,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const name = await usernames.get(context.db, id, (read) => findUsername(read, id), within)
      return name === null ? [] : [[id, name] as const]
    }),
  )
  return new Map(found.flat())
}

/** An officer by user name, in the roles held today; null when there is none who may sign in. */
export async function officerByUsername(
  context: Pick<Context, 'db' | 'clock'>,
  username: string,
  heldRolesOf: HeldRolesOf,
): Promise<Actor | null> {
  const accountId = await inRead(context.db, (read) => findOfficerId(read, username.toLowerCase()))
  if (accountId === null) return null
  const roles = await heldRolesOf(context, accountId)
  return { ...ANONYMOUS, kind: 'staff', accountId, username, roles }
}

/** The account of an officer by user name, those who have left included; null when there is none. */
export function officerIdOf(
  context: Pick<Context, 'db'>,
  username: string,
): Promise<AccountId | null> {
  return inRead(context.db, (read) => findStaffId(read, username.toLowerCase()))
}

/** Officers by id, in the order of their names, to show colleagues who has something or may have it. */
export async function officersOf(
  read: Read,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, KnownOfficer>> {
  const wanted = [...new Set(ids)]
  const officers = wanted.length === 0 ? [] : await listOfficers(read, wanted)
  return new Map(officers.map((officer) => [officer.id, officer]))
}
