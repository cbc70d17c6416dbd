import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { takeNumber } from '#platform/numbers'
import { insertCashReceipt } from '../db/payment.queries.ts'
import {
  decideGiveBackPapers,
  decideRecordPayment,
  decideWithdraw,
} from '../domain/decide-other.ts'
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

/** Records money taken at the counter, under the next receipt number of the place and year. */
export function recordPayment(
  context: Context,
  request: ActionRequest,
  body: {
    readonly method: 'cash' | 'transfer'
    readonly amount: number
    readonly reference?: string | null | undefined
  },
): Promise<Answer> {
  return act(context, 'record-payment', request, async ({ tx, dossier, scene }) => {
    const unit = scene.organisation.unitOfAnyDay(dossier.receivingUnitId)
    const year = dayOf(scene.facts.now).slice(0, 4)
    const serial = await takeNumber(tx, `cash/${unit?.code}`, year)
    const payment = {
      receiptNumber: `BL${year}-${String(serial).padStart(6, '0')}`,
      method: body.method,
      amount: body.amount,
      reference: body.reference ?? null,
    }
    return {
      event: decideRecordPayment(payment),
      alongside: () => [
        insertCashReceipt(tx, {
          ...payment,
          id: newId(),
          dossierId: dossier.id,
          unitId: dossier.receivingUnitId,
          paidAt: scene.facts.now,
          recordedBy: context.actor.accountId,
        }),
      ],
    }
  })
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
