import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { forgetVisits, officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { authorise, type Actor } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  findForUpdate,
  findSubstitution,
  insertSubstitution,
  listConcerning,
  lockNaming,
  setEnd,
} from '../db/substitution.queries.ts'
import {
  headsAll,
  whyNotBeside,
  whyNotStandIn,
  type SubstitutionId,
} from '../domain/substitution.ts'

/** Who is to stand in for whom, by user name, and when. */
export interface Naming {
  readonly absent: string
  readonly substitute: string
  readonly from: Date
  readonly until: Date
}

/**
 * Names who does the work of an officer while they are absent: said by the officer, or by the head
 * of all their units. What begins in the past begins now. It ends by itself.
 *
 * Audit: `substitution.named`. Refuses: `invalid/officer-unknown`, `forbidden/not-your-unit`,
 * `invalid/substitute-for-oneself`, `invalid/substitution-period`, `invalid/absent-without-work`,
 * `invalid/substitute-elsewhere`, `invalid/substitute-may-not-sign`,
 * `conflict/substitute-already-named`, `conflict/substitution-chain`.
 */
export async function nameSubstitute(context: Context, naming: Naming): Promise<SubstitutionId> {
  authorise(context.actor, 'substitutions.manage')
  const [absent, substitute] = await Promise.all([
    officer(context, naming.absent),
    officer(context, naming.substitute),
  ])
  requireNamer(context.actor, absent)
  const now = context.clock.now()
  const wish = {
    absentId: absent.accountId,
    substituteId: substitute.accountId,
    from: naming.from < now ? now : naming.from,
    until: naming.until,
  }
  const id = newId<'substitution'>()
  await inTransaction(context.db, async (tx) => {
    await lockNaming(tx, context.locality.id)
    const others = await listConcerning(tx, [wish.absentId, wish.substituteId], now)
    const obstacle =
      whyNotBeside(wish, others, now) ?? whyNotStandIn(absent.roles, substitute.roles)
    if (obstacle !== null) throw new Refused(obstacle)
    const by = { namedBy: context.actor.accountId, namedAt: now }
    await insertSubstitution(tx, { ...wish, ...by, id })
    await record(tx, context, 'substitution.named', {
      kind: 'substitution',
      id,
      details: {
        absentId: wish.absentId,
        substituteId: wish.substituteId,
        from: formatInstant(wish.from),
        until: formatInstant(wish.until),
      },
    })
  })
  await forgetVisits(context, wish.substituteId)
  return id
}

/**
 * Ends a substitution at once, or takes back one that has not begun; by whoever might name it.
 *
 * Audit: `substitution.ended`. Refuses: `not-found/substitution`, `conflict/substitution-over`.
 */
export async function endSubstitution(context: Context, id: SubstitutionId): Promise<void> {
  authorise(context.actor, 'substitutions.manage')
  const found = await inRead(context.db, (read) => findSubstitution(read, id))
  if (found === undefined) throw new Refused('not-found/substitution')
  const roles = await heldRolesOf(context, found.absentId)
  if (!mayName(context.actor, { accountId: found.absentId, roles })) {
    throw new Refused('not-found/substitution')
  }
  await inTransaction(context.db, async (tx) => {
    const { from, until } = (await findForUpdate(tx, id)) ?? found
    const now = context.clock.now()
    if (until <= now) throw new Refused('conflict/substitution-over')
    await setEnd(tx, id, from > now ? from : now)
    await record(tx, context, 'substitution.ended', { kind: 'substitution', id })
  })
  await forgetVisits(context, found.substituteId)
}

async function officer(context: Context, username: string): Promise<Actor> {
  const found = await officerByUsername(context, username, heldRolesOf)
  if (found === null) throw new Refused('invalid/officer-unknown')
  return found
}

type Officer = Pick<Actor, 'accountId' | 'roles'>

function requireNamer(actor: Actor, absent: Officer): void {
  if (!mayName(actor, absent)) throw new Refused('forbidden/not-your-unit')
}

/** Whoever stands in for a head does not pass that on: only one's own roles count. */
export function mayName(actor: Actor, absent: Officer): boolean {
  return actor.accountId === absent.accountId || headsAll(ownRoles(actor), absent.roles)
}

function ownRoles({ roles }: Pick<Actor, 'roles'>) {
  return roles.filter(({ insteadOf }) => insteadOf === undefined)
}
