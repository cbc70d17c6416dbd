import type { DossierId, ProcessVersionId, UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

const MOST_LISTED = 3_000

/** How many dossiers in handling go by which version, in the agencies that decide them. */
export async function countByProcess(read: Read, units: readonly UnitId[]) {
  const rows = await inHandling(read, units)
    .select(['procedure_code as procedureCode', 'process_version_id as versionId'])
    .select((row) => [
      row.fn.max('procedure_name').as('procedureName'),
      row.fn.countAll<number>().as('count'),
    ])
    .groupBy(['procedure_code', 'process_version_id'])
    .orderBy('procedure_code')
    .limit(MOST_LISTED)
    .execute()
  return rows
}

/** How many dossiers of some procedures are in handling, in the whole locality; of the others there are none. */
export async function countInHandling(
  read: Read,
  procedureCodes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('dossier')
    .select(['procedure_code as procedureCode'])
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('state', 'in', ['received', 'processing'])
    .where((row) => isOneOf(row.ref('procedure_code'), procedureCodes))
    .groupBy('procedure_code')
    .execute()
  return new Map(rows.map(({ procedureCode, count }) => [procedureCode, Number(count)]))
}

/** Dossiers in handling of a procedure that go by another version than this one. */
export function listOnOtherProcess(
  read: Read,
  of: {
    readonly procedureCode: string
    readonly versionId: ProcessVersionId
    readonly units: readonly UnitId[]
  },
  page: { readonly after: DossierId | null; readonly limit: number },
) {
  const query = inHandling(read, of.units)
    .select(['id', 'code', 'version', 'procedure_code as procedureCode'])
    .select('process_version_id as versionId')
    .select(['receiving_unit_id as receivingUnitId', 'competent_unit_id as competentUnitId'])
    .select(['case_id as caseId', 'channel'])
    .innerJoin('dossier_party', (join) =>
      join.onRef('dossier_party.dossier_id', '=', 'dossier.id').on('part', '=', 'applicant'),
    )
    .select('kind as applicantKind')
    .where('procedure_code', '=', of.procedureCode)
    .where('process_version_id', '!=', of.versionId)
  return (page.after === null ? query : query.where('id', '>', page.after))
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** The open steps of some dossiers. */
export function listOpenStepsOf(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_step')
    .select(['dossier_id as dossierId', 'step_id as stepId', 'name', 'role'])
    .select('unit_id as unitId')
    .where((step) => isOneOf(step.ref('dossier_id'), ids))
    .where('closed_at', 'is', null)
    .orderBy('dossier_id')
    .orderBy('ordinal')
    .limit(MOST_LISTED)
    .execute()
}

function inHandling(read: Read, units: readonly UnitId[]) {
  return read
    .selectFrom('dossier')
    .where((row) => isOneOf(row.ref('competent_unit_id'), units))
    .where('state', 'in', ['received', 'processing'])
    .where('process_version_id', 'is not', null)
}
