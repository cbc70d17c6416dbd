import type { Day } from '#kernel/day'
import type { ProcessDecisionId, ProcessVersionId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import type { ProcessDefinition, ProcessVersion } from '../domain/definition.ts'

/** The version of a procedure's process that was approved last. */
export interface LatestProcess {
  readonly procedureCode: string
  readonly number: number
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  readonly approvedBy: string
  readonly decisionId: ProcessDecisionId | null
  /** Whether it has the steps of the process it is compared with, by the same decision. */
  readonly isSame: boolean
}

/** A version as it was approved, with the decision that is recorded here. */
export type ApprovedProcess = ProcessVersion & { readonly decisionId: ProcessDecisionId | null }

/** The version of that number, or the last one when no number is named. */
export async function findApprovedProcess(
  db: Read,
  procedureCode: string,
  number: number | null,
): Promise<ApprovedProcess | null> {
  const row = await db
    .selectFrom('process_version')
    .select(['id', 'procedure_code as procedureCode', 'number'])
    .select(['effective_from as effectiveFrom', 'approved_by as approvedBy'])
    .select(['decision_id as decisionId', 'definition'])
    .where('procedure_code', '=', procedureCode)
    .$if(number !== null, (versions) => versions.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, definition: row.definition as ProcessDefinition }
}

/** A version that a decision approved, by procedure and number; null when it is not recorded here. */
export async function findNameApprovedBy(
  db: Read,
  decisionId: ProcessDecisionId,
): Promise<{ readonly code: string; readonly number: number } | null> {
  const row = await db
    .selectFrom('process_version')
    .select(['procedure_code as code', 'number'])
    .where('decision_id', '=', decisionId)
    .orderBy('procedure_code')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The versions approved last of some procedures that have one, each compared with another version. */
export function listLatestProcesses(
  db: Read,
  procedureCodes: readonly string[],
  other: ProcessVersionId,
): Promise<LatestProcess[]> {
  return db
    .selectFrom('process_version as latest')
    .innerJoin('process_version as other', (join) => join.on('other.id', '=', other))
    .distinctOn('latest.procedure_code')
    .select(['latest.procedure_code as procedureCode', 'latest.number'])
    .select(['latest.effective_from as effectiveFrom', 'latest.effective_to as effectiveTo'])
    .select(['latest.approved_by as approvedBy', 'latest.decision_id as decisionId'])
    .select((is) =>
      is
        .and([
          is('latest.definition', '=', is.ref('other.definition')),
          is('latest.approved_by', '=', is.ref('other.approved_by')),
          is('latest.decision_id', 'is not distinct from', is.ref('other.decision_id')),
        ])
        .$castTo<boolean>()
        .as('isSame'),
    )
    .where((is) => isOneOf(is.ref('latest.procedure_code'), procedureCodes))
    .orderBy('latest.procedure_code')
    .orderBy('latest.number', 'desc')
    .execute()
}

/** The procedures whose version approved last is one of some decisions. */
export async function listCodesLastApprovedBy(
  db: Read,
  decisionIds: readonly ProcessDecisionId[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('process_version as latest')
    .select('procedure_code as code')
    .where((is) => isOneOf(is.ref('decision_id'), decisionIds))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('process_version as later')
            .select('later.id')
            .whereRef('later.procedure_code', '=', 'latest.procedure_code')
            .whereRef('later.number', '>', 'latest.number'),
        ),
      ),
    )
    .orderBy('procedure_code')
    .execute()
  return rows.map(({ code }) => code)
}
