import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { addRoles, listRolesAfter, setRoleEnds } from '../db/staff-role.queries.ts'
import {
  addSuccessions,
  listOrganisationRows,
  lockOrganisation,
  putUnits,
  setLastDays,
} from '../db/unit.queries.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import {
  creationOf,
  endOf,
  mergerOf,
  renamingOf,
  splitOf,
  type NewName,
  type UnitDraft,
} from '../domain/unit-changes.ts'
import type { OrganisationChange } from '../domain/unit.ts'
import { authoriseAdministration, requireAdministered } from './administration.ts'
import { forgetOrganisation } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

/** A unit that is to begin; its id follows from its slug. */
export type NewUnit = Omit<UnitDraft, 'id'>

/** What a renamed unit is called from then on. */
export type UnitName = Omit<NewName, 'id'>

/**
 * Sets up a unit from a day on.
 *
 * Audit: `unit.created`. Refuses: `not-found/unit`, `forbidden/unit-outside-reach`, `invalid/shape`,
 * `invalid/unit-placement`, `conflict/unit-code-taken`, `conflict/unit-slug-taken`,
 * `conflict/unit-parent-not-valid`, `conflict/unit-territory-taken`.
 */
export async function createUnit(context: Context, unit: NewUnit, from: Day): Promise<UnitId> {
  const draft = drafted(context, unit)
  await change(context, {
    event: 'unit.created',
    subject: draft.id,
    touches: placesOf(draft),
    from,
    decide: (history) => creationOf(history, draft, from),
  })
  return draft.id
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
  const name: NewName = { ...to, id: unitIdOf(context.locality.code, to.slug) }
  await change(context, {
    event: 'unit.renamed',
    subject: unitId,
    touches: [unitId, ...(to.parentId === undefined ? [] : [to.parentId])],
    from,
    decide: (history) => renamingOf(history, unitId, name, from),
  })
  return name.id
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
  const target = typeof into === 'string' ? into : drafted(context, into)
  const targetId = typeof target === 'string' ? target : target.id
  await change(context, {
    event: 'unit.merged',
    subject: targetId,
    touches: [...unitIds, ...(typeof target === 'string' ? [target] : placesOf(target))],
    from,
    decide: (history) => mergerOf(history, unitIds, target, from),
  })
  return targetId
}

/**
 * Splits a unit into several from a day on. The first is its main successor and takes over
 * subordinates, roles and affairs until they are moved. Returns the successors.
 *
 * Audit: `unit.split`. Refuses as `renameUnit`, and `conflict/unit-is-root`.
 */
export async function splitUnit(
  context: Context,
  unitId: UnitId,
  into: readonly NewUnit[],
  from: Day,
): Promise<UnitId[]> {
  const drafts = into.map((unit) => drafted(context, unit))
  await change(context, {
    event: 'unit.split',
    subject: unitId,
    touches: [unitId, ...drafts.flatMap(placesOf)],
    from,
    decide: (history) => splitOf(history, unitId, drafts, from),
  })
  return drafts.map(({ id }) => id)
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
  await change(context, {
    event: 'unit.ended',
    subject: unitId,
    touches: [unitId],
    from: addDays(lastDay, 1),
    decide: (history) => endOf(history, unitId, lastDay, options.withSubordinates),
  })
}

/** A change of the organisation: what it does to which units, and who must administer which. */
interface PlannedChange {
  readonly event: string
  readonly subject: UnitId
  readonly touches: readonly UnitId[]
  readonly from: Day
  readonly decide: (history: OrganisationHistory) => OrganisationChange
}

async function change(context: Context, plan: PlannedChange): Promise<void> {
  authoriseAdministration(context.actor, 'units.manage')
  await inTransaction(context.db, async (tx) => {
    await lockOrganisation(tx)
    const history = new OrganisationHistory(await listOrganisationRows(tx))
    requireAdministered(context.actor, history, plan.touches, plan.from)

    const decided = plan.decide(history)

    await setLastDays(tx, decided.ended)
    await putUnits(tx, decided.begun)
    await addSuccessions(tx, decided.successions)
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
  })
  forgetOrganisation(context.db)
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
      const successor = organisation.currentOf(role.unitId)
      if (successor === null) return []
      const validFrom = role.validFrom > from ? role.validFrom : from
      return [{ ...role, id: newId<'staff_role'>(), unitId: successor.id, validFrom }]
    }),
  )
}

function drafted(context: Context, unit: NewUnit): UnitDraft {
  return { ...unit, id: unitIdOf(context.locality.code, unit.slug) }
}

function placesOf({ parentId, hostUnitId }: UnitDraft): UnitId[] {
  return [parentId, hostUnitId].filter((id) => id !== null)
}
