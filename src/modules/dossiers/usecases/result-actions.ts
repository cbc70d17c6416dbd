import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import { takeNumber } from '#platform/numbers'
import { decideCorrect, decideHandOver, decideIssue, decideSign } from '../domain/decide-result.ts'
import { chosenStep } from '../domain/decide-step.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'
import { issueCorrectionNotice } from './letters/notices.ts'
import { symbolOf } from './letters/occasion.ts'
import { processOf } from './step-actions.ts'

/** Signs the decision: what was asked for, or its refusal. Completes the approver's step. */
export function signResult(
  context: Context,
  request: ActionRequest,
  body: {
    readonly stepId?: string | undefined
    readonly kind: 'approval' | 'rejection'
    readonly content: string
  },
): Promise<Answer> {
  return act(context, 'sign-result', request, async (stage) => ({
    event: decideSign(
      stage.dossier,
      stage.onlooker,
      { stepId: body.stepId ?? null, kind: body.kind, content: body.content },
      { process: await processOf(stage), facts: stage.scene.facts },
    ),
  }))
}

/** Numbers, dates and seals the signed result; where it was the last step, handling is finished. */
export function issueResult(
  context: Context,
  request: ActionRequest,
  body: { readonly stepId?: string | undefined },
): Promise<Answer> {
  return act(context, 'issue-result', request, async (stage) => {
    const process = await processOf(stage)
    const stepId = body.stepId ?? null
    chosenStep(stage.dossier, stage.onlooker, stepId, 'clerk') // refused before a number is taken
    return {
      event: decideIssue(
        stage.dossier,
        stage.onlooker,
        { stepId, number: await nextResultNumber(stage) },
        { process, facts: stage.scene.facts },
      ),
    }
  })
}

/** `12/KQ-UBND` for what was granted, `3/TB-UBND` for a refusal; each agency counts by the year. */
export async function nextResultNumber({ tx, dossier, scene }: Stage): Promise<string> {
  const agency = scene.organisation.unitOfAnyDay(dossier.competentUnitId)
  if (agency === null) throw new Error(`unit ${dossier.competentUnitId} is missing`)
  const sign = dossier.result?.kind === 'rejection' ? 'TB' : 'KQ'
  const year = dayOf(scene.facts.now).slice(0, 4)
  const serial = await takeNumber(tx, `result/${sign}/${agency.code}`, year)
  return `${serial}/${sign}-${symbolOf(agency)}`
}

/**
 * Corrects an issued result by the approver of the agency that gave it: a new content with the
 * reason, signed and numbered anew. It waits to be handed over, again where the first one was, and
 * the person is told by letter.
 *
 * Law: what is wrong in a result is mended by the agency that gave it (Decree 30/2020, art. 18).
 * Audit: `result.corrected`. Refuses: `conflict/no-result-issued`, `invalid/nothing-corrected`.
 */
export function correctResult(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string; readonly content: string },
): Promise<Answer> {
  return act(context, 'correct-result', request, async (stage) => ({
    event: decideCorrect(
      stage.dossier,
      { reason: body.reason, content: body.content, number: await nextResultNumber(stage) },
      stage.scene.facts,
    ),
    alongside: (after) => [issueCorrectionNotice(stage, after, body.reason)],
  }))
}

/** Hands the result over and keeps who took it. Refuses: `conflict/handling-not-finished`. */
export function handOverResult(
  context: Context,
  request: ActionRequest,
  body: {
    readonly receivedBy: {
      readonly name: string
      readonly personalId?: string | null | undefined
      readonly relation?: string | null | undefined
    }
    readonly method: string
    readonly receiptLost: boolean
  },
): Promise<Answer> {
  const { name, personalId = null, relation = null } = body.receivedBy
  return act(context, 'hand-over', request, () => ({
    event: decideHandOver({
      method: body.method,
      receivedBy: { name, personalId, relation },
      receiptLost: body.receiptLost,
    }),
  }))
}
