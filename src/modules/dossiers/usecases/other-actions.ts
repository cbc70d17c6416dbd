import { dayOf } from '#kernel/instant'
import { instantInWords, reissueReceipt } from '#modules/letters'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { takeNumber } from '#platform/numbers'
import { insertCashReceipt, voidCashReceipt } from '../db/payment.queries.ts'
import {
  decideGiveBackPapers,
  decideRecordPayment,
  decideReprintReceipt,
  decideVoidPayment,
  decideWithdraw,
} from '../domain/decide-other.ts'
import type { PaidItem } from '../domain/dossier.ts'
import type { Action } from '../domain/life-cycle.ts'
import { type ActionRequest, type Answer, act } from './act.ts'
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

/**
 * Records money taken at the counter, under the next receipt number of the place and year. Numbers
 * have no gaps: a payment that is refused after its number was taken gives it back.
 *
 * Audit: `payment.recorded`. Refuses: `invalid/amount`, `invalid/amount-differs-from-items`.
 */
export function recordPayment(
  context: Context,
  request: ActionRequest,
  body: {
    readonly method: 'cash' | 'transfer'
    readonly amount: number
    readonly reference?: string | null | undefined
    /** Who paid; the applicant when nobody is named. */
    readonly payer?: string | null | undefined
    readonly items?: readonly PaidItem[]
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
      items: body.items ?? [],
    }
    return {
      event: decideRecordPayment(payment),
      alongside: () => [
        insertCashReceipt(tx, {
          ...payment,
          payer: body.payer ?? null,
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

/**
 * Declares void a receipt that was made out wrongly today. Its number stays taken.
 *
 * Audit: `payment.voided`. Refuses: `conflict/no-such-payment`, `conflict/payment-day-over`.
 */
export function voidPayment(
  context: Context,
  request: ActionRequest,
  body: { readonly receiptNumber: string; readonly reason: string },
): Promise<Answer> {
  const { receiptNumber, reason } = body
  return act(context, 'void-payment', request, ({ tx, dossier, scene }) => {
    const { now } = scene.facts
    return {
      event: decideVoidPayment(dossier, { receiptNumber, reason }, dayOf(now)),
      alongside: () => [
        voidCashReceipt(tx, dossier.id, receiptNumber, {
          at: now,
          by: context.actor.accountId,
          reason,
        }),
      ],
    }
  })
}

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
