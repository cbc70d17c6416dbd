import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { processOn } from '#modules/processes'
import type { Context } from '#platform/context'
import { decideReceive, decideRefuse } from '../domain/decide-receipt.ts'
import type { RequestedItem } from '../domain/dossier.ts'
import type { Process } from '../domain/facts.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'
import { issueReceipt, issueRefusal, receiptBasis } from './letters/statutory-forms.ts'
import { processFor } from './scene.ts'

/**
 * Receives a dossier: its term begins, the process in force is fixed, the receipt with the due date
 * is made (form 01) and the first step of handling opens.
 *
 * Legal basis: Decree 118/2025/NĐ-CP, art. 17. Refuses: `conflict/no-process`.
 */
export function receiveDossier(context: Context, request: ActionRequest): Promise<Answer> {
  return act(context, 'receive', request, async (stage) => {
    // The number is asked for in the same round trip, and given back when nothing is received.
    const [process, basis] = await Promise.all([
      processInForce(stage),
      receiptBasis(stage, stage.dossier),
    ])
    return {
      event: decideReceive(stage.dossier, process, stage.scene.facts),
      together: (after) => [issueReceipt(stage, after, basis)],
    }
  })
}

/** Refuses to receive a dossier, with the reasons (form 03). */
export function refuseDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reasons: readonly RequestedItem[] },
): Promise<Answer> {
  return act(context, 'refuse', request, (stage) => ({
    event: decideRefuse(body.reasons),
    alongside: () => [issueRefusal(stage, body.reasons)],
  }))
}

/** The approved process of the procedure on the day of receipt. Without one nothing is received. */
export async function processInForce({
  context,
  tx,
  dossier,
  scene,
}: Pick<Stage, 'context' | 'tx' | 'dossier' | 'scene'>): Promise<Process> {
  const version = await processOn(context, dossier.procedureCode, dayOf(scene.facts.now), tx)
  if (version === null) throw new Refused('conflict/no-process')
  return processFor(version, dossier, scene.organisation)
}
