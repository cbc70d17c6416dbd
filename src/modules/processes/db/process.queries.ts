import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { ProcessDecisionId, ProcessVersionId } from '#kernel/id'
import { fixed, isOneOf, json, type Read, type Write } from '#platform/db'
import type { ProcessDefinition, ProcessVersion } from '../domain/definition.ts'

/** When a version is in force, beside what it says. */
export interface ProcessPeriod {
  readonly id: ProcessVersionId
  readonly number: number
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
}

export type NewProcess = ProcessVersion & {
  readonly effectiveTo: Day | null
  readonly decisionId: ProcessDecisionId | null
}

const VERSION = [
  'id',
  'procedure_code as procedureCode',
  'number',
  'effective_from as effectiveFrom',
  'approved_by as approvedBy',
  'definition',
] as const

export async function findProcess(db: Read, id: ProcessVersionId): Promise<ProcessVersion | null> {
  const row = await db
    .selectFrom('process_version')
    .select(VERSION)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : asVersion(row)
}

/** Which version of a procedure's process is in force on a day. One at most, the table sees to it. */
export async function findProcessIdOn(
  db: Read,
  procedureCode: string,
  on: Day,
): Promise<ProcessVersionId | null> {
  const [row] = await processIdsOn(db, { procedureCode, on })
  return row?.id ?? null
}

const processIdsOn = fixed((db, asked: { readonly procedureCode: string; readonly on: Day }) =>
  db
    .selectFrom('process_version')
    .select('id')
    .where('procedure_code', '=', asked.procedureCode)
    .where('effective_from', '<=', asked.on)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', asked.on)])),
)

/** The versions that end on a day or after it, or never. */
export async function listProcessesFrom(
  db: Read,
  procedureCode: string,
  on: Day,
): Promise<ProcessVersion[]> {
  const rows = await db
    .selectFrom('process_version')
    .select(VERSION)
    .where('procedure_code', '=', procedureCode)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', on)]))
    .orderBy('effective_from')
    .limit(100)
    .execute()
  return rows.map(asVersion)
}

/** Which versions of the processes of some procedures are in force on a day. */
export function listProcessesOn(db: Read, procedureCodes: readonly string[], on: Day) {
  return db
    .selectFrom('process_version')
    .select(['id', 'procedure_code as procedureCode'])
    .where((is) => isOneOf(is.ref('procedure_code'), procedureCodes))
    .where('effective_from', '<=', on)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', on)]))
    .limit(3_000)
    .execute()
}

/** The procedures that have a process in force on a day. */
export async function listCodesWithProcess(db: Read, on: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('process_version')
    .select('procedure_code as code')
    .where('effective_from', '<=', on)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', on)]))
    .execute()
  return rows.map(({ code }) => code)
}

/** Which procedures' processes some decisions approved. */
export async function listApprovedBy(
  db: Read,
  decisionIds: readonly ProcessDecisionId[],
): Promise<{ code: string; decisionId: ProcessDecisionId }[]> {
  const rows = await db
    .selectFrom('process_version')
    .select(['procedure_code as code', 'decision_id as decisionId'])
    .where((is) => isOneOf(is.ref('decision_id'), decisionIds))
    .execute()
  return rows.flatMap(({ code, decisionId }) => (decisionId === null ? [] : { code, decisionId }))
}

/** The process that a decision approved, the same for all its procedures; null when it is not recorded here. */
export async function findDefinitionApprovedBy(
  db: Read,
  decisionId: ProcessDecisionId,
): Promise<ProcessDefinition | null> {
  const row = await db
    .selectFrom('process_version')
    .select('definition')
    .where('decision_id', '=', decisionId)
    .limit(1)
    .executeTakeFirst()
  return (row?.definition as ProcessDefinition | undefined) ?? null
}

/** Locks the version approved last, so that two approvals cannot both follow it. */
export async function findLatestProcessForUpdate(
  tx: Write,
  procedureCode: string,
): Promise<ProcessPeriod | null> {
  const row = await tx
    .selectFrom('process_version')
    .select(['id', 'number', 'effective_from as effectiveFrom', 'effective_to as effectiveTo'])
    .where('procedure_code', '=', procedureCode)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function setProcessEnd(tx: Write, id: ProcessVersionId, lastDay: Day): Promise<void> {
  await tx
    .updateTable('process_version')
    .set({ effective_to: lastDay })
    .where('id', '=', id)
    .execute()
}

/** Adds versions; one whose number the procedure already has is left as it is. Answers how many were added. */
export async function insertProcesses(
  tx: Write,
  processes: readonly NewProcess[],
): Promise<number> {
  if (processes.length === 0) return 0
  const added = await tx
    .insertInto('process_version')
    .values(
      processes.map((process) => ({
        id: process.id,
        procedure_code: process.procedureCode,
        number: process.number,
        effective_from: process.effectiveFrom,
        effective_to: process.effectiveTo,
        approved_by: process.approvedBy,
        decision_id: process.decisionId,
        definition: json(process.definition),
      })),
    )
    .onConflict((conflict) => conflict.constraint('process_version_number_unique').doNothing())
    .returning('id')
    .execute()
  return added.length
}

function asVersion(
  row: Omit<ProcessVersion, 'definition'> & { definition: unknown },
): ProcessVersion {
  return { ...row, definition: row.definition as ProcessDefinition }
}

/** The steps of the processes in force on a day that name a certain unit. */
export function listStepsOfNamedUnits(
  db: Read,
  on: Day,
): Promise<{ procedureCode: string; step: string; slug: string }[]> {
  const step = sql<{ step: string; slug: string | null }>`lateral (
    select step->>'name' as step, step->'at'->>'slug' as slug
    from jsonb_array_elements(definition->'steps') as step
    where step->'at'->>'at' = 'unit'
  )`
  return db
    .selectFrom(['process_version', step.as('named')])
    .select(['procedure_code as procedureCode', 'named.step'])
    .select((row) => row.ref('named.slug').$notNull().as('slug'))
    .where('effective_from', '<=', on)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', on)]))
    .orderBy('procedure_code')
    .execute()
}
