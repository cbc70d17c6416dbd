import type {
  Consultation,
  Dossier,
  DossierResult,
  DossierStep,
  FormerUnits,
  SupplementRequest,
} from './dossier.ts'
import type {
  ClockChange,
  DossierResultData,
  EventOf,
  NewDueDates,
  OpenedStep,
  PaymentVoided,
  SealedEvent,
  Settling,
  SupplementRequested,
} from './events.ts'
import { paidWith } from './money/fee-requests.ts'

/** The questions to other units after one was asked, answered, or left without an answer. */
export function consultationsAfter(
  { consultations }: Dossier,
  event: EventOf<'consultation.asked' | 'consultation.answered' | 'consultation.lapsed'>,
): readonly Consultation[] {
  const { at, actorId } = event
  if (event.type === 'consultation.answered') {
    const { consultation, answer } = event.data
    return consultations.map((each) =>
      each.ordinal === consultation
        ? { ...each, answer, answeredAt: at, answeredBy: actorId }
        : each,
    )
  }
  if (event.type === 'consultation.lapsed') {
    const lapsedAt = new Date(event.data.dueAt)
    return consultations.map((each) =>
      each.ordinal === event.data.consultation ? { ...each, lapsedAt } : each,
    )
  }
  const { consultation: ordinal, dueAt, ...question } = event.data
  const asked: Consultation = {
    ...question,
    ordinal,
    dueAt: new Date(dueAt),
    askedAt: at,
    askedBy: actorId,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    lapsedAt: null,
  }
  return [...consultations, asked]
}

/** Money asked for stops the clock; the last of it lets the clock go on, until that is declared void. */
export function afterMoney(
  dossier: Dossier,
  event: EventOf<'payment.requested' | 'payment.recorded' | 'payment.voided'>,
): Dossier {
  const { at } = event
  switch (event.type) {
    case 'payment.requested':
      return {
        ...settled(dossier, event.data),
        state: 'awaiting-payment',
        openFees: { fees: event.data.fees, paidBy: [] },
      }
    case 'payment.voided':
      return afterVoid(
        { ...dossier, payments: withVoid(dossier.payments, event.data, at) },
        event.data,
      )
    case 'payment.recorded':
      return afterPayment(dossier, event)
  }
}

/** Payments once the last that holds under a number of a place was declared void. */
function withVoid(
  payments: Dossier['payments'],
  { receiptNumber, unitId }: PaymentVoided,
  at: Date,
): Dossier['payments'] {
  const wrong = payments.findLast(
    (each) =>
      each.receiptNumber === receiptNumber &&
      each.unitId === (unitId ?? each.unitId) &&
      each.voidedAt === null,
  )
  return payments.map((each) => (each === wrong ? { ...each, voidedAt: at } : each))
}

/** What was paid off with a void payment is asked for again; papers that are awaited are awaited first. */
function afterVoid(dossier: Dossier, { reopened }: PaymentVoided): Dossier {
  if (reopened === undefined) return dossier
  const { fees, paidBy } = reopened
  return {
    ...settled(dossier, reopened),
    state: dossier.openRequest === null ? 'awaiting-payment' : dossier.state,
    openFees: { fees, paidBy },
  }
}

function afterPayment(dossier: Dossier, event: EventOf<'payment.recorded'>): Dossier {
  const { at } = event
  const { resumed, paidOff, unitId = dossier.receivingUnitId, ...payment } = event.data
  const paid: Dossier = {
    ...dossier,
    payments: [...dossier.payments, { ...payment, unitId, paidAt: at, voidedAt: null }],
    openFees: paidOff === true ? null : paidWith(dossier.openFees, dossier.payments.length),
  }
  if (resumed === null) return paid
  return {
    ...withDueDates(paid, resumed),
    state: 'processing',
    openFees: null,
  }
}

/** An order: the dossier is sent on or goes another way, an end is undone, or the result is corrected. */
export function afterOrder(
  dossier: Dossier,
  event: EventOf<
    | 'dossier.transferred'
    | 'dossier.carried-over'
    | 'dossier.reopened'
    | 'process.changed'
    | 'result.corrected'
  >,
): Dossier {
  switch (event.type) {
    case 'dossier.transferred':
      return afterTransfer(dossier, event)
    case 'dossier.carried-over':
      return afterCarryOver(dossier, event)
    case 'dossier.reopened':
      return afterReopening(dossier, event)
    case 'process.changed':
      return afterProcessChange(dossier, event)
    case 'result.corrected':
      return afterCorrection(dossier, event)
  }
}

/** An end undone: what was decided is to be decided anew, what the person owed is owed again, and nothing is forgotten. */
function afterReopening(dossier: Dossier, event: EventOf<'dossier.reopened'>): Dossier {
  const { at, data } = event
  return {
    ...dossier,
    state: stateReopened(dossier, data),
    openRequest: data.request === undefined ? null : requestOf(data.request),
    openFees: data.fees ?? null,
    finishedAt: null,
    closedAt: null,
    reopenedAt: at,
    dueAt: instantOf(data.dueAt),
    result: dossier.state === 'finished' ? null : dossier.result,
    steps: [...dossier.steps, ...data.opened.map((step) => opened(step, at))],
  }
}

function stateReopened(
  { receivedAt }: Dossier,
  { request, fees }: EventOf<'dossier.reopened'>['data'],
): Dossier['state'] {
  if (request !== undefined) return 'awaiting-supplement'
  if (fees !== undefined) return 'awaiting-payment'
  return receivedAt === null ? 'submitted' : 'processing'
}

/** The dossier in another version of the process: what is open in it goes on, the rest has ended. */
function afterProcessChange(dossier: Dossier, event: EventOf<'process.changed'>): Dossier {
  const { at, data } = event
  const goingOn = settled(dossier, data)
  return {
    ...goingOn,
    processVersionId: data.processVersionId,
    processChangedAt: at,
    result: data.keepsResult ? dossier.result : null,
    steps: [
      ...withLeft(goingOn.steps, data.left, { event, outcome: 'process-changed' }),
      ...data.opened.map((step) => opened(step, at)),
    ],
  }
}

/** Steps of which some end although nobody has done them. */
function withLeft(
  steps: readonly DossierStep[],
  left: readonly number[],
  { event, outcome }: { readonly event: SealedEvent; readonly outcome: string },
): readonly DossierStep[] {
  const { at, actorId } = event
  return steps.map((step) =>
    left.includes(step.ordinal) ? { ...step, closedAt: at, closedBy: actorId, outcome } : step,
  )
}

/** A corrected result waits to be handed over, also where the one before was. */
function afterCorrection(dossier: Dossier, event: EventOf<'result.corrected'>): Dossier {
  return {
    ...dossier,
    state: 'finished',
    returnedAt: null,
    handOver: null,
    result: resultOf(event.data.result),
  }
}

/**
 * The dossier with the agency it was sent on to: what was open there before has ended. The date that
 * the person was given stays with the calendar by which it was given.
 */
function afterTransfer(dossier: Dossier, event: EventOf<'dossier.transferred'>): Dossier {
  const { at, data } = event
  const { receivingUnitId, competentUnitId, returnUnitId } = data
  const left = withLeft(dossier.steps, data.left, { event, outcome: 'transferred' })
  return {
    ...settled(dossier, data),
    receivingUnitId,
    competentUnitId,
    returnUnitId,
    formerUnits: null,
    calendarUnitId: dossier.receivedAt === null ? competentUnitId : dossier.calendarUnitId,
    steps: [...left, ...data.opened.map((step) => opened(step, at))],
  }
}

/**
 * The dossier with the successors of units that ended. The books of then keep it, and the date that
 * was given stays with the calendar by which it was given.
 */
function afterCarryOver(dossier: Dossier, event: EventOf<'dossier.carried-over'>): Dossier {
  const { at, data } = event
  const { receivingUnitId, competentUnitId, returnUnitId } = data
  const left = withLeft(settled(dossier, data).steps, data.left, { event, outcome: 'carried-over' })
  const asked = new Map(data.asked.map(({ consultation, unitId }) => [consultation, unitId]))
  return {
    ...settled(dossier, data),
    receivingUnitId,
    competentUnitId,
    returnUnitId,
    calendarUnitId: dossier.receivedAt === null ? competentUnitId : dossier.calendarUnitId,
    formerUnits: formerUnitsOf(dossier, data),
    consultations: dossier.consultations.map((each) => ({
      ...each,
      unitId: asked.get(each.ordinal) ?? each.unitId,
    })),
    steps: [...left, ...data.opened.map((step) => opened(step, at))],
  }
}

/** The first units that it had; a dossier that was not received yet is in no book. */
function formerUnitsOf(
  { formerUnits, receivedAt, receivingUnitId, competentUnitId }: Dossier,
  now: FormerUnits,
): FormerUnits | null {
  const isElsewhere =
    now.receivingUnitId !== receivingUnitId || now.competentUnitId !== competentUnitId
  if (formerUnits !== null || receivedAt === null || !isElsewhere) return formerUnits
  return { receivingUnitId, competentUnitId }
}

/** The dossier with other due dates for itself and its open steps. */
export function withDueDates(dossier: Dossier, due: NewDueDates): Dossier {
  return { ...dossier, dueAt: instantOf(due.dueAt), steps: withStepsDue(dossier.steps, due) }
}

/** The dossier after what stood still was made good; the same while the clock ran. */
export function settled(dossier: Dossier, { settled: due }: Settling): Dossier {
  return due === null ? dossier : withDueDates(dossier, due)
}

/** The steps with other due dates; the same where there are none. */
export function withStepsDue(
  steps: readonly DossierStep[],
  due: Pick<NewDueDates, 'stepsDue'> | null,
): readonly DossierStep[] {
  const moved = new Map(due?.stepsDue.map((step) => [step.ordinal, instantOf(step.dueAt)]))
  return steps.map((step) => {
    const dueAt = moved.get(step.ordinal)
    return dueAt === undefined ? step : { ...step, dueAt }
  })
}

/** The dossier after the end of a step moved its due date, or began the second part of its term. */
export function withClock(dossier: Dossier, clock: ClockChange | null, at: Date): Dossier {
  if (clock === null) return dossier
  const dueAt = instantOf(clock.dueAt)
  if (!clock.beginsSecondPart) return { ...dossier, dueAt }
  // What was promised in place of the first appointment says nothing of the second.
  return { ...dossier, dueAt, extension: null, secondPart: { from: at, firstDueAt: dossier.dueAt } }
}

/** What was asked of the person, as events keep it. */
export function requestOf({
  items,
  respondBy,
  stepId,
}: Omit<SupplementRequested, 'settled'>): SupplementRequest {
  return { items, respondBy: new Date(respondBy), stepId }
}

/** A step as it begins. */
export function opened(step: OpenedStep, at: Date): DossierStep {
  return {
    ...step,
    openedAt: at,
    dueAt: instantOf(step.dueAt),
    claimedAt: step.assigneeId === null ? null : at,
    closedAt: null,
    closedBy: null,
    outcome: null,
    note: null,
  }
}

/** A result as events keep it. */
export function resultOf(data: DossierResultData): DossierResult {
  return {
    ...data,
    signedAt: instantOf(data.signedAt),
    issuedAt: instantOf(data.issuedAt),
  }
}

/** An instant as events and columns keep it. */
export function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
