import { z } from 'zod'
import { day, type Day } from '#kernel/day'
import type { AcceptanceDecisionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { listProcedureFacts } from '#modules/procedures'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { insertDecision, insertLines } from '../db/acceptance.queries.ts'
import { ACCEPTANCE_LEVELS, faultsOfList } from '../domain/acceptance.ts'

const Text = z.string().trim().min(1)
const ADay = z.iso.date().transform((text): Day => day(text))

/** A decision on what the one-stop places receive, as it is recorded. */
export const SignedAcceptance = z.strictObject({
  number: Text.max(100),
  decidedOn: ADay,
  signer: Text.max(200),
  effectiveFrom: ADay,
  replacesEarlier: z.boolean(),
  lines: z
    .array(
      z.strictObject({
        code: z.string().max(20),
        level: z.enum(ACCEPTANCE_LEVELS),
        reason: Text.max(500).nullable(),
      }),
    )
    .min(1)
    .max(10_000),
})

export type SignedAcceptance = z.output<typeof SignedAcceptance>

/**
 * Records a signed decision on which procedures the one-stop places of each level receive, and which they do not and
 * why. It holds from its day on, beside the lists before it or in their place.
 *
 * Legal basis: Decree 61/2018/NĐ-CP, article 14; Decree 118/2025/NĐ-CP. Audit: `acceptance.recorded`. Refuses:
 * `forbidden/role`, `invalid/decision-after-effect`, `invalid/acceptance-list` with every line at fault,
 * `conflict/acceptance-recorded`.
 */
export async function recordAcceptance(
  context: Context,
  signed: SignedAcceptance,
): Promise<AcceptanceDecisionId> {
  authorise(context.actor, 'catalogue.publish')
  const { lines, ...facts } = signed
  if (facts.decidedOn > facts.effectiveFrom) throw new Refused('invalid/decision-after-effect')
  const id = newId<'acceptance_decision'>()
  await inTransaction(context.db, async (tx) => {
    const procedures = await listProcedureFacts(tx, facts.effectiveFrom)
    const levels = new Map(procedures.map(({ code, levels: its }) => [code, its]))
    const faults = faultsOfList(lines, (code) => levels.get(code) ?? null)
    if (faults.length > 0) {
      throw new Refused('invalid/acceptance-list', {
        errors: faults.map(({ at, code }) => ({ path: `/lines/${at}`, code })),
      })
    }
    const recorded = { recordedAt: context.clock.now(), recordedBy: context.actor.accountId }
    if (!(await insertDecision(tx, { id, ...facts, ...recorded })))
      throw new Refused('conflict/acceptance-recorded')
    await insertLines(tx, id, lines)
    await record(tx, context, 'acceptance.recorded', {
      kind: 'acceptance-decision',
      id,
      details: { number: facts.number, effectiveFrom: facts.effectiveFrom, lines: lines.length },
    })
  })
  return id
}
