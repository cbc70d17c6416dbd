import type { AcceptanceDecisionId } from '#kernel/id'
import { isOneOf, type Read, type Write } from '#platform/db'
import type { AcceptanceDecision, AcceptanceLine } from '../domain/acceptance.ts'

/** A statement takes so many lines: it stays below what PostgreSQL takes. */
const LINES_AT_ONCE = 5_000

/** A decision as it is listed. */
export type ListedDecision = Omit<AcceptanceDecision, 'recordedAt' | 'recordedBy'>

/** Every decision, oldest first; of one day, as they were signed and then recorded. */
export function listDecisions(db: Read): Promise<ListedDecision[]> {
  return db
    .selectFrom('acceptance_decision')
    .select([
      'id',
      'number',
      'decided_on as decidedOn',
      'signer',
      'effective_from as effectiveFrom',
      'replaces_earlier as replacesEarlier',
    ])
    .orderBy('effective_from')
    .orderBy('decided_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** The lists of some decisions, each whole, or what each says of one procedure. */
export async function listLines(
  db: Read,
  ids: readonly AcceptanceDecisionId[],
  code: string | null = null,
): Promise<ReadonlyMap<AcceptanceDecisionId, readonly AcceptanceLine[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('acceptance_line')
    .select(['decision_id as decisionId', 'procedure_code as code', 'level', 'reason'])
    .$if(code !== null, (lines) => lines.where('procedure_code', '=', code))
    .where((is) => isOneOf(is.ref('decision_id'), ids))
    .execute()
  return Map.groupBy(rows, ({ decisionId }) => decisionId)
}

/** Adds a decision; answers false when one of that number and day is there already. */
export async function insertDecision(tx: Write, decision: AcceptanceDecision): Promise<boolean> {
  const added = await tx
    .insertInto('acceptance_decision')
    .values({
      id: decision.id,
      number: decision.number,
      decided_on: decision.decidedOn,
      signer: decision.signer,
      effective_from: decision.effectiveFrom,
      replaces_earlier: decision.replacesEarlier,
      recorded_at: decision.recordedAt,
      recorded_by: decision.recordedBy,
    })
    .onConflict((conflict) => conflict.constraint('acceptance_decision_recorded_once').doNothing())
    .returning('id')
    .execute()
  return added.length > 0
}

export async function insertLines(
  tx: Write,
  decisionId: AcceptanceDecisionId,
  lines: readonly AcceptanceLine[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    await tx
      .insertInto('acceptance_line')
      .values(
        lines.slice(from, from + LINES_AT_ONCE).map(({ code, level, reason }) => ({
          decision_id: decisionId,
          procedure_code: code,
          level,
          is_received: reason === null,
          reason,
        })),
      )
      .execute()
  }
}
