import type { AccountId } from '#kernel/id'
import type { Dossier, DossierDocument, DossierResult, DossierStep, Payment } from './dossier.ts'
import type { DossierEvent, DossierResultData, NewDocument, OpenedStep } from './events.ts'

/** An event in its place: numbered, dated, with who did it and the hash that seals it. */
export type SealedEvent = DossierEvent & {
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly hash: string
}

/** What the dossier is after an event. Knows no rule: what was decided is taken as it is. */
export function evolve(dossier: Dossier, event: SealedEvent): Dossier {
  return {
    ...changed(dossier, event),
    version: event.seq,
    lastChangedAt: event.at,
    lastChangedBy: event.actorId,
    chainHead: event.hash,
  }
}

function changed(dossier: Dossier, event: SealedEvent): Dossier {
  const { at, actorId } = event
  switch (event.type) {
    case 'dossier.submitted':
      return dossier // what it says made the dossier
    case 'dossier.received':
      return afterReceipt(dossier, event)
    case 'dossier.refused':
      return over(dossier, 'refused', event)
    case 'dossier.withdrawn':
      return over(dossier, 'withdrawn', event)
    case 'supplement.requested':
      return {
        ...dossier,
        state: 'awaiting-supplement',
        supplementRequests: dossier.supplementRequests + 1,
        openRequest: { ...event.data, respondBy: new Date(event.data.respondBy) },
        pauses:
          dossier.receivedAt === null
            ? dossier.pauses
            : [...dossier.pauses, { from: at, to: null, reason: 'supplement' }],
      }
    case 'supplement.provided':
      return afterSupplement(dossier, event)
    case 'step.claimed':
      return {
        ...withStep(dossier, event.data.ordinal, { assigneeId: actorId, claimedAt: at }),
        state: 'processing',
      }
    case 'step.released':
      return withStep(dossier, event.data.ordinal, { assigneeId: null, claimedAt: null })
    case 'step.assigned':
      return withStep(dossier, event.data.ordinal, { assigneeId: event.data.to, claimedAt: at })
    case 'step.completed':
    case 'step.sent-back':
    case 'result.signed':
    case 'result.issued':
      return afterStep(dossier, event)
    case 'payment.recorded':
    case 'payment.voided':
      return { ...dossier, payments: paymentsAfter(dossier, event) }
    case 'receipt.reprinted':
      return dossier // a letter more, and nothing else
    case 'papers.given-back':
      return {
        ...dossier,
        documents: dossier.documents.map((document) =>
          event.data.ordinals.includes(document.ordinal)
            ? { ...document, givenBackAt: at }
            : document,
        ),
      }
    case 'result.handed-over':
      return { ...dossier, state: 'returned', returnedAt: at, handOver: event.data }
  }
}

function paymentsAfter(
  { payments }: Dossier,
  event: EventOf<'payment.recorded' | 'payment.voided'>,
): readonly Payment[] {
  if (event.type === 'payment.recorded') {
    return [...payments, { ...event.data, paidAt: event.at, voidedAt: null }]
  }
  const { receiptNumber } = event.data
  return payments.map((payment) =>
    payment.receiptNumber === receiptNumber ? { ...payment, voidedAt: event.at } : payment,
  )
}

type EventOf<Type extends SealedEvent['type']> = Extract<SealedEvent, { readonly type: Type }>

function afterReceipt(dossier: Dossier, event: EventOf<'dossier.received'>): Dossier {
  const { at, actorId, data } = event
  const dueAt = data.dueAt === null ? null : new Date(data.dueAt)
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
  const due = new Map(data.stepsDue.map(({ ordinal, dueAt }) => [ordinal, dueAt]))
  return {
    ...dossier,
    state: dossier.receivedAt === null ? 'submitted' : 'processing',
    openRequest: null,
    pauses: dossier.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
    dueAt: data.dueAt === null ? null : new Date(data.dueAt),
    steps: dossier.steps.map((step) => {
      const dueAt = due.get(step.ordinal)
      return dueAt === undefined
        ? step
        : { ...step, dueAt: dueAt === null ? null : new Date(dueAt) }
    }),
    documents: [
      ...dossier.documents.map((document) =>
        data.replaced.includes(document.ordinal) ? { ...document, replacedAt: at } : document,
      ),
      ...data.documents.map((document) => added(document, at)),
    ],
  }
}

function afterStep(
  dossier: Dossier,
  event: EventOf<'step.completed' | 'step.sent-back' | 'result.signed' | 'result.issued'>,
): Dossier {
  const { at, actorId, data } = event
  const steps = [
    ...dossier.steps.map((step) =>
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
    ...dossier,
    state: isFinished ? 'finished' : 'processing',
    finishedAt: isFinished ? at : null,
    closedAt: isFinished ? at : null,
    steps,
    documents:
      event.type === 'step.completed'
        ? [...dossier.documents, ...event.data.documents.map((document) => added(document, at))]
        : dossier.documents,
    result: resultAfter(dossier, event),
  }
}

function resultAfter(
  dossier: Dossier,
  event: EventOf<'step.completed' | 'step.sent-back' | 'result.signed' | 'result.issued'>,
): DossierResult | null {
  if (event.type === 'step.sent-back') return null // what was signed is to be decided anew
  return event.data.result === null ? dossier.result : resultOf(event.data.result)
}

/** A dossier that ended before a result: what was open is closed with the same outcome. */
function over(dossier: Dossier, state: 'refused' | 'withdrawn', event: SealedEvent): Dossier {
  const { at, actorId } = event
  return {
    ...dossier,
    state,
    closedAt: at,
    openRequest: null,
    pauses: dossier.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
    steps: dossier.steps.map((step) =>
      step.closedAt === null ? { ...step, closedAt: at, closedBy: actorId, outcome: state } : step,
    ),
  }
}

function withStep(dossier: Dossier, ordinal: number, change: Partial<DossierStep>): Dossier {
  return {
    ...dossier,
    steps: dossier.steps.map((step) => (step.ordinal === ordinal ? { ...step, ...change } : step)),
  }
}

function opened(step: OpenedStep, at: Date): DossierStep {
  return {
    ...step,
    openedAt: at,
    dueAt: step.dueAt === null ? null : new Date(step.dueAt),
    claimedAt: step.assigneeId === null ? null : at,
    closedAt: null,
    closedBy: null,
    outcome: null,
    note: null,
  }
}

function added(document: NewDocument, at: Date): DossierDocument {
  return { ...document, addedAt: at, replacedAt: null, givenBackAt: null }
}

function resultOf(data: DossierResultData): DossierResult {
  return {
    ...data,
    signedAt: data.signedAt === null ? null : new Date(data.signedAt),
    issuedAt: data.issuedAt === null ? null : new Date(data.issuedAt),
  }
}
