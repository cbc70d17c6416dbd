import type { z } from 'zod'
import type { Context } from '#platform/context'
import type { Action } from '../domain/life-cycle.ts'
import type { ActionRequest, Answer } from '../usecases/act.ts'
import { answerConsultation, consultUnit } from '../usecases/consultations.ts'
import {
  extendDossier,
  giveBackPapers,
  reprintReceipt,
  stopDossier,
  withdrawDossier,
} from '../usecases/other-actions.ts'
import { recordPayment, requestPayment, voidPayment } from '../usecases/payments.ts'
import { changeProcess } from '../usecases/processes/change-process.ts'
import { receiveDossier, refuseDossier } from '../usecases/receipt-actions.ts'
import { reopenDossier } from '../usecases/reopen-dossier.ts'
import { requestSupplement } from '../usecases/request-supplement.ts'
import {
  correctResult,
  handOverResult,
  issueResult,
  signResult,
} from '../usecases/result-actions.ts'
import {
  assignStep,
  claimStep,
  completeStep,
  releaseStep,
  sendBackStep,
} from '../usecases/step-actions.ts'
import { transferDossier } from '../usecases/transfers/transfer-dossier.ts'
import type { ACTION_BODIES } from './bodies.ts'

type Bodies = typeof ACTION_BODIES

/** An action that is sent with a body of its own; supplements are taken in by the module of filings. */
export type BodiedAction = Action & keyof Bodies

export type ActionBody<A extends BodiedAction> = z.output<Bodies[A]>

type Perform<A extends BodiedAction> = (
  context: Context,
  request: ActionRequest,
  body: ActionBody<A>,
) => Promise<Answer>

const PERFORM: { readonly [A in BodiedAction]: Perform<A> } = {
  receive: (context, request) => receiveDossier(context, request),
  refuse: (context, request, { reasons }) =>
    refuseDossier(context, request, { reasons: itemsOf(reasons) }),
  transfer: transferDossier,
  'request-supplement': (context, request, { items, ...rest }) =>
    requestSupplement(context, request, { ...rest, items: itemsOf(items) }),
  claim: claimStep,
  release: releaseStep,
  assign: assignStep,
  'complete-step': completeStep,
  'send-back': sendBackStep,
  consult: consultUnit,
  'answer-consultation': answerConsultation,
  'request-payment': requestPayment,
  'record-payment': recordPayment,
  'void-payment': voidPayment,
  'reprint-receipt': reprintReceipt,
  extend: extendDossier,
  stop: stopDossier,
  'sign-result': signResult,
  'issue-result': issueResult,
  'hand-over': handOverResult,
  'give-back-papers': giveBackPapers,
  withdraw: withdrawDossier,
  'correct-result': correctResult,
  reopen: reopenDossier,
  'change-process': changeProcess,
}

/**
 * Carries out an action with the body it was sent with: the one way for the interface and for the
 * screens of officers. Refuses what `act` refuses, and what the action itself does.
 */
export function performAction<A extends BodiedAction>(
  context: Context,
  action: A,
  request: Omit<ActionRequest, 'version'>,
  body: ActionBody<A>,
): Promise<Answer> {
  const perform: Perform<A> = PERFORM[action]
  return perform(context, { ...request, version: body.version }, body)
}

function itemsOf(items: readonly { componentId?: string | null | undefined; text: string }[]) {
  return items.map(({ componentId, text }) => ({ componentId: componentId ?? null, text }))
}
