import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { route } from '#platform/http'
import type { Action } from '../domain/life-cycle.ts'
import type { ActionRequest, Answer } from '../usecases/act.ts'
import {
  giveBackPapers,
  notOffered,
  recordPayment,
  withdrawDossier,
} from '../usecases/other-actions.ts'
import { receiveDossier, refuseDossier } from '../usecases/receipt-actions.ts'
import { requestSupplement } from '../usecases/request-supplement.ts'
import { handOverResult, issueResult, signResult } from '../usecases/result-actions.ts'
import {
  assignStep,
  claimStep,
  completeStep,
  releaseStep,
  sendBackStep,
} from '../usecases/step-actions.ts'
import { requireDoer } from '../usecases/view-dossier.ts'
import { ACTION_BODIES } from './bodies.ts'
import { KeyHeaders, keyNeeded, sendAnswer } from './keyed-route.ts'
import { DossierReply } from './replies.ts'

export const CodeParams = z.object({ code: z.string() })

type Bodies = typeof ACTION_BODIES
type BodyOf<A extends keyof Bodies> = z.output<Bodies[A]>

interface ActionSpec<A extends keyof Bodies> {
  readonly summary: string
  readonly audit: string | null
  readonly perform: (context: Context, request: ActionRequest, body: BodyOf<A>) => Promise<Answer>
}

/** One route for each action. What the bodies hold stands in bodies.ts, who may in domain/life-cycle.ts. */
export function actionRoutes(app: FastifyInstance): void {
  const add: Add = (action, spec) => actionRoute(app, action, spec)
  addReception(add)
  addSteps(add)
  addResult(add)
  for (const action of LATER) {
    add(action, {
      summary: 'Not offered yet',
      audit: null,
      perform: (context, request) => notOffered(context, action, request),
    })
  }
}

type Add = <A extends Action & keyof Bodies>(action: A, spec: ActionSpec<A>) => void

const LATER = ['consult', 'answer-consultation', 'request-payment', 'extend', 'stop'] as const

function addReception(add: Add): void {
  add('receive', {
    summary: 'Receives the dossier: due date, receipt, first step',
    audit: 'dossier.received',
    perform: (context, request) => receiveDossier(context, request),
  })
  add('refuse', {
    summary: 'Refuses to receive it, with reasons',
    audit: 'dossier.refused',
    perform: refuse,
  })
  add('request-supplement', {
    summary: 'Asks for papers to be brought or mended; stops the clock',
    audit: 'supplement.requested',
    perform: (context, request, { items, ...rest }) =>
      requestSupplement(context, request, { ...rest, items: itemsOf(items) }),
  })
  add('record-payment', {
    summary: 'Records money taken at the counter',
    audit: 'payment.recorded',
    perform: recordPayment,
  })
}

function addSteps(add: Add): void {
  add('claim', { summary: 'Takes an open step', audit: 'step.claimed', perform: claimStep })
  add('release', { summary: 'Gives a step back', audit: 'step.released', perform: releaseStep })
  add('assign', {
    summary: 'Gives a step to an officer',
    audit: 'step.assigned',
    perform: assignStep,
  })
  add('complete-step', {
    summary: 'Completes a step with an outcome',
    audit: 'step.completed',
    perform: completeStep,
  })
  add('send-back', {
    summary: 'Sends it back to an earlier step',
    audit: 'step.sent-back',
    perform: sendBackStep,
  })
}

function addResult(add: Add): void {
  add('sign-result', { summary: 'Signs the decision', audit: 'result.signed', perform: signResult })
  add('issue-result', {
    summary: 'Numbers, dates and seals the result',
    audit: 'result.issued',
    perform: issueResult,
  })
  add('hand-over', {
    summary: 'Hands the result over',
    audit: 'result.handed-over',
    perform: handOverResult,
  })
  add('give-back-papers', {
    summary: 'Gives kept originals back',
    audit: 'papers.given-back',
    perform: giveBackPapers,
  })
  add('withdraw', {
    summary: 'Withdraws the dossier',
    audit: 'dossier.withdrawn',
    perform: withdrawDossier,
  })
}

function refuse(
  context: Context,
  request: ActionRequest,
  { reasons }: BodyOf<'refuse'>,
): Promise<Answer> {
  return refuseDossier(context, request, { reasons: itemsOf(reasons) })
}

function itemsOf(items: readonly { componentId?: string | null | undefined; text: string }[]) {
  return items.map(({ componentId, text }) => ({ componentId: componentId ?? null, text }))
}

function actionRoute<A extends Action & keyof Bodies>(
  app: FastifyInstance,
  action: A,
  spec: ActionSpec<A>,
): void {
  route(app, 'POST', `/dossiers/:code/actions/${action}`, {
    operation: `${action.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Dossier`,
    summary: spec.summary,
    tag: 'Actions',
    access: { permission: 'dossiers.act', scope: 'dossier', audit: spec.audit },
    params: CodeParams,
    body: ACTION_BODIES[action],
    headers: KeyHeaders,
    replies: { 200: DossierReply },
    preflight: (context, request) => requireDoer(context, codeOf(request), action),
    handle: async (context, { params, body, request, reply }) =>
      perform(context, {
        spec,
        action,
        code: params.code,
        body: body as BodyOf<A>,
        request,
        reply,
      }),
  })
}

async function perform<A extends Action & keyof Bodies>(
  context: Context,
  call: {
    readonly spec: ActionSpec<A>
    readonly action: Action
    readonly code: string
    readonly body: BodyOf<A>
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  },
): Promise<string> {
  const { code, action, body } = call
  const keyed = await keyNeeded(call.request, () => requireDoer(context, code, action))
  const request = { code, version: body.version, keyed }
  return sendAnswer(call.reply, await call.spec.perform(context, request, body))
}

function codeOf(request: FastifyRequest): string {
  return (request.params as { readonly code: string }).code
}
