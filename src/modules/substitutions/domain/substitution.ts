import type { AccountId, Id, UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'

export type SubstitutionId = Id<'substitution'>

/** From an instant until another, which is no longer part of it. */
export interface Period {
  readonly from: Date
  readonly until: Date
}

/** That an officer does the work of an absent one for a time. */
export interface Substitution extends Period {
  readonly id: SubstitutionId
  readonly absentId: AccountId
  readonly substituteId: AccountId
}

/** Roles whose work passes to a substitute. Those of administration and procedure control do not. */
export const PASSING_ROLES: readonly string[] = [
  'reception',
  'handler',
  'division-head',
  'approver',
  'clerk',
]

const LONGEST_DAYS = 366
const DAY = 86_400_000

/**
 * Why this substitution cannot be beside the others, or null: one stands in for one at a time, not
 * for oneself, and whoever is absent stands in for nobody meanwhile. `others` are those of both
 * officers.
 */
export function whyNotBeside(
  wish: Omit<Substitution, 'id'>,
  others: readonly Substitution[],
  now: Date,
): RefusalCode | null {
  const { absentId, substituteId, from, until } = wish
  if (absentId === substituteId) return 'invalid/substitute-for-oneself'
  const isTooLong = until.getTime() - from.getTime() > LONGEST_DAYS * DAY
  if (until <= from || until <= now || isTooLong) return 'invalid/substitution-period'
  const meanwhile = others.filter((other) => overlap(wish, other))
  if (meanwhile.some((other) => other.absentId === absentId)) {
    return 'conflict/substitute-already-named'
  }
  const isChain = meanwhile.some(
    (other) => other.absentId === substituteId || other.substituteId === absentId,
  )
  return isChain ? 'conflict/substitution-chain' : null
}

function overlap(one: Period, other: Period): boolean {
  return one.from < other.until && other.from < one.until
}

/** A role as far as it matters for standing in. */
export interface RoleHeld {
  readonly role: string
  readonly unitId: UnitId
  readonly reach: ReadonlySet<UnitId>
}

/**
 * Why one officer cannot stand in for another, or null: they work in the same agency, one above the
 * other or in one unit, and only who leads a unit signs for its head.
 */
export function whyNotStandIn(
  absent: readonly RoleHeld[],
  substitute: readonly RoleHeld[],
): RefusalCode | null {
  const work = absent.filter(passes)
  const own = substitute.filter(passes)
  if (work.length === 0) return 'invalid/absent-without-work'
  const isNear = own.some((held) =>
    work.some(({ unitId, reach }) => held.reach.has(unitId) || reach.has(held.unitId)),
  )
  if (!isNear) return 'invalid/substitute-elsewhere'
  const signs = work.some(({ role }) => role === 'approver')
  return signs && !own.some(leads) ? 'invalid/substitute-may-not-sign' : null
}

/**
 * The work of an absent officer that is their substitute's now. Either may have got or lost roles since the substitute was
 * named: it passes as far as it would if they were named today.
 */
export function passingWork<Held extends RoleHeld>(
  absent: readonly Held[],
  substitute: readonly RoleHeld[],
): readonly Held[] {
  const obstacle = whyNotStandIn(absent, substitute)
  const work = absent.filter(passes)
  if (obstacle === 'invalid/substitute-may-not-sign')
    return work.filter(({ role }) => role !== 'approver')
  return obstacle === null ? work : []
}

/** Whether a head deals out all the work of an officer, and so may name who does it; for who signs, who signs too. */
export function headsAll(head: readonly RoleHeld[], officer: readonly RoleHeld[]): boolean {
  const work = officer.filter(passes)
  const leading = head.filter(leads)
  return (
    work.length > 0 &&
    work.every((held) =>
      leading.some(
        ({ role, reach }) =>
          reach.has(held.unitId) && (role === 'approver' || held.role !== 'approver'),
      ),
    )
  )
}

export function passes({ role }: Pick<RoleHeld, 'role'>): boolean {
  return PASSING_ROLES.includes(role)
}

function leads({ role }: RoleHeld): boolean {
  return role === 'division-head' || role === 'approver'
}
