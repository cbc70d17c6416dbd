import type { Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { officerByUsername, officersOf } from '#modules/identity'
import { heldRolesOf, holdersNow, organisationNow, type Organisation } from '#modules/organisations'
import { authorise, holdsInPerson, holdsRoleAt, unitsReached } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { findAnswer, rememberAnswer, type KeyedRequest } from '#platform/idempotency'
import { newId } from '#platform/ids'
import {
  endDelegation,
  findDelegationForUpdate,
  insertDelegation,
  listDelegations,
} from '../db/delegation.queries.ts'
import { whyNotDelegate, type Delegation, type DelegationId } from '../domain/delegation.ts'

const MOST_LISTED = 200

/** A delegation as the signer writes it. */
export interface NewDelegation {
  /** Of the officer at the counter. */
  readonly username: string
  readonly unitCode: string
  readonly decision: string
  readonly includesSeal: boolean
  readonly validFrom: Day
  readonly validTo: Day
}

/**
 * Lets an officer decide at the counter, in the name of the signer's agency, what is on its list of on-the-spot
 * procedures. It holds for its days, or until it is taken back. Whoever stands in for the signer does not give it.
 * A request that is sent twice gives it once.
 *
 * Audit: `delegation.given`. Refuses: `forbidden/role`, `forbidden/not-your-unit`, `invalid/assignee-unknown`,
 * `invalid/delegation-to-oneself`, `invalid/delegation-period`.
 */
export async function giveDelegation(
  context: Context,
  { username, unitCode, ...terms }: NewDelegation,
  request: KeyedRequest | null = null,
): Promise<DelegationId> {
  authorise(context.actor, 'delegations.give')
  const [organisation, officer] = await Promise.all([
    organisationNow(context),
    officerByUsername(context, username, heldRolesOf),
  ])
  const unit = organisation.byCode(unitCode)
  if (unit === null || !holdsInPerson(context.actor, 'approver', unit.id))
    throw new Refused('forbidden/not-your-unit')
  if (officer === null) throw new Refused('invalid/assignee-unknown')
  const now = context.clock.now()
  const delegation: Delegation = {
    ...terms,
    id: newId<'delegation'>(),
    unitId: unit.id,
    givenBy: context.actor.accountId,
    givenTo: officer.accountId,
  }
  const obstacle = whyNotDelegate(delegation, dayOf(now))
  if (obstacle !== null) throw new Refused(obstacle)
  return inTransaction(context.db, async (tx) => {
    const earlier = request === null ? null : await findAnswer(tx, context, request)
    if (earlier !== null) return earlier.body as DelegationId
    const { id } = delegation
    await insertDelegation(tx, delegation, now)
    await recordChange(tx, context, 'delegation.given', delegation)
    if (request !== null)
      await rememberAnswer(tx, context, request, { status: 201, location: null, body: id })
    return id
  })
}

/**
 * Takes a delegation back: from now on nothing is decided with it.
 *
 * Audit: `delegation.ended`. Refuses: `forbidden/role`, `not-found/delegation`.
 */
export async function takeBackDelegation(context: Context, id: DelegationId): Promise<void> {
  authorise(context.actor, 'delegations.give')
  await inTransaction(context.db, async (tx) => {
    const delegation = await findDelegationForUpdate(tx, id)
    if (delegation === null || !holdsRoleAt(context.actor, 'approver', delegation.unitId))
      throw new Refused('not-found/delegation')
    await endDelegation(tx, id, context.clock.now())
    await recordChange(tx, context, 'delegation.ended', delegation)
  })
}

/** A delegation as its signers see it. */
export interface ListedDelegation extends Omit<Delegation, 'unitId' | 'givenBy' | 'givenTo'> {
  readonly unitName: string
  readonly givenByName: string
  readonly givenToName: string
}

/** An officer at a counter, to whom one may delegate. */
export interface CounterOfficer {
  readonly username: string
  readonly displayName: string
  readonly unitName: string
}

/**
 * What the agencies of the signer have given and not taken back, the newest first, for which agencies they may
 * give, and to whom: the officers at counters, those of the signer's own units first. Refuses: `forbidden/role`.
 */
export async function delegationsOfSigner(context: Context): Promise<{
  readonly given: readonly ListedDelegation[]
  readonly agencies: readonly { readonly code: string; readonly name: string }[]
  readonly officers: readonly CounterOfficer[]
}> {
  authorise(context.actor, 'delegations.give')
  const [organisation, holders] = await Promise.all([organisationNow(context), holdersNow(context)])
  const units = unitsReached(context.actor, 'approver')
  const counters = countersOf(organisation, new Set(units), (unit) => holders(unit, 'reception'))
  const nameOf = (id: UnitId) => organisation.unitOfAnyDay(id)?.name ?? ''
  return inRead(context.db, async (read) => {
    const given = await listDelegations(read, units, MOST_LISTED)
    const people = await officersOf(read, [
      ...given.flatMap(({ givenBy, givenTo }) => [givenBy, givenTo]),
      ...counters.keys(),
    ])
    return {
      given: given.map(({ unitId, givenBy, givenTo, ...rest }) => ({
        ...rest,
        unitName: nameOf(unitId),
        givenByName: people.get(givenBy)?.displayName ?? '',
        givenToName: people.get(givenTo)?.displayName ?? '',
      })),
      agencies: organisation.units
        .filter((unit) => isAgencyOfSigner(context, unit))
        .map(({ code, name }) => ({ code, name })),
      officers: [...counters].flatMap(([id, unitName]) => {
        const officer = people.get(id)
        if (!officer?.isActive || id === context.actor.accountId) return []
        return [{ username: officer.username, displayName: officer.displayName, unitName }]
      }),
    }
  })
}

/** Who receives at counters, each with the highest unit where; those of near units first. */
function countersOf(
  { units }: Organisation,
  near: ReadonlySet<UnitId>,
  receptionOf: (unit: UnitId) => readonly AccountId[],
): ReadonlyMap<AccountId, string> {
  const counters = new Map<AccountId, string>()
  const nearFirst = units.toSorted((one, other) => +near.has(other.id) - +near.has(one.id))
  for (const { id, name } of nearFirst)
    for (const officer of receptionOf(id)) if (!counters.has(officer)) counters.set(officer, name)
  return counters
}

/** The units in which the role itself is held: divisions below them decide nothing. */
function isAgencyOfSigner({ actor }: Context, { id }: { readonly id: UnitId }): boolean {
  return actor.roles.some(
    ({ role, unitId, insteadOf }) =>
      role === 'approver' && unitId === id && insteadOf === undefined,
  )
}

function recordChange(
  tx: Parameters<typeof record>[0],
  context: Context,
  action: 'delegation.given' | 'delegation.ended',
  { id, unitId, givenTo, decision }: Delegation,
): Promise<void> {
  return record(tx, context, action, {
    kind: 'delegation',
    id,
    details: { unitId, givenTo, decision },
  })
}
