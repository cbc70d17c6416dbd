import type { Context } from '#platform/context'
import { decideGiveBackPapers, decideWithdraw } from '../domain/decide-other.ts'
import type { Action } from '../domain/life-cycle.ts'
import { act, type ActionRequest, type Answer } from './act.ts'
import { issueStopNotice } from './dossier-letters.ts'

/** Withdraws a dossier at the wish of the applicant, with the notice that handling ends. */
export function withdrawDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string },
): Promise<Answer> {
  return act(context, 'withdraw', request, (stage) => ({
    event: decideWithdraw(body.reason),
    alongside: () => [issueStopNotice(stage, body.reason)],
  }))
}

/** Gives kept originals back to the person. Refuses: `conflict/no-papers-held`. */
export function giveBackPapers(
  context: Context,
  request: ActionRequest,
  body: { readonly documents: readonly number[] },
): Promise<Answer> {
  return act(context, 'give-back-papers', request, ({ dossier }) => ({
    event: decideGiveBackPapers(dossier, body.documents),
  }))
}

/** An action that exists and is not offered yet; says so to whoever might do it. */
export function notOffered(
  context: Context,
  action: Action,
  request: ActionRequest,
): Promise<Answer> {
  return act(context, action, request, () => {
    throw new Error(`${action} is offered`)
  })
}
