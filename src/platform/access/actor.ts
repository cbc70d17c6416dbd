import type { Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { isPermitted, type Permission } from './policy.ts'
import type { Role, StaffRole } from './roles.ts'

/**
 * A role that an officer holds today, with every unit it reaches: the unit itself, all below it, and
 * the ended units whose affairs came to one of these.
 */
export interface HeldRole {
  readonly role: StaffRole
  readonly unitId: UnitId
  readonly unitCode: string
  readonly unitName: string
  readonly reach: ReadonlySet<UnitId>
  /** The absent officer whose role it is, while the holder stands in for them. */
  readonly insteadOf?: Absent
}

/** An officer for whom another one stands in. */
export interface Absent {
  readonly accountId: AccountId
  readonly displayName: string
}

/** Who acts. Made anew for every request from the session; a changed role counts within a second. */
export interface Actor {
  readonly kind: 'anonymous' | 'citizen' | 'business' | 'staff' | 'system'
  readonly accountId: AccountId
  readonly username: string | null
  readonly displayName: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly roles: readonly HeldRole[]
}

const NOBODY = '00000000-0000-0000-0000-000000000000' as AccountId

const NAMELESS = {
  username: null,
  displayName: '',
  personalId: null,
  taxCode: null,
  birthDate: null,
  phone: null,
  email: null,
  address: null,
  roles: [],
} as const

/** Someone who has not signed in. */
export const ANONYMOUS: Actor = { kind: 'anonymous', accountId: NOBODY, ...NAMELESS }

/** The system itself, when a timer and not a person acts. */
export const SYSTEM: Actor = {
  kind: 'system',
  accountId: NOBODY,
  ...NAMELESS,
  displayName: 'Hệ thống',
}

export function isSignedIn(actor: Actor): boolean {
  return actor.kind !== 'anonymous'
}

/** Every role of an actor, each once: what an officer holds, or what a person or business is. */
export function rolesOf(actor: Actor): readonly Role[] {
  if (actor.kind === 'citizen' || actor.kind === 'business') return [actor.kind]
  return [...new Set(actor.roles.map(({ role }) => role))]
}

/** Refuses an actor none of whose roles ever does this. */
export function authorise(actor: Actor, permission: Permission): void {
  if (isPermitted(permission, rolesOf(actor), isSignedIn(actor))) return
  throw new Refused(isSignedIn(actor) ? 'forbidden/role' : 'unauthenticated/no-session')
}

/** Whether the actor holds the role in the unit or in one above it. */
export function holdsRoleAt(actor: Actor, role: StaffRole, unitId: UnitId): boolean {
  return actor.roles.some((held) => held.role === role && held.reach.has(unitId))
}

/** Whether the actor holds the role there in person: what a substitute does not do for the absent. */
export function holdsInPerson(actor: Actor, role: StaffRole, unitId: UnitId): boolean {
  return actor.roles.some(
    (held) => held.role === role && held.insteadOf === undefined && held.reach.has(unitId),
  )
}

/** The officers for whom the actor stands in now, each once. */
export function standsInFor(actor: Actor): readonly Absent[] {
  const absent = actor.roles.flatMap(({ insteadOf }) => insteadOf ?? [])
  return [...new Map(absent.map((each) => [each.accountId, each])).values()]
}

/** A name as it stands under an act: `Lý Văn Sơn thay Chu Thị Lan` when done in another's place. */
export function nameActing(actor: Actor, absent: Absent | null): string {
  return absent === null ? actor.displayName : `${actor.displayName} thay ${absent.displayName}`
}

/**
 * In whose place the actor holds the role in the unit or in one above it; null for one who holds it
 * by themselves, or not at all.
 */
export function insteadOfWhom(actor: Actor, role: StaffRole, unitId: UnitId): Absent | null {
  const held = actor.roles.filter((each) => each.role === role && each.reach.has(unitId))
  if (held.some(({ insteadOf }) => insteadOf === undefined)) return null
  return held[0]?.insteadOf ?? null
}

/** Every unit that the given roles of an actor reach (all roles when none are named). */
export function unitsReached(actor: Actor, ...roles: readonly StaffRole[]): UnitId[] {
  const units = new Set<UnitId>()
  for (const held of actor.roles) {
    if (roles.length > 0 && !roles.includes(held.role)) continue
    for (const unit of held.reach) units.add(unit)
  }
  return [...units]
}
