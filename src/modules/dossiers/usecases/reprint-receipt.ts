import { instantInWords, reissueReceipt } from '#modules/letters'
import type { Context } from '#platform/context'
import { decideReprintReceipt } from '../domain/decide-other.ts'
import { act, type ActionRequest, type Answer } from './act.ts'

/**
 * Prints a lost receipt again, marked as such, for someone whose identity document the officer has
 * seen. The name and number stand on the paper; the history says only what they are to the dossier.
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
  return act(context, 'reprint-receipt', request, ({ tx, dossier, scene }) => ({
    event: decideReprintReceipt(dossier, shown),
    alongside: () => [
      reissueReceipt(
        tx,
        context,
        dossier.id,
        `Bản in lại lúc ${instantInWords(scene.facts.now)}, thay bản đã mất. ` +
          `Người nhận: ${shown.name}, giấy tờ số ${shown.document}.`,
      ),
    ],
  }))
}
