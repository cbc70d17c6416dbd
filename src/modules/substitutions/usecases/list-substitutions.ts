import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { officersOf, type KnownOfficer } from '#modules/identity'
import { heldRolesOf, holdersNow } from '#modules/organisations'
import { authorise, type Actor, type StaffRole } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listConcerning } from '../db/substitution.queries.ts'
import { PASSING_ROLES } from '../domain/substitution.ts'
import { mayName } from './name-substitute.ts'

/** An officer to choose. */
type Choice = Pick<KnownOfficer, 'username' | 'displayName'>

/** A substitution as those concerned see it. */
export type ListedSubstitution = Awaited<ReturnType<typeof listSubstitutions>>[number]

/**
 * The substitutions that run or will run and concern the caller: as the absent one, as the one who
 * stands in, or as the head of the absent one. The next to begin first.
 */
export async function listSubstitutions(context: Context) {
  authorise(context.actor, 'substitutions.manage')
  const { accountId } = context.actor
  const now = context.clock.now()
  const headed = await workersIn(context, unitsOf(context.actor, HEADING))
  const found = await inRead(context.db, (read) =>
    listConcerning(read, [accountId, ...headed], now),
  )
  const officers = await inRead(context.db, (read) =>
    officersOf(
      read,
      found.flatMap(({ absentId, substituteId }) => [absentId, substituteId]),
    ),
  )
  const shown = await Promise.all(
    found.map(async ({ id, absentId, substituteId, from, until }) => {
      const roles = await heldRolesOf(context, absentId)
      const mayEnd = mayName(context.actor, { accountId: absentId, roles })
      if (!mayEnd && substituteId !== accountId) return []
      const absent = officers.get(absentId)
      const substitute = officers.get(substituteId)
      if (absent === undefined || substitute === undefined) return []
      return [
        {
          id,
          absent: choiceOf(absent),
          substitute: choiceOf(substitute),
          from: formatInstant(from),
          until: formatInstant(until),
          isRunning: from <= now,
          mayEnd,
        },
      ]
    }),
  )
  return shown.flat()
}

/** Whom the caller may name absent (themselves first), and who works near enough to stand in. */
export async function substitutionChoices(
  context: Context,
): Promise<{ readonly absent: readonly Choice[]; readonly substitutes: readonly Choice[] }> {
  authorise(context.actor, 'substitutions.manage')
  const { actor } = context
  const [headed, near] = await Promise.all([
    workersIn(context, unitsOf(actor, HEADING)),
    workersIn(context, unitsOf(actor, PASSING_ROLES)),
  ])
  const officers = await inRead(context.db, (read) =>
    officersOf(read, [actor.accountId, ...headed, ...near]),
  )
  const choices = (ids: readonly AccountId[]) => {
    const wanted = new Set(ids)
    return [...officers.values()].filter(({ id, isActive }) => isActive && wanted.has(id))
  }
  const [own] = choices([actor.accountId])
  const others = choices(headed).filter(({ id }) => id !== actor.accountId)
  return {
    absent: [...(own === undefined ? [] : [own]), ...others].map(choiceOf),
    substitutes: choices([...headed, ...near]).map(choiceOf),
  }
}

const HEADING: readonly string[] = ['division-head', 'approver']

function unitsOf({ roles }: Actor, wanted: readonly string[]): UnitId[] {
  return roles
    .filter(({ role, insteadOf }) => insteadOf === undefined && wanted.includes(role))
    .flatMap(({ reach }) => [...reach])
}

async function workersIn(context: Context, units: readonly UnitId[]): Promise<AccountId[]> {
  const holders = await holdersNow(context)
  const ids = units.flatMap((unit) =>
    PASSING_ROLES.flatMap((role) => holders(unit, role as StaffRole)),
  )
  return [...new Set(ids)]
}

function choiceOf({ username, displayName }: KnownOfficer): Choice {
  return { username, displayName }
}
