import type { Day } from '#kernel/day'
import type { AccountId, ProcessDesignId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { ProcessDecision } from '../domain/design.ts'

const COLUMNS = [
  'id',
  'design_id as designId',
  'number',
  'decided_on as decidedOn',
  'signer',
  'purpose',
  'scope',
] as const

export async function insertDecision(
  tx: Write,
  decision: ProcessDecision,
  recorded: { readonly at: Date; readonly by: AccountId },
): Promise<void> {
  const { id, designId, number, decidedOn, signer, purpose, scope } = decision
  await tx
    .insertInto('process_decision')
    .values({
      id,
      number,
      signer,
      purpose,
      scope,
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

/** Decisions signed in a period, oldest first. */
export function listDecisionsSigned(
  db: Read,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<ProcessDecision[]> {
  return db
    .selectFrom('process_decision')
    .select(COLUMNS)
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .orderBy('decided_on')
    .orderBy('id')
    .execute()
}

/** The decisions on a design, the newest first. */
export async function listDecisions(
  db: Read,
  designId: ProcessDesignId,
): Promise<ProcessDecision[]> {
  return db
    .selectFrom('process_decision')
    .select(COLUMNS)
    .where('design_id', '=', designId)
    .orderBy('recorded_at', 'desc')
    .limit(200)
    .execute()
}
