import { z } from 'zod'
import { day, type Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { importProcesses } from '#modules/processes'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { hasDecision, insertDecision } from '../db/decision.queries.ts'
import { citedDecision } from '../domain/design.ts'

const Text = z.string().min(1)
const ADay = z.iso.date().transform((text): Day => day(text))

/** A decision of a pack, with the processes it approved and when each was in force. */
export const PackedDecision = z.strictObject({
  number: Text,
  decidedOn: ADay,
  signer: Text,
  purpose: Text,
  scope: Text,
  processes: z
    .array(
      z.strictObject({
        code: Text,
        number: z.int().min(1),
        processHours: z.number().positive(),
        effectiveFrom: ADay,
        effectiveTo: ADay.nullable(),
        definition: z.unknown(),
      }),
    )
    .min(1),
})

/** What is not known of a decision taken over from elsewhere. */
const UNCONTROLLED = { title: '', documentCode: '', drafted: null, checked: null, changes: '' }

export type PackedDecision = z.input<typeof PackedDecision>

/**
 * Takes over decisions by which processes were approved before this system kept them, with the processes they put in
 * force: all of them or none. The procedures must be there. A decision whose number and day are there already stays as it
 * is, so it may run again.
 *
 * For the loader of packs, which acts as the system itself. Audit: `process.decisions-imported`. Refuses:
 * `forbidden/role`, `invalid/process-unsound`, `conflict/later-version-exists` when a version of that number is there
 * already.
 */
export async function importDecisions(
  context: Context,
  pack: readonly PackedDecision[],
): Promise<void> {
  if (context.actor.kind !== 'system') throw new Refused('forbidden/role')
  const decisions = z.array(PackedDecision).parse(pack)
  await inTransaction(context.db, async (tx) => {
    for (const { processes, ...decision } of decisions) {
      if (await hasDecision(tx, decision)) continue
      const id = newId<'process_decision'>()
      await insertDecision(
        tx,
        { ...decision, ...UNCONTROLLED, id, designId: null },
        { at: context.clock.now(), by: context.actor.accountId },
      )
      const added = await importProcesses(
        tx,
        processes.map(({ code, ...process }) => ({
          ...process,
          procedureCode: code,
          approvedBy: citedDecision(decision),
          decisionId: id,
        })),
      )
      if (added < processes.length) throw new Refused('conflict/later-version-exists')
    }
    await record(tx, context, 'process.decisions-imported', {
      kind: 'catalogue',
      id: context.locality.code,
      details: { decisions: decisions.length },
    })
  })
}
