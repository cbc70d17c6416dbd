import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { AccountId, UnitChangeId, UnitId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { Decision, PreparedState } from '../domain/prepared-change.ts'

/** A change of units as it is kept, without what is wanted and what was foreseen. */
export interface UnitChangeRow extends Decision {
  readonly id: UnitChangeId
  readonly state: PreparedState
  readonly kind: 'create' | 'rename' | 'merge' | 'split' | 'end'
  /** The first unit that it ends, or else the one that it sets up, as the preparer was shown it. */
  readonly unitName: string
  readonly effectiveOn: Day
  readonly preparedBy: AccountId
  readonly preparedAt: Date
  readonly closedBy: AccountId | null
  readonly closedAt: Date | null
}

/** The same with what is wanted and what the preparer was shown. */
export interface WholeUnitChange extends UnitChangeRow {
  readonly wanted: unknown
  readonly foreseen: unknown
}

export async function insertUnitChange(
  tx: Write,
  change: Omit<WholeUnitChange, 'unitName'>,
): Promise<void> {
  const { id, state, kind, effectiveOn, preparedBy, preparedAt, closedBy, closedAt } = change
  await tx
    .insertInto('unit_change')
    .values({
      id,
      state,
      kind,
      wanted: json(change.wanted),
      foreseen: json(change.foreseen),
      decision_number: change.number,
      decided_on: change.decidedOn,
      decision_issuer: change.issuer,
      effective_on: effectiveOn,
      prepared_by: preparedBy,
      prepared_at: preparedAt,
      closed_by: closedBy,
      closed_at: closedAt,
    })
    .execute()
}

export async function findUnitChange(
  read: Read,
  id: UnitChangeId,
): Promise<WholeUnitChange | null> {
  const row = await changes(read)
    .select(['unit_change.wanted', 'unit_change.foreseen'])
    .where('unit_change.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The state of a change and who prepared it, locked until the transaction ends. */
export async function lockUnitChange(tx: Write, id: UnitChangeId) {
  const row = await tx
    .selectFrom('unit_change')
    .select(['state', 'prepared_by as preparedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function closeUnitChange(
  tx: Write,
  id: UnitChangeId,
  closed: {
    readonly state: Exclude<PreparedState, 'prepared'>
    readonly by: AccountId
    readonly at: Date
  },
): Promise<void> {
  await tx
    .updateTable('unit_change')
    .set({ state: closed.state, closed_by: closed.by, closed_at: closed.at })
    .where('id', '=', id)
    .execute()
}

export async function insertChangedUnits(
  tx: Write,
  id: UnitChangeId,
  unitIds: readonly UnitId[],
): Promise<void> {
  await tx
    .insertInto('unit_change_unit')
    .values(unitIds.map((unitId) => ({ change_id: id, unit_id: unitId })))
    .execute()
}

/** Changes, the latest prepared first: those that wait, or all. */
export async function listUnitChanges(
  read: Read,
  wanted: { readonly isWaiting: boolean; readonly limit: number },
): Promise<UnitChangeRow[]> {
  const all = changes(read)
  const rows = await (wanted.isWaiting ? all.where('unit_change.state', '=', 'prepared') : all)
    .orderBy('unit_change.prepared_at', 'desc')
    .orderBy('unit_change.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return rows
}

/** The confirmed changes that a unit was part of, with all units of each, in the order of their days. */
export async function listChangesOfUnit(
  read: Read,
  unitId: UnitId,
  limit: number,
): Promise<(UnitChangeRow & { readonly unitIds: UnitId[] })[]> {
  const rows = await changes(read)
    .innerJoin('unit_change_unit as own', 'own.change_id', 'unit_change.id')
    .innerJoin('unit_change_unit as part', 'part.change_id', 'unit_change.id')
    .select((row) => row.fn.agg<UnitId[]>('array_agg', ['part.unit_id']).as('unitIds'))
    .where('own.unit_id', '=', unitId)
    .groupBy(['unit_change.locality_id', 'unit_change.id'])
    .orderBy('unit_change.effective_on')
    .orderBy('unit_change.id')
    .limit(limit)
    .execute()
  return rows
}

function changes(read: Read) {
  return read
    .selectFrom('unit_change')
    .select(['unit_change.id', 'unit_change.state', 'unit_change.kind'])
    .select(['unit_change.decision_number as number', 'unit_change.decided_on as decidedOn'])
    .select(['unit_change.decision_issuer as issuer', 'unit_change.effective_on as effectiveOn'])
    .select(['unit_change.prepared_by as preparedBy', 'unit_change.prepared_at as preparedAt'])
    .select(
      sql<string>`coalesce(unit_change.foreseen #>> '{ended,0,name}', unit_change.foreseen #>> '{begun,0,name}')`.as(
        'unitName',
      ),
    )
    .select(['unit_change.closed_by as closedBy', 'unit_change.closed_at as closedAt'])
}
