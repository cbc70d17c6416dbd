import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { usableFiles } from '#modules/documents'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { processById } from '#modules/processes'
import type { Context } from '#platform/context'
import {
  decideAssign,
  decideClaim,
  decideCompleteStep,
  decideRelease,
  decideSendBack,
} from '../domain/decide-step.ts'
import type { Process } from '../domain/facts.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'
import { issueReceipt } from './letters/statutory-forms.ts'
import { processFor } from './scene.ts'
import { onlookerOf } from './viewer.ts'

/** The process under which the dossier was received. */
export async function processOf({ context, tx, dossier, scene }: Stage): Promise<Process> {
  if (dossier.processVersionId === null) throw new Error(`dossier ${dossier.code} has no process`)
  const version = await processById(context, dossier.processVersionId, tx)
  if (version === null) throw new Error(`process ${dossier.processVersionId} is missing`)
  return processFor(version, dossier, scene.organisation)
}

/** Takes an open step on oneself. Refuses: `conflict/claimed-by-another`, `conflict/already-yours`. */
export function claimStep(
  context: Context,
  request: ActionRequest,
  body: { readonly stepId?: string | undefined },
): Promise<Answer> {
  return act(context, 'claim', request, ({ dossier, onlooker }) => ({
    event: decideClaim(dossier, onlooker, body.stepId ?? null),
  }))
}

/** Gives a claimed step back to its unit. Refuses: `conflict/not-claimed-by-you`. */
export function releaseStep(
  context: Context,
  request: ActionRequest,
  body: { readonly stepId?: string | undefined },
): Promise<Answer> {
  return act(context, 'release', request, ({ dossier, onlooker }) => ({
    event: decideRelease(dossier, onlooker, body.stepId ?? null),
  }))
}

/**
 * Gives a step to an officer: done by the head of its unit, or by the one who has it.
 *
 * Refuses: `invalid/assignee-unknown`, `invalid/assignee-without-role`, `conflict/already-assigned`.
 */
export async function assignStep(
  context: Context,
  request: ActionRequest,
  body: { readonly stepId?: string | undefined; readonly assignee: string },
): Promise<Answer> {
  const assignee = await officerByUsername(context, body.assignee, heldRolesOf)
  return act(context, 'assign', request, ({ dossier, onlooker }) => {
    if (assignee === null) throw new Refused('invalid/assignee-unknown')
    return { event: decideAssign(dossier, onlooker, body.stepId ?? null, onlookerOf(assignee)) }
  })
}

/**
 * Completes a step with one of its outcomes; a step nobody had is claimed by that. Where the proof of
 * payment begins the second part of a term, the receipt with its appointment is made.
 *
 * Refuses: `invalid/unknown-outcome`, `conflict/claimed-by-another`, `conflict/step-needs-signature`,
 * `conflict/step-needs-issue`, `invalid/file-not-usable`.
 */
export function completeStep(
  context: Context,
  request: ActionRequest,
  body: {
    readonly stepId?: string | undefined
    readonly outcome: string
    readonly note?: string | null | undefined
    readonly documents: readonly {
      readonly componentId?: string | null | undefined
      readonly fileId: string
    }[]
  },
): Promise<Answer> {
  return act(context, 'complete-step', request, async (stage) => {
    const { tx, dossier, onlooker, scene } = stage
    const files = body.documents.map(({ fileId }) => fileId as FileId)
    if (files.length > 0) await usableFiles(tx, context, files)
    const first = (dossier.documents.at(-1)?.ordinal ?? 0) + 1
    const documents = body.documents.map(({ componentId, fileId }, at) => ({
      ordinal: first + at,
      componentId: componentId ?? null,
      stepId: null,
      fileId: fileId as FileId,
      originals: 0,
      copies: 0,
      note: null,
    }))
    const { stepId = null, outcome, note = null } = body
    return {
      event: decideCompleteStep(
        dossier,
        onlooker,
        { stepId, outcome, note, documents },
        { process: await processOf(stage), facts: scene.facts },
      ),
      alongside: (after) =>
        after.secondPart === dossier.secondPart ? [] : [issueReceipt(stage, after)],
    }
  })
}

/**
 * Sends the dossier back to an earlier step, with the reason.
 *
 * Refuses: `invalid/unknown-step`, `conflict/not-an-earlier-step`, `conflict/no-earlier-step`.
 */
export function sendBackStep(
  context: Context,
  request: ActionRequest,
  body: { readonly stepId?: string | undefined; readonly toStep: string; readonly note: string },
): Promise<Answer> {
  return act(context, 'send-back', request, async (stage) => ({
    event: decideSendBack(
      stage.dossier,
      stage.onlooker,
      { stepId: body.stepId ?? null, toStep: body.toStep, note: body.note },
      { process: await processOf(stage), facts: stage.scene.facts },
    ),
  }))
}
