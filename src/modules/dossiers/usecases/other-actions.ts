import { dayOf } from '#kernel/instant'
import { instantInWords } from '#modules/letters'
import type { Context } from '#platform/context'
import { decideExtend } from '../domain/decide-extend.ts'
import {
  decideGiveBackPapers,
  decideReprintReceipt,
  decideStop,
  decideWithdraw,
} from '../domain/decide-other.ts'
import { act, type ActionRequest, type Answer } from './act.ts'
import { issueApology, issueReceiptAgain, issueStopNotice } from './letters/statutory-forms.ts'
import { endWished } from './scene.ts'

/** Withdraws a dossier at the wish of the applicant, with the notice that handling ends. */
export function withdrawDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string },
): Promise<Answer> {
  return act(context, 'withdraw', request, (stage) => ({
    event: decideWithdraw(body.reason),
    alongside: () => [
      issueStopNotice(stage, { reason: body.reason, requestedOn: dayOf(stage.scene.facts.now) }),
    ],
  }))
}

/**
 * Puts the due date off, with the apology that says why and until when (form 04): a day means its closing
 * time. The first due date stays known.
 *
 * Law: Decree 61/2018, art. 19; Decree 118/2025: once, and told at the latest one working day before.
 * Audit: `dossier.extended`. Refuses: `conflict/already-extended`, `conflict/too-late-to-extend`,
 * `invalid/due-at-not-later`, `conflict/no-due-date`.
 */
export function extendDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string; readonly dueAt: string },
): Promise<Answer> {
  return act(context, 'extend', request, (stage) => {
    const { calendar, facts } = stage.scene
    const wish = { reason: body.reason, dueAt: endWished(calendar, body.dueAt) }
    return {
      event: decideExtend(stage.dossier, wish, facts),
      alongside: (after) => [issueApology(stage, after, body.reason)],
    }
  })
}

/**
 * Stops the handling by the decision of the approver, with the reason in law and the notice of it
 * (form 05 of 2025).
 */
export function stopDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string },
): Promise<Answer> {
  return act(context, 'stop', request, (stage) => ({
    event: decideStop(body.reason, 'decision'),
    alongside: () => [issueStopNotice(stage, { reason: body.reason, requestedOn: null })],
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

/**
 * Prints a lost receipt again, marked as such, for someone whose identity document the officer has
 * seen. The name and number stand on the paper; the history says only what they are to the dossier. Who had no receipt,
 * for a sitting gave them the result at once, gets it now.
 *
 * Audit: `receipt.reprinted`. Refuses: `conflict/no-receipt`, `invalid/not-of-this-receipt`.
 */
export function reprintReceipt(
  context: Context,
  request: ActionRequest,
  shown: {
    readonly name: string
    readonly document: string
    readonly isRepresentative: boolean
  },
): Promise<Answer> {
  return act(context, 'reprint-receipt', request, (stage) => ({
    event: decideReprintReceipt(stage.dossier, shown),
    alongside: (after) => [
      issueReceiptAgain(
        stage,
        after,
        `Bản in lại lúc ${instantInWords(stage.scene.facts.now)}, thay bản đã mất. ` +
          `Người nhận: ${shown.name}, giấy tờ số ${shown.document}.`,
      ),
    ],
  }))
}
