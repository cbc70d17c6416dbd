import { Refused } from '#kernel/refused'
import { authorise, holdsRoleAt } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findAnswer, rememberAnswer } from '#platform/idempotency'
import { insertEvent, saveDossier } from '../../db/dossier-writes.queries.ts'
import { findDossierForUpdate } from '../../db/dossier.queries.ts'
import { decideReceive } from '../../domain/decide-receipt.ts'
import { decideHandOver, decideIssue } from '../../domain/decide-result.ts'
import type { Dossier, DossierStep } from '../../domain/dossier.ts'
import type { DossierEvent } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import type { Process } from '../../domain/facts.ts'
import type { Action } from '../../domain/life-cycle.ts'
import {
  decideAtSitting,
  nextOnTheSpot,
  whyNotSit,
  type SittingDecision,
} from '../../domain/on-the-spot/sitting.ts'
import { isVisible, type Onlooker } from '../../domain/visibility.ts'
import { replyOn, staleVersion, type ActionRequest, type Answer, type Stage } from '../act.ts'
import { issueReceipt } from '../letters/statutory-forms.ts'
import { processInForce } from '../receipt-actions.ts'
import { nextResultNumber } from '../result-actions.ts'
import { currentOrganisation, sceneOf } from '../scene.ts'
import { sealedBy, sealedFor, type SealedWith } from '../sealing.ts'
import { processOf } from '../step-actions.ts'
import { onlookerOf } from '../viewer.ts'
import { seatFor, type Seat } from './seat.ts'

/** What is found and decided in one sitting, and who takes the result. */
export interface SittingBody extends SittingDecision {
  readonly receivedBy: {
    readonly name: string
    readonly personalId: string | null
    readonly relation: string | null
  }
}

/**
 * Receives, examines, approves, seals and hands over in one sitting at the counter, for a procedure on its agency's
 * list and by an officer to whom the signer has delegated it. Every step is an event of its own; they commit together
 * or not at all. Of four on the spot the seal may be left to the clerk: the result is then handed over after it.
 *
 * Law: "4 tại chỗ", "5 tại chỗ" at the centre (Decree 118/2025; which procedures is the province's decision). Audit:
 * `sitting.held` and the event of each step. Refuses: `not-found/dossier`, `forbidden/*`, `conflict/stale-version`,
 * `conflict/not-on-the-spot`, `conflict/signer-has-not-delegated`, `conflict/seal-not-delegated`,
 * `conflict/claimed-by-another`, `conflict/opinion-awaited`, `conflict/sitting-goes-round` where the process answers a
 * refusal by going back, and what the state forbids.
 */
export async function handleOnTheSpot(
  context: Context,
  request: ActionRequest,
  body: SittingBody,
): Promise<Answer> {
  const organisation = await currentOrganisation(context)
  const onlooker = onlookerOf(context.actor)
  return inTransaction(context.db, async (tx) => {
    const [given, dossier] = await Promise.all([
      request.keyed === null ? null : findAnswer(tx, context, request.keyed),
      findDossierForUpdate(tx, request.code),
    ])
    if (given !== null) return { ...given, isReplay: true }
    if (dossier === null || !isVisible(dossier, onlooker)) throw new Refused('not-found/dossier')
    authorise(context.actor, 'dossiers.act')
    const refusal = whyNotSit(dossier, onlooker)
    if (refusal !== null) throw new Refused(refusal)
    const scene = await sceneOf(context, dossier, organisation, tx)
    const stage = { context, tx, dossier, onlooker, scene }
    if (dossier.version !== request.version) throw await staleVersion(stage)
    const seat = await seatFor(context, { dossier, onlooker, organisation }, tx)
    if (seat === null) throw new Refused('conflict/not-on-the-spot')
    return held(stage, { seat, body, request })
  })
}

async function held(
  stage: Stage,
  asked: { readonly seat: Seat; readonly body: SittingBody; readonly request: ActionRequest },
): Promise<Answer> {
  const { context, tx, dossier } = stage
  const { acts, after } = await actsOf(stage, asked.seat, asked.body)
  const answer = { status: 200, location: null, body: JSON.stringify(await replyOn(stage, after)) }
  const needsReceipt = dossier.state === 'submitted' && after.state !== 'returned'
  await Promise.all([
    saveDossier(tx, dossier, after, context.actor.accountId),
    ...acts.flatMap(({ event, signature }) => [
      insertEvent(tx, dossier, event, signature),
      record(tx, context, event.type, { kind: 'dossier', id: dossier.code }),
    ]),
    ...(needsReceipt ? [issueReceipt(stage, after)] : []),
    ...(asked.request.keyed === null
      ? []
      : [rememberAnswer(tx, context, asked.request.keyed, answer)]),
  ])
  return { ...answer, isReplay: false }
}

/** Everything that is done in the sitting, in order, each with who did it and as what. */
async function actsOf(
  stage: Stage,
  { kind, delegation, officer }: Seat,
  body: SittingBody,
): Promise<{ readonly acts: readonly SealedWith[]; readonly after: Dossier }> {
  const { scene, context } = stage
  const acts: SealedWith[] = []
  let dossier = stage.dossier
  const by = { actor: context.actor, at: scene.facts.now }
  const add = (sealed: SealedWith) => {
    dossier = evolve(dossier, sealed.event)
    acts.push(sealed)
  }
  const atCounter = (action: Action, event: DossierEvent) =>
    add(sealedBy(by, action, event, dossier))
  const data = { kind, delegation: delegation?.decision ?? null }
  atCounter('receive', { type: 'sitting.held', data })
  const isNew = dossier.state === 'submitted'
  const process = await (isNew ? processInForce(stage) : processOf(stage))
  if (isNew) atCounter('receive', decideReceive(dossier, process, scene.facts))
  const done = new Set<string>()
  for (;;) {
    const step = nextOnTheSpot(dossier, officer, { kind, done })
    if (step === null) break
    done.add(step.stepId)
    const event = await stepEvent({ ...stage, dossier }, { step, officer, process, body })
    add(sealedAtStep(by, event, dossier, step))
  }
  if (dossier.state === 'finished') {
    const { receivedBy } = body
    atCounter('hand-over', decideHandOver({ method: 'counter', receivedBy, receiptLost: false }))
  }
  return { acts, after: dossier }
}

/** A step is done in one's own right, or in that which the signer has delegated. */
function sealedAtStep(
  by: Parameters<typeof sealedFor>[0],
  event: DossierEvent,
  before: Dossier,
  { role, unitId }: DossierStep,
): SealedWith {
  if (holdsRoleAt(by.actor, role, unitId)) return sealedBy(by, 'complete-step', event, before)
  return sealedFor(by, event, before, { name: by.actor.displayName, unitId, role, insteadOf: null })
}

/** What ends a step in the sitting; the seal takes the next number of its book. */
async function stepEvent(
  stage: Stage,
  about: {
    readonly step: DossierStep
    readonly officer: Onlooker
    readonly process: Process
    readonly body: SittingBody
  },
): Promise<DossierEvent> {
  const { dossier, scene } = stage
  const { step, officer, process, body } = about
  const known = { process, facts: scene.facts }
  if (step.role !== 'clerk')
    return decideAtSitting(dossier, officer, { step, decision: body }, known)
  const sealed = { stepId: step.stepId, number: await nextResultNumber(stage) }
  return decideIssue(dossier, officer, sealed, known)
}
