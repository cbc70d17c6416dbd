import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { takeNumber } from '#platform/numbers'
import { listEvents } from '../db/event.queries.ts'
import { insertCashReceipt, voidCashReceipt } from '../db/payment.queries.ts'
import type { PaidItem, RequestedFee } from '../domain/dossier.ts'
import type { SealedEvent } from '../domain/events.ts'
import {
  counterOf,
  decideRecordPayment,
  decideRequestPayment,
  decideVoidPayment,
} from '../domain/money/decide-payment.ts'
import { act, type ActionRequest, type Answer } from './act.ts'
import { issuePaymentRequest } from './letters/notices.ts'

/**
 * Asks the person by letter to pay during handling. The clock stands still until everything is paid.
 *
 * Audit: `payment.requested`. Refuses: `invalid/amount`.
 */
export function requestPayment(
  context: Context,
  request: ActionRequest,
  body: { readonly fees: readonly RequestedFee[] },
): Promise<Answer> {
  return act(context, 'request-payment', request, (stage) => ({
    event: decideRequestPayment(stage.dossier, body.fees, stage.scene.facts),
    alongside: () => [issuePaymentRequest(stage, body.fees)],
  }))
}

/**
 * Records money taken at the counter, under the next receipt number of that place and year: the one that received the
 * dossier, or the one that gives its result back. Numbers have no gaps: a payment that is refused after its number was taken gives it back.
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
  return act(context, 'record-payment', request, async ({ tx, dossier, onlooker, scene }) => {
    const unitId = counterOf(dossier, onlooker)
    const unit = scene.organisation.unitOfAnyDay(unitId)
    const year = dayOf(scene.facts.now).slice(0, 4)
    const serial = await takeNumber(tx, `cash/${unit?.code}`, year)
    const payment = {
      unitId,
      receiptNumber: `BL${year}-${String(serial).padStart(6, '0')}`,
      method: body.method,
      amount: body.amount,
      reference: body.reference ?? null,
      items: body.items ?? [],
    }
    return {
      event: decideRecordPayment(dossier, payment, scene.facts),
      alongside: () => [
        insertCashReceipt(tx, {
          ...payment,
          payer: body.payer ?? null,
          id: newId(),
          dossierId: dossier.id,
          paidAt: scene.facts.now,
          recordedBy: context.actor.accountId,
        }),
      ],
    }
  })
}

/**
 * Declares void a receipt that was made out wrongly today. Its number stays taken. What was paid off with it
 * is owed again while the dossier is handled, and the clock stands still.
 *
 * Audit: `payment.voided`. Refuses: `conflict/no-such-payment`, `conflict/receipt-of-another-place`,
 * `conflict/payment-day-over`.
 */
export function voidPayment(
  context: Context,
  request: ActionRequest,
  body: {
    readonly receiptNumber: string
    /** The code of the place that gave it. */
    readonly unit?: string | null | undefined
    readonly reason: string
  },
): Promise<Answer> {
  const { receiptNumber, reason } = body
  return act(context, 'void-payment', request, async ({ tx, dossier, onlooker, scene }) => {
    const { facts } = scene
    const history = (await listEvents(tx, dossier)) as readonly unknown[] as readonly SealedEvent[]
    const about = { doer: onlooker, facts, history }
    const codeOf = (id: UnitId) => scene.organisation.unitOfAnyDay(id)?.code
    const isGivenBy = (id: UnitId) => body.unit == null || codeOf(id) === body.unit
    const event = decideVoidPayment(dossier, { receiptNumber, reason, isGivenBy }, about)
    return {
      event,
      alongside: () => [
        voidCashReceipt(
          tx,
          { dossierId: dossier.id, ...event.data },
          { at: facts.now, by: context.actor.accountId, reason },
        ),
      ],
    }
  })
}
