import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { processOn } from '#modules/processes'
import type { Context } from '#platform/context'
import type { Process } from '../../domain/facts.ts'
import { decideChangeProcess, type Choices } from '../../domain/processes/decide-change-process.ts'
import { act, type ActionRequest, type Answer, type Stage } from '../act.ts'
import { processFor } from '../scene.ts'

/**
 * Goes on with a dossier in the version of its process that is in force today, by order of the approver of the agency
 * that decides it. Without such an order a dossier keeps the version it was received under.
 *
 * Legal basis: Decree 118/2025/NĐ-CP. Audit: `process.changed`. Refuses: `conflict/process-unchanged`,
 * `invalid/step-not-chosen`, `invalid/unknown-step`, `conflict/result-not-signed`, `conflict/procedure-not-in-force`.
 */
export function changeProcess(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string; readonly steps: Choices },
): Promise<Answer> {
  return act(context, 'change-process', request, async (stage) => ({
    event: decideChangeProcess(
      stage.dossier,
      { reason: body.reason, choices: body.steps },
      { process: await processInForce(stage), facts: stage.scene.facts },
    ),
  }))
}

/** The process of today for the dossier. */
async function processInForce({ context, tx, dossier, scene }: Stage): Promise<Process> {
  const today = dayOf(scene.facts.now)
  const version = await processOn(context, dossier.procedureCode, today, tx)
  if (version === null) throw new Refused('conflict/procedure-not-in-force')
  return processFor(version, dossier, scene.organisation)
}
