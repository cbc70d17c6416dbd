import type { Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { countDelegationsAfter, findDelegation } from '../db/delegation.queries.ts'
import type { Delegation } from '../domain/delegation.ts'

/**
 * What an officer may decide today at the counter in the name of an agency; null without its signer's delegation.
 * Inside a transaction, pass it as `within`.
 */
export function delegationOf(
  context: Context,
  to: AccountId,
  unitId: UnitId,
  within?: Read,
): Promise<Delegation | null> {
  const find = (db: Read) => findDelegation(db, to, unitId, dayOf(context.clock.now()))
  return within ? find(within) : inRead(context.db, find)
}

/** How many delegations of some agencies hold on a day or later: what ends with the agencies, and is given anew. */
export function countDelegations(
  context: Pick<Context, 'db'>,
  units: readonly UnitId[],
  from: Day,
): Promise<number> {
  return inRead(context.db, (read) => countDelegationsAfter(read, units, from))
}
