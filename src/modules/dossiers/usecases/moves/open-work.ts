import type { AccountId, UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { officerIdOf, officersOf } from '#modules/identity'
import { holdersNow, organisationNow } from '#modules/organisations'
import { authorise, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { countByHolder, countByStep, type WorkOf } from '../../db/open-work.queries.ts'

/** The work that an officer holds: how much, which steps, and who could take each of them. */
export type OpenWork = Awaited<ReturnType<typeof viewOpenWork>>

/**
 * Who holds how many open steps in the units that the caller heads, those who have left included; for
 * anyone else only themselves. The most first.
 */
export async function listHolders(context: Context) {
  authorise(context.actor, 'dossiers.act-on-many')
  const { accountId } = context.actor
  const units = headedUnits(context)
  return inRead(context.db, async (read) => {
    const [counted, own] = await Promise.all([
      countByHolder(read, units),
      countByStep(read, { accountId, units: null }),
    ])
    const ownCount = own.reduce((sum, { count }) => sum + count, 0)
    const others = counted.filter(({ id }) => id !== accountId)
    const all = [...(ownCount === 0 ? [] : [{ id: accountId, count: ownCount }]), ...others]
    const officers = await officersOf(
      read,
      all.map(({ id }) => id),
    )
    return all.flatMap(({ id, count }) => {
      const officer = officers.get(id)
      if (officer === undefined) return []
      const { username, displayName, isActive } = officer
      return [{ username, displayName, isActive, count }]
    })
  })
}

/**
 * The open steps of an officer by place, role and name, as far as the caller may give them to another:
 * a head those of their units, the officer all their own. With each who holds its role there now.
 *
 * Refuses: `invalid/officer-unknown`.
 */
export async function viewOpenWork(context: Context, username: string) {
  authorise(context.actor, 'dossiers.act-on-many')
  const [work, organisation, holders] = await Promise.all([
    workOf(context, username),
    organisationNow(context),
    holdersNow(context),
  ])
  return inRead(context.db, async (read) => {
    const steps = await countByStep(read, work)
    const candidates = steps.flatMap(({ unitId, role }) => holders(unitId, role))
    const officers = await officersOf(read, [work.accountId, ...candidates])
    return {
      username,
      displayName: officers.get(work.accountId)?.displayName ?? username,
      total: steps.reduce((sum, { count }) => sum + count, 0),
      groups: steps.map(({ unitId, role, name, count }) => ({
        unitCode: organisation.unitOfAnyDay(unitId)?.code ?? '',
        unitName: organisation.unitOfAnyDay(unitId)?.name ?? '',
        role,
        stepName: name,
        count,
        officers: holders(unitId, role).flatMap((id) => {
          const officer = officers.get(id)
          if (!officer?.isActive || id === work.accountId) return []
          return [{ username: officer.username, displayName: officer.displayName }]
        }),
      })),
    }
  })
}

/** The work of an officer that the caller may give to another. Refuses: `invalid/officer-unknown`. */
export async function workOf(context: Context, username: string): Promise<WorkOf> {
  const accountId = await officerIdOf(context, username)
  if (accountId === null) throw new Refused('invalid/officer-unknown')
  return { accountId, units: unitsFor(context, accountId) }
}

function unitsFor(context: Context, accountId: AccountId): readonly UnitId[] | null {
  return accountId === context.actor.accountId ? null : headedUnits(context)
}

/** None for who heads nothing. */
function headedUnits({ actor }: Context): readonly UnitId[] {
  const heads = actor.roles.some(({ role }) => role === 'division-head' || role === 'approver')
  return heads ? unitsReached(actor, 'division-head', 'approver') : []
}
