import type { Day } from '#kernel/day'
import type { AccountId, ProcessDecisionId, ProcessDesignId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Answered, ProcessDecision } from '../domain/design.ts'

const COLUMNS = [
  'id',
  'design_id as designId',
  'number',
  'decided_on as decidedOn',
  'signer',
  'title',
  'purpose',
  'scope',
  'document_code as documentCode',
  'drafted_by as draftedBy',
  'drafted_on as draftedOn',
  'checked_by as checkedBy',
  'checked_on as checkedOn',
  'changes',
] as const

interface Row extends Omit<ProcessDecision, 'drafted' | 'checked'> {
  readonly draftedBy: string | null
  readonly draftedOn: Day | null
  readonly checkedBy: string | null
  readonly checkedOn: Day | null
}

function decisionIn({ draftedBy, draftedOn, checkedBy, checkedOn, ...row }: Row): ProcessDecision {
  return {
    ...row,
    drafted: answered(draftedBy, draftedOn),
    checked: answered(checkedBy, checkedOn),
  }
}

function answered(by: string | null, on: Day | null): Answered | null {
  return by === null || on === null ? null : { by, on }
}

export async function insertDecision(
  tx: Write,
  decision: ProcessDecision,
  recorded: { readonly at: Date; readonly by: AccountId },
): Promise<void> {
  const { id, designId, number, decidedOn, signer, title, purpose, scope, changes } = decision
  const { documentCode, drafted, checked } = decision
  await tx
    .insertInto('process_decision')
    .values({
      id,
      number,
      signer,
      title,
      purpose,
      scope,
      changes,
      document_code: documentCode,
      drafted_by: drafted?.by ?? null,
      drafted_on: drafted?.on ?? null,
      checked_by: checked?.by ?? null,
      checked_on: checked?.on ?? null,
      design_id: designId,
      decided_on: decidedOn,
      recorded_at: recorded.at,
      recorded_by: recorded.by,
    })
    .execute()
}

/** Whether a decision of that number and day is there. */
export async function hasDecision(
  db: Read,
  { number, decidedOn }: Pick<ProcessDecision, 'number' | 'decidedOn'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('process_decision')
    .select('id')
    .where('number', '=', number)
    .where('decided_on', '=', decidedOn)
    .executeTakeFirst()
  return row !== undefined
}

export async function findDecision(
  db: Read,
  id: ProcessDecisionId,
): Promise<ProcessDecision | null> {
  const row = await db
    .selectFrom('process_decision')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : decisionIn(row)
}

/** Decisions signed in a period, oldest first. */
export async function listDecisionsSigned(
  db: Read,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<ProcessDecision[]> {
  const rows = await db
    .selectFrom('process_decision')
    .select(COLUMNS)
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .orderBy('decided_on')
    .orderBy('id')
    .execute()
  return rows.map(decisionIn)
}

/** The decisions on a design, the newest first. */
export async function listDecisions(
  db: Read,
  designId: ProcessDesignId,
): Promise<ProcessDecision[]> {
  const rows = await db
    .selectFrom('process_decision')
    .select(COLUMNS)
    .where('design_id', '=', designId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(decisionIn)
}
