import type { AccountId } from '#kernel/id'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { isApplicantOf } from '../domain/doer.ts'
import {
  openSteps,
  portalStatusOf,
  type Consultation,
  type Dossier,
  type DossierDocument,
  type DossierResult,
  type DossierStep,
  type Party,
} from '../domain/dossier.ts'
import { appointmentsOf } from '../domain/due-dates/appointments.ts'
import { lateness } from '../domain/due-dates/lateness.ts'
import { stillOwed } from '../domain/money/fee-requests.ts'
import { documentsSeen, type Onlooker } from '../domain/visibility.ts'
import { offers } from '../domain/why-not.ts'
import type { Surroundings } from './scene.ts'

export type DossierReply = ReturnType<typeof dossierReply>

/**
 * A dossier as one onlooker sees it now: its facts, what they may do, and why not the rest.
 * Applicants see units in place of officers, and a result once it is issued.
 */
export function dossierReply(dossier: Dossier, onlooker: Onlooker, about: Surroundings) {
  const isOwn = isApplicantOf(dossier, onlooker)
  const { available, refused } = offers(dossier, onlooker, about.facts)
  return {
    code: dossier.code,
    portalCode: dossier.portalCode,
    version: dossier.version,
    state: dossier.state,
    portalStatus: portalStatusOf(dossier.state),
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    caseId: dossier.caseId,
    channel: dossier.channel,
    receivingUnit: about.unitCode(dossier.receivingUnitId),
    receivingUnitName: about.unitName(dossier.receivingUnitId),
    competentUnit: about.unitCode(dossier.competentUnitId),
    competentUnitName: about.unitName(dossier.competentUnitId),
    returnUnit: about.unitCode(dossier.returnUnitId),
    returnUnitName: about.unitName(dossier.returnUnitId),
    applicant: partyReply(dossier.applicant),
    owner: dossier.owner === null ? null : partyReply(dossier.owner),
    submittedAt: formatInstant(dossier.submittedAt),
    arrivedOn: dossier.arrivedOn,
    receivedAt: formatInstantOrNull(dossier.receivedAt),
    originalDueAt: formatInstantOrNull(dossier.originalDueAt),
    dueAt: formatInstantOrNull(dossier.dueAt),
    appointments: appointmentsReply(dossier),
    silence: silenceReply(dossier),
    finishedAt: formatInstantOrNull(dossier.finishedAt),
    returnedAt: formatInstantOrNull(dossier.returnedAt),
    lateness: lateness(dossier, about.facts.now, about.workingHours),
    currentSteps: openSteps(dossier).map((step) => stepReply(step, isOwn, about)),
    availableActions: available,
    refusedActions: refused,
    openRequest: requestReply(dossier),
    extensions: dossier.extensions,
    openFees:
      dossier.openFees === null
        ? null
        : { fees: dossier.openFees.fees, stillOwed: stillOwed(dossier) ?? 0 },
    consultations: isOwn ? [] : dossier.consultations.map((each) => consultationReply(each, about)),
    documents: documentsSeen(dossier, onlooker).map(documentReply),
    fees: about.fees,
    payments: dossier.payments.map(({ unitId, ...payment }) => ({
      ...payment,
      unit: about.unitCode(unitId),
      unitName: about.unitName(unitId),
      paidAt: formatInstant(payment.paidAt),
      voidedAt: formatInstantOrNull(payment.voidedAt),
    })),
    result: resultReply(dossier.result, isOwn),
    delivery: dossier.delivery,
    handOver: dossier.handOver,
  }
}

/** The two appointments of a procedure that waits for tax in between; null for the others. */
export function appointmentsReply(dossier: Dossier) {
  const appointments = appointmentsOf(dossier)
  if (appointments === null) return null
  const { first, second } = appointments
  return {
    ...appointments,
    first: { ...first, dueAt: formatInstantOrNull(first.dueAt) },
    second: { ...second, dueAt: formatInstantOrNull(second.dueAt) },
  }
}

/** What the silence of the authority means now; null while it means nothing. */
export function silenceReply({ silentSince, term }: Dossier) {
  if (silentSince === null || term.silence === undefined) return null
  return { ...term.silence, since: formatInstant(silentSince) }
}

function partyReply(party: Party) {
  return { ...party }
}

function stepReply(step: DossierStep, isOwn: boolean, about: Surroundings) {
  return {
    stepId: step.stepId,
    name: step.name,
    unitCode: about.unitCode(step.unitId),
    unitName: about.unitName(step.unitId),
    role: step.role,
    assignee: isOwn ? null : usernameOf(step.assigneeId, about),
    startedAt: formatInstant(step.openedAt),
    dueAt: formatInstantOrNull(step.dueAt),
    outcomes: about.outcomesOf(step.stepId),
  }
}

function usernameOf(id: AccountId | null, about: Surroundings): string | null {
  return id === null ? null : about.username(id)
}

function requestReply({ openRequest }: Dossier) {
  if (openRequest === null) return null
  return { items: openRequest.items, respondBy: formatInstant(openRequest.respondBy) }
}

/** What was asked of another unit. The applicant is told of the decision, not of opinions on the way. */
function consultationReply(consultation: Consultation, about: Surroundings) {
  return {
    consultationId: String(consultation.ordinal),
    unitCode: about.unitCode(consultation.unitId),
    unitName: about.unitName(consultation.unitId),
    question: consultation.question,
    askedAt: formatInstant(consultation.askedAt),
    dueAt: formatInstant(consultation.dueAt),
    answer: consultation.answer,
    answeredAt: formatInstantOrNull(consultation.answeredAt),
    lapsedAt: formatInstantOrNull(consultation.lapsedAt),
  }
}

function documentReply(document: DossierDocument) {
  return {
    ordinal: document.ordinal,
    componentId: document.componentId,
    stepId: document.stepId,
    fileId: document.fileId,
    originals: document.originals,
    copies: document.copies,
    note: document.note,
    addedAt: formatInstant(document.addedAt),
    replacedAt: formatInstantOrNull(document.replacedAt),
    givenBackAt: formatInstantOrNull(document.givenBackAt),
  }
}

function resultReply(result: DossierResult | null, isOwn: boolean) {
  if (result === null || (isOwn && result.signedAt !== null && result.issuedAt === null))
    return null
  return {
    kind: result.kind,
    content: result.content,
    number: result.number,
    signedAt: formatInstantOrNull(result.signedAt),
    issuedAt: formatInstantOrNull(result.issuedAt),
    replaces: result.replaces,
  }
}
