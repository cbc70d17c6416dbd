import type { AccountId, PostingId, ProcedureVersionId, UnitId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Posted } from '../domain/posting.ts'

const POSTED = [
  'id',
  'unit_id as unitId',
  'procedure_code as code',
  'version_id as versionId',
  'posted_at as postedAt',
] as const

/** What is on the boards of some places now; at most one version of a procedure on each. */
export async function listOnBoards(db: Read, unitIds: readonly UnitId[]): Promise<Posted[]> {
  if (unitIds.length === 0) return []
  return db
    .selectFrom('posting')
    .select(POSTED)
    .where('unit_id', 'in', unitIds)
    .where('removed_at', 'is', null)
    .execute()
}

export interface NewPosting {
  readonly id: PostingId
  readonly unitId: UnitId
  readonly code: string
  readonly versionId: ProcedureVersionId
  readonly at: Date
  readonly by: AccountId
}

/** Puts versions on the boards; one that is there already stays as it is. Answers which were put up. */
export async function insertPostings(
  tx: Write,
  postings: readonly NewPosting[],
): Promise<PostingId[]> {
  if (postings.length === 0) return []
  const added = await tx
    .insertInto('posting')
    .values(
      postings.map(({ id, unitId, code, versionId, at, by }) => ({
        id,
        unit_id: unitId,
        procedure_code: code,
        version_id: versionId,
        posted_at: at,
        posted_by: by,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'unit_id', 'procedure_code'])
        .where('removed_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .execute()
  return added.map(({ id }) => id)
}

/** Takes what a place has of some procedures off its board, but for versions that are to stay. */
export async function setRemoved(
  tx: Write,
  unitId: UnitId,
  codes: readonly string[],
  by: { readonly at: Date; readonly by: AccountId; readonly except: readonly ProcedureVersionId[] },
): Promise<void> {
  if (codes.length === 0) return
  await tx
    .updateTable('posting')
    .set({ removed_at: by.at, removed_by: by.by })
    .where('unit_id', '=', unitId)
    .where('procedure_code', 'in', codes)
    .where('removed_at', 'is', null)
    .$if(by.except.length > 0, (query) => query.where('version_id', 'not in', by.except))
    .execute()
}
