import { addDays, type Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { addRoles, listRolesAfter, setRoleEnds } from '../db/staff-role.queries.ts'
import {
  addShares,
  addSuccessions,
  listOrganisationRows,
  lockOrganisation,
  putUnits,
  setLastDays,
} from '../db/unit.queries.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { SplitShares } from '../domain/unit-changes.ts'
import type { OrganisationChange, Unit } from '../domain/unit.ts'
import { UNITS_CHANGED } from '../jobs/units-changed.ts'
import { authoriseAdministration, requireAdministered } from './administration.ts'
import { forgetOrganisation, organisationHistory } from './read-organisation.ts'
import {
  planOf,
  type NewUnit,
  type PlannedChange,
  type UnitChange,
  type UnitName,
} from './unit-change-plans.ts'
import { unitIdOf } from './unit-ids.ts'

export type { NewUnit, UnitChange, UnitName }

/**
 * Sets up a unit from a day on.
 *
 * Audit: `unit.created`. Refuses: `not-found/unit`, `forbidden/unit-outside-reach`, `invalid/shape`,
 * `invalid/unit-placement`, `conflict/unit-code-taken`, `conflict/unit-slug-taken`,
 * `conflict/unit-parent-not-valid`, `conflict/unit-territory-taken`.
 */
export async function createUnit(context: Context, unit: NewUnit, from: Day): Promise<UnitId> {
  const plan = planOf(context, { kind: 'create', unit, from })
  await change(context, plan)
  return plan.subject
}

/**
 * Gives a unit another name and code (and superior, when wanted) from a day on. The unit ends the
 * day before; its successor takes over subordinates, roles and affairs. Returns the successor.
 *
 * Audit: `unit.renamed`. Refuses as `createUnit`, and `conflict/unit-ended`, `invalid/unit-period`,
 * `conflict/unit-structure`.
 */
export async function renameUnit(
  context: Context,
  unitId: UnitId,
  to: UnitName,
  from: Day,
): Promise<UnitId> {
  await change(context, planOf(context, { kind: 'rename', unitId, to, from }))
  return unitIdOf(context.locality.code, to.slug)
}

/**
 * Merges units from a day on, into one that goes on or one that begins; it takes over their
 * subordinates, roles and affairs. Returns it.
 *
 * Audit: `unit.merged`. Refuses as `renameUnit`, and `conflict/unit-successor-not-valid`,
 * `conflict/unit-is-root`.
 */
export async function mergeUnits(
  context: Context,
  unitIds: readonly UnitId[],
  into: UnitId | NewUnit,
  from: Day,
): Promise<UnitId> {
  const plan = planOf(context, { kind: 'merge', unitIds, into, from })
  await change(context, plan)
  return plan.subject
}

/**
 * Splits a unit into several from a day on. The first is its main successor and takes over
 * subordinates, officers and procedures, but for those of which `shares` says to which they come. Returns the successors.
 *
 * Audit: `unit.split`. Refuses as `renameUnit`, and `conflict/unit-is-root`.
 */
export async function splitUnit(
  context: Context,
  unitId: UnitId,
  parts: { readonly into: readonly NewUnit[]; readonly shares?: SplitShares },
  from: Day,
): Promise<UnitId[]> {
  const { into, shares = {} } = parts
  await change(context, planOf(context, { kind: 'split', unitId, into, shares, from }))
  return into.map(({ slug }) => unitIdOf(context.locality.code, slug))
}

/**
 * Ends a unit after its last day, without a successor; its superior looks after its affairs. With
 * everything below it only when that is wanted.
 *
 * Audit: `unit.ended`. Refuses: `not-found/unit`, `forbidden/unit-outside-reach`,
 * `conflict/unit-ended`, `invalid/unit-period`, `conflict/unit-is-root`,
 * `conflict/unit-has-subordinates`, `conflict/unit-structure`.
 */
export async function endUnit(
  context: Context,
  unitId: UnitId,
  lastDay: Day,
  options: { readonly withSubordinates: boolean },
): Promise<void> {
  const { withSubordinates } = options
  await change(context, planOf(context, { kind: 'end', unitId, lastDay, withSubordinates }))
}

/** What a change would do, told before anybody decides on it. */
export interface ForeseenChange {
  readonly from: Day
  /** The units that would end the day before. */
  readonly ended: readonly Unit[]
  readonly begun: readonly Unit[]
  /** The units right below one that would end, with the unit that they would stand under from then on. */
  readonly moved: readonly { readonly unit: Unit; readonly under: Unit | null }[]
  /** How many roles would be given anew in a successor, and how many would just end. */
  readonly rolesCarried: number
  readonly rolesLost: number
  /** Whoever holds a role in a unit that would end. */
  readonly officers: readonly AccountId[]
  /** The units as they stand on the eve, and as they would stand from then on. */
  readonly before: Organisation
  readonly after: Organisation
}

/**
 * What a change of units would do, for the administrator who thinks of making it. Changes nothing.
 * Refuses as the change itself.
 */
export async function foreseeUnitChange(
  context: Context,
  wanted: UnitChange,
): Promise<ForeseenChange> {
  const { plan, history } = await authorisedPlan(context, wanted)
  const decided = plan.decide(history)
  const endedIds = decided.ended.map(({ unitId }) => unitId)
  const before = history.on(addDays(plan.from, -1))
  const after = history.with(decided).on(plan.from)
  const roles = await inRead(context.db, (read) =>
    listRolesAfter(read, endedIds, addDays(plan.from, -1)),
  )
  const carried = roles.filter(
    ({ unitId, accountId }) => after.currentOf(unitId, accountId) !== null,
  ).length
  return {
    from: plan.from,
    ended: endedIds.flatMap((id) => history.unit(id) ?? []),
    begun: decided.begun,
    moved: endedIds
      .flatMap((id) => before.childrenOf(id))
      .flatMap((child) => {
        const unit = after.unit(child.id)
        if (unit === null) return []
        return [{ unit, under: unit.parentId === null ? null : after.unit(unit.parentId) }]
      }),
    rolesCarried: carried,
    rolesLost: roles.length - carried,
    officers: [...new Set(roles.map(({ accountId }) => accountId))],
    before,
    after,
  }
}

/**
 * Lets through who administers all the units that a change concerns. Refuses: `forbidden/role`, `not-found/unit`,
 * `forbidden/unit-outside-reach`.
 */
export async function authoriseUnitChange(context: Context, wanted: UnitChange): Promise<void> {
  await authorisedPlan(context, wanted)
}

async function authorisedPlan(context: Context, wanted: UnitChange) {
  authoriseAdministration(context.actor, 'units.manage')
  const plan = planOf(context, wanted)
  const history = await organisationHistory(context)
  requireAdministered(context.actor, history, plan.touches, plan.from)
  return { plan, history }
}

/** What a change of units was about. */
interface ChangedUnits {
  /** The unit that the change is best looked at in afterwards. */
  readonly subject: UnitId
  /** Every unit that ended, began or took over. */
  readonly unitIds: readonly UnitId[]
}

/**
 * Makes a change of units as a part of what a transaction does; `forgetOrganisation` is called when that is
 * committed. Audit and refusals: as the change.
 */
export async function changeUnitsWithin(
  tx: Write,
  context: Context,
  wanted: UnitChange,
): Promise<ChangedUnits> {
  const plan = planOf(context, wanted)
  const { ended, begun, successions } = await changeWithin(tx, context, plan)
  const changed = [
    ...ended.map(({ unitId }) => unitId),
    ...begun.map(({ id }) => id),
    ...successions.map(({ toUnitId }) => toUnitId),
  ]
  const subject =
    wanted.kind === 'rename' ? unitIdOf(context.locality.code, wanted.to.slug) : plan.subject
  return { subject, unitIds: [...new Set(changed)] }
}

async function change(context: Context, plan: PlannedChange): Promise<void> {
  await inTransaction(context.db, (tx) => changeWithin(tx, context, plan))
  await forgetOrganisation(context.db)
}

async function changeWithin(
  tx: Write,
  context: Context,
  plan: PlannedChange,
): Promise<OrganisationChange> {
  authoriseAdministration(context.actor, 'units.manage')
  await lockOrganisation(tx)
  const history = new OrganisationHistory(await listOrganisationRows(tx))
  requireAdministered(context.actor, history, plan.touches, plan.from)

  const decided = plan.decide(history)

  await setLastDays(tx, decided.ended)
  await putUnits(tx, decided.begun)
  await addSuccessions(tx, decided.successions)
  await addShares(tx, decided.shares)
  const roles = await carryRoles(tx, history.with(decided), decided, plan.from)
  await record(tx, context, plan.event, {
    kind: 'unit',
    id: plan.subject,
    details: {
      from: plan.from,
      ended: decided.ended.map(({ unitId }) => unitId),
      begun: decided.begun.map(({ id }) => id),
      roles,
    },
  })
  if (decided.ended.length > 0 && plan.from <= dayOf(context.clock.now()))
    await context.jobs.enqueue(tx, UNITS_CHANGED, context.locality.id, {})
  return decided
}

/**
 * Ends the roles in units that end, and gives them in the main successor to those who held them, so
 * that nobody loses a day of work over a new name. Returns how many roles went over.
 */
async function carryRoles(
  tx: Write,
  history: OrganisationHistory,
  { ended }: OrganisationChange,
  from: Day,
): Promise<number> {
  if (ended.length === 0) return 0
  const lastDay = addDays(from, -1)
  const roles = await listRolesAfter(
    tx,
    ended.map(({ unitId }) => unitId),
    lastDay,
  )
  await setRoleEnds(
    tx,
    roles.map(({ id }) => id),
    lastDay,
  )
  const organisation = history.on(from)
  return addRoles(
    tx,
    roles.flatMap((role) => {
      const successor = organisation.currentOf(role.unitId, role.accountId)
      if (successor === null) return []
      const validFrom = role.validFrom > from ? role.validFrom : from
      return [{ ...role, id: newId<'staff_role'>(), unitId: successor.id, validFrom }]
    }),
  )
}
