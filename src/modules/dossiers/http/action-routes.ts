import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { route } from '#platform/http'
import { requireDoer } from '../usecases/view-dossier.ts'
import { ACTION_BODIES } from './bodies.ts'
import { KeyHeaders, keyNeeded, sendAnswer } from './keyed-route.ts'
import { performAction, type ActionBody, type BodiedAction } from './perform-action.ts'
import { DossierReply } from './replies.ts'

export const CodeParams = z.object({ code: z.string() })

interface ActionSpec {
  readonly summary: string
  readonly audit: string | null
}

const LATER: ActionSpec = { summary: 'Not offered yet', audit: null }

const SPECS: Readonly<Record<BodiedAction, ActionSpec>> = {
  receive: {
    summary: 'Receives the dossier: due date, receipt, first step',
    audit: 'dossier.received',
  },
  refuse: { summary: 'Refuses to receive it, with reasons', audit: 'dossier.refused' },
  transfer: {
    summary: 'Sends it on to the one-stop place of the agency that is competent',
    audit: 'dossier.transferred',
  },
  'request-supplement': {
    summary: 'Asks for papers to be brought or mended; stops the clock',
    audit: 'supplement.requested',
  },
  'record-payment': {
    summary: 'Records money taken at the counter',
    audit: 'payment.recorded',
  },
  'void-payment': { summary: 'Declares a receipt of today void', audit: 'payment.voided' },
  'reprint-receipt': {
    summary: 'Prints a lost receipt again for someone whose identity was checked',
    audit: 'receipt.reprinted',
  },
  claim: { summary: 'Takes an open step', audit: 'step.claimed' },
  release: { summary: 'Gives a step back', audit: 'step.released' },
  assign: { summary: 'Gives a step to an officer', audit: 'step.assigned' },
  'complete-step': { summary: 'Completes a step with an outcome', audit: 'step.completed' },
  'send-back': { summary: 'Sends it back to an earlier step', audit: 'step.sent-back' },
  'sign-result': { summary: 'Signs the decision', audit: 'result.signed' },
  'issue-result': { summary: 'Numbers, dates and seals the result', audit: 'result.issued' },
  'hand-over': { summary: 'Hands the result over', audit: 'result.handed-over' },
  'give-back-papers': { summary: 'Gives kept originals back', audit: 'papers.given-back' },
  withdraw: { summary: 'Withdraws the dossier', audit: 'dossier.withdrawn' },
  'correct-result': {
    summary: 'Corrects an issued result: content, signature and number anew',
    audit: 'result.corrected',
  },
  reopen: {
    summary: 'Undoes an end within 30 days, once, by order of the approver',
    audit: 'dossier.reopened',
  },
  'change-process': {
    summary: 'Goes on in the version of the process in force, by order of the approver',
    audit: 'process.changed',
  },
  consult: LATER,
  'answer-consultation': LATER,
  'request-payment': LATER,
  extend: LATER,
  stop: LATER,
}

/** One route for each action. What the bodies hold stands in bodies.ts, who may in domain/life-cycle.ts. */
export function actionRoutes(app: FastifyInstance): void {
  for (const action of Object.keys(SPECS) as BodiedAction[]) actionRoute(app, action)
}

function actionRoute(app: FastifyInstance, action: BodiedAction): void {
  const { summary, audit } = SPECS[action]
  route(app, 'POST', `/dossiers/:code/actions/${action}`, {
    operation: `${action.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Dossier`,
    summary,
    tag: 'Actions',
    access: { permission: 'dossiers.act', scope: 'dossier', audit },
    params: CodeParams,
    body: ACTION_BODIES[action],
    headers: KeyHeaders,
    replies: { 200: DossierReply },
    preflight: (context, request) => requireDoer(context, codeOf(request), action),
    handle: async (context, { params, body, request, reply }) =>
      perform(context, action, body as ActionBody<BodiedAction>, {
        code: params.code,
        request,
        reply,
      }),
  })
}

async function perform(
  context: Context,
  action: BodiedAction,
  body: ActionBody<BodiedAction>,
  call: {
    readonly code: string
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  },
): Promise<string> {
  const { code, request, reply } = call
  const keyed = await keyNeeded(request, () => requireDoer(context, code, action))
  return sendAnswer(reply, await performAction(context, action, { code, keyed }, body))
}

function codeOf(request: FastifyRequest): string {
  return (request.params as { readonly code: string }).code
}
