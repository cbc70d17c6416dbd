import type { AccountId } from '#kernel/id'
import { officersOf } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { HeldRole } from '#platform/access'
import type { Context } from '#platform/context'
import { inOneTrip } from '#platform/db'
import { listRunning } from '../db/substitution.queries.ts'
import { passingWork } from '../domain/substitution.ts'

/**
 * The roles in which an officer acts at this moment: their own, and the working ones of each absent
 * officer for whom they stand in and still may, marked as such. Asked on every request; a substitution
 * begins and ends by the clock alone.
 */
export async function rolesInForce(
  context: Pick<Context, 'db' | 'clock'>,
  accountId: AccountId,
): Promise<HeldRole[]> {
  const now = context.clock.now()
  const [own, running] = await Promise.all([
    heldRolesOf(context, accountId),
    inOneTrip(context.db, (read) => listRunning(read, accountId, now)),
  ])
  if (running.length === 0) return own
  const absentIds = running.map(({ absentId }) => absentId)
  const absent = await inOneTrip(context.db, (read) => officersOf(read, absentIds))
  const taken = await Promise.all(
    [...absent.values()].map(async ({ id, displayName }) => {
      const roles = await heldRolesOf(context, id)
      const insteadOf = { accountId: id, displayName }
      return passingWork(roles, own).map((role) => ({ ...role, insteadOf }))
    }),
  )
  return [...own, ...taken.flat()]
}
