import { begin } from './begin.ts'
import { timed } from './clock.ts'
import type { Dossier, DossierDocument, DossierResult, DossierStep } from './dossier.ts'
import type { EventOf, NewDocument, SealedEvent } from './events.ts'
import {
  afterMoney,
  afterOrder,
  consultationsAfter,
  instantOf,
  opened,
  requestOf,
  settled,
  resultOf,
  withClock,
  withDueDates,
  withStepsDue,
} from './evolve-aside.ts'

/** What the dossier is after an event. Knows no rule: what was decided is taken as it is. */
export function evolve(dossier: Dossier, event: SealedEvent): Dossier {
  return {
    ...timed(dossier, changed(dossier, event), event),
    version: event.seq,
    lastChangedAt: event.at,
    lastChangedBy: event.actorId,
    chainHead: event.hash,
  }
}

/** What a dossier has that no event tells: its names, and the personal data of its parties. */
type Identity = Pick<
  Dossier,
  'id' | 'filedYear' | 'code' | 'portalCode' | 'trackingToken' | 'applicant' | 'owner'
>

/**
 * The dossier as its history tells it, from the filing on. Null when the history does not begin with
 * one: then there is nothing to begin from.
 */
export function replayed(
  { id, filedYear, code, portalCode, trackingToken, applicant, owner }: Identity,
  events: readonly SealedEvent[],
): Dossier | null {
  const [filing] = events
  if (filing?.type !== 'dossier.submitted') return null
  const { documents, contentHash: _, returnUnitId, ...filed } = filing.data
  const begun = begin({
    ...filed,
    id,
    filedYear,
    code,
    trackingToken,
    applicant,
    owner,
    submittedAt: filing.at,
    lastChangedBy: filing.actorId,
    papers: documents,
  })
  return events.reduce(evolve, { ...begun, portalCode, returnUnitId })
}

/** The dossier as its history tells it until it ended; as it is now while it goes on. */
export function beforeItsEnd(identity: Identity, events: readonly SealedEvent[]): Dossier | null {
  const [filing, ...others] = events
  let dossier = filing === undefined ? null : replayed(identity, [filing])
  let before = dossier
  for (const event of others) {
    dossier = dossier === null ? null : evolve(dossier, event)
    if (dossier?.closedAt === null) before = dossier
  }
  return before
}

function changed(dossier: Dossier, event: SealedEvent): Dossier {
  const { at } = event
  switch (event.type) {
    case 'dossier.submitted': // what it says made the dossier
    case 'sitting.held': // what follows says what was done
    case 'receipt.reprinted': // a letter more, and nothing else
      return dossier
    case 'dossier.received':
      return afterReceipt(dossier, event)
    case 'dossier.refused':
      return over(dossier, 'refused', event)
    case 'dossier.withdrawn':
      return over(dossier, 'withdrawn', event)
    case 'supplement.requested':
      return {
        ...settled(dossier, event.data),
        state: 'awaiting-supplement',
        supplementRequests: dossier.supplementRequests + 1,
        openRequest: requestOf(event.data),
      }
    case 'supplement.provided':
      return afterSupplement(dossier, event)
    case 'step.claimed':
    case 'step.released':
    case 'step.assigned':
      return afterPassing(dossier, event)
    case 'step.completed':
    case 'step.sent-back':
    case 'result.signed':
    case 'result.issued':
      return afterStep(dossier, event)
    case 'consultation.asked':
    case 'consultation.answered':
    case 'consultation.lapsed':
      return { ...dossier, consultations: consultationsAfter(dossier, event) }
    case 'silence.counted':
      return { ...dossier, silentSince: new Date(event.data.dueAt) }
    case 'payment.requested':
    case 'payment.recorded':
    case 'payment.voided':
      return afterMoney(dossier, event)
    case 'dossier.extended':
    case 'due-date.moved':
      return due(dossier, event)
    case 'dossier.stopped':
      return over(dossier, 'stopped', event)
    case 'papers.given-back':
      return { ...dossier, documents: givenBack(dossier, event.data.ordinals, at) }
    case 'dossier.transferred':
    case 'dossier.carried-over':
    case 'dossier.reopened':
    case 'process.changed':
    case 'result.corrected':
      return afterOrder(dossier, event)
    case 'result.handed-over':
      return { ...dossier, state: 'returned', returnedAt: at, handOver: event.data }
  }
}

function afterReceipt(dossier: Dossier, event: EventOf<'dossier.received'>): Dossier {
  const { at, actorId, data } = event
  const dueAt = instantOf(data.dueAt)
  const reception: DossierStep = {
    ...opened(data.reception, at),
    assigneeId: actorId,
    claimedAt: at,
    closedAt: at,
    closedBy: actorId,
    outcome: 'done',
  }
  return {
    ...dossier,
    state: 'received',
    processVersionId: data.processVersionId,
    receivedAt: at,
    originalDueAt: dossier.originalDueAt ?? dueAt,
    dueAt,
    steps: [reception, ...data.opened.map((step) => opened(step, at))],
  }
}

function afterSupplement(dossier: Dossier, event: EventOf<'supplement.provided'>): Dossier {
  const { at, data } = event
  return {
    ...withDueDates(dossier, data),
    state: stateWithPapers(dossier),
    openRequest: null,
    documents: [
      ...dossier.documents.map((document) =>
        data.replaced.includes(document.ordinal) ? { ...document, replacedAt: at } : document,
      ),
      ...data.documents.map((document) => added(document, at)),
    ],
  }
}

function stateWithPapers({ receivedAt, openFees }: Dossier): Dossier['state'] {
  if (receivedAt === null) return 'submitted'
  return openFees === null ? 'processing' : 'awaiting-payment'
}

/** A step that someone took on, gave back or was given. */
function afterPassing(
  dossier: Dossier,
  event: EventOf<'step.claimed' | 'step.released' | 'step.assigned'>,
): Dossier {
  const { at, actorId, data } = event
  switch (event.type) {
    case 'step.claimed':
      return {
        ...withStep(dossier, data.ordinal, { assigneeId: actorId, claimedAt: at }),
        state: 'processing',
      }
    case 'step.released':
      return withStep(dossier, data.ordinal, { assigneeId: null, claimedAt: null })
    case 'step.assigned':
      return withStep(dossier, data.ordinal, { assigneeId: event.data.to, claimedAt: at })
  }
}

function afterStep(
  dossier: Dossier,
  event: EventOf<'step.completed' | 'step.sent-back' | 'result.signed' | 'result.issued'>,
): Dossier {
  const { at, actorId, data } = event
  const recalled = event.type === 'step.sent-back' ? event.data.recalled : []
  const steps = [
    ...withRecalled(dossier.steps, recalled, event).map((step) =>
      step.ordinal === data.ordinal
        ? {
            ...step,
            assigneeId: step.assigneeId ?? actorId,
            claimedAt: step.claimedAt ?? at,
            closedAt: at,
            closedBy: actorId,
            outcome: data.outcome,
            note: data.note,
          }
        : step,
    ),
    ...data.opened.map((step) => opened(step, at)),
  ]
  const isFinished = steps.every(({ closedAt }) => closedAt !== null)
  return {
    ...withClock(dossier, data.clock, at),
    state: isFinished ? 'finished' : 'processing',
    finishedAt: isFinished ? at : null,
    closedAt: isFinished ? at : null,
    steps: withStepsDue(steps, data.clock),
    documents:
      event.type === 'step.completed'
        ? [...dossier.documents, ...event.data.documents.map((document) => added(document, at))]
        : dossier.documents,
    result: resultAfter(dossier, event),
  }
}

/** Branches that are called back when the dossier returns to a step before them. */
function withRecalled(
  steps: readonly DossierStep[],
  recalled: readonly number[],
  { at, actorId }: SealedEvent,
): readonly DossierStep[] {
  return steps.map((step) =>
    recalled.includes(step.ordinal)
      ? { ...step, closedAt: at, closedBy: actorId, outcome: 'recalled' }
      : step,
  )
}

function resultAfter(
  dossier: Dossier,
  event: EventOf<'step.completed' | 'step.sent-back' | 'result.signed' | 'result.issued'>,
): DossierResult | null {
  if (event.type === 'step.sent-back')
    return event.data.keepsResult === true ? dossier.result : null
  return event.data.result === null ? dossier.result : resultOf(event.data.result)
}

/** A dossier that ended before a result: what was open is closed with the same outcome. */
function over(
  dossier: Dossier,
  state: 'refused' | 'withdrawn' | 'stopped',
  event: SealedEvent,
): Dossier {
  const { at, actorId } = event
  return {
    ...dossier,
    state,
    closedAt: at,
    openRequest: null,
    openFees: null,
    steps: dossier.steps.map((step) =>
      step.closedAt === null ? { ...step, closedAt: at, closedBy: actorId, outcome: state } : step,
    ),
  }
}

/** Other due dates: promised by the approver, or counted anew. */
function due(dossier: Dossier, event: EventOf<'dossier.extended' | 'due-date.moved'>): Dossier {
  const moved = withDueDates(dossier, event.data)
  if (event.type === 'due-date.moved' || moved.dueAt === null) return moved
  const extension = { at: event.at, dueAt: moved.dueAt }
  return { ...moved, extensions: dossier.extensions + 1, extension }
}

function givenBack(
  { documents }: Dossier,
  ordinals: readonly number[],
  at: Date,
): readonly DossierDocument[] {
  return documents.map((document) =>
    ordinals.includes(document.ordinal) ? { ...document, givenBackAt: at } : document,
  )
}

function withStep(dossier: Dossier, ordinal: number, change: Partial<DossierStep>): Dossier {
  return {
    ...dossier,
    steps: dossier.steps.map((step) => (step.ordinal === ordinal ? { ...step, ...change } : step)),
  }
}

function added(document: NewDocument, at: Date): DossierDocument {
  return { ...document, addedAt: at, replacedAt: null, givenBackAt: null }
}
