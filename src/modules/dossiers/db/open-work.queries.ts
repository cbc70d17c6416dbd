import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import type { StepRole } from '../domain/dossier.ts'

const MOST_LISTED = 500

/** Whose open steps are meant, and in which units; null for wherever they are. */
export interface WorkOf {
  readonly accountId: AccountId
  readonly units: readonly UnitId[] | null
}

/** Where a page of open steps begins: after this one. */
export interface WorkPosition {
  readonly dossierId: DossierId
  readonly ordinal: number
}

/** How many open steps each officer holds in some units, the most first. */
export async function countByHolder(read: Read, units: readonly UnitId[]) {
  const rows = await read
    .selectFrom('dossier_step')
    .select(['assignee_id', (row) => row.fn.countAll<number>().as('count')])
    .where((step) => isOneOf(step.ref('unit_id'), units))
    .where('closed_at', 'is', null)
    .where('assignee_id', 'is not', null)
    .groupBy('assignee_id')
    .orderBy('count', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return rows.flatMap(({ assignee_id: id, count }) => (id === null ? [] : [{ id, count }]))
}

/** The open steps of an officer, counted by place, role and name. */
export async function countByStep(read: Read, work: WorkOf) {
  const rows = await openSteps(read, work)
    .select(['unit_id', 'role', 'name', (row) => row.fn.countAll<number>().as('count')])
    .groupBy(['unit_id', 'role', 'name'])
    .orderBy('unit_id')
    .orderBy('role')
    .orderBy('name')
    .limit(MOST_LISTED)
    .execute()
  return rows.map(({ unit_id: unitId, role, name, count }) => ({
    unitId,
    role: role as StepRole,
    name,
    count,
  }))
}

/** The open steps of an officer one by one, with the version of the dossier that is seen. */
export function listOpenWork(
  read: Read,
  work: WorkOf & {
    readonly unitId: UnitId | null
    readonly role: StepRole | null
    readonly name: string | null
  },
  page: { readonly after: WorkPosition | null; readonly limit: number },
) {
  const { unitId, role, name } = work
  const { after, limit } = page
  let query = openSteps(read, work)
    .innerJoin('dossier', (on) => on.onRef('dossier.id', '=', 'dossier_step.dossier_id'))
    .select(['dossier_step.dossier_id', 'dossier_step.ordinal', 'dossier_step.step_id'])
    .select(['dossier_step.name', 'dossier.code', 'dossier.version'])
  if (unitId !== null) query = query.where('dossier_step.unit_id', '=', unitId)
  if (role !== null) query = query.where('dossier_step.role', '=', role)
  if (name !== null) query = query.where('dossier_step.name', '=', name)
  if (after !== null) {
    query = query.where((row) =>
      row.or([
        row('dossier_step.dossier_id', '>', after.dossierId),
        row.and([
          row('dossier_step.dossier_id', '=', after.dossierId),
          row('dossier_step.ordinal', '>', after.ordinal),
        ]),
      ]),
    )
  }
  return query
    .orderBy('dossier_step.dossier_id')
    .orderBy('dossier_step.ordinal')
    .limit(limit)
    .execute()
}

/** By the index on the assignee. */
function openSteps(read: Read, { accountId, units }: WorkOf) {
  const steps = read
    .selectFrom('dossier_step')
    .where('dossier_step.assignee_id', '=', accountId)
    .where('dossier_step.closed_at', 'is', null)
  return units === null
    ? steps
    : steps.where((step) => isOneOf(step.ref('dossier_step.unit_id'), units))
}
