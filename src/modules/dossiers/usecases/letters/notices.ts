import { dong } from '#kernel/money'
import {
  consultationContent,
  correctionNoticeContent,
  issueLetter,
  paymentRequestContent,
  reopeningNoticeContent,
  type ReopeningNoticeFacts,
} from '#modules/letters'
import type { Dossier, RequestedFee } from '../../domain/dossier.ts'
import type { Stage } from '../act.ts'
import { addressee, headOfAgency, occasionOf, unitOf } from './occasion.ts'

/** What is to be paid during handling, and where; from the unit that takes the money. */
export async function issuePaymentRequest(
  stage: Stage,
  fees: readonly RequestedFee[],
): Promise<void> {
  const { context, tx, dossier } = stage
  const occasion = await occasionOf(stage, 'payment-request', dossier.receivingUnitId)
  const unit = unitOf(stage, dossier.receivingUnitId)
  const content = paymentRequestContent({
    ...occasion,
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    fees: fees.map(({ name, amount }) => ({ name, amount: dong(amount) })),
    payAt: { place: unit.name, address: unit.address },
    contact: { name: context.actor.displayName, phone: unit.phone },
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'payment-request',
    content,
    isForApplicant: true,
  })
}

/** What another unit is asked, and until when. Between agencies: the applicant does not get it. */
export async function issueConsultation(stage: Stage, after: Dossier): Promise<void> {
  const { context, tx, dossier } = stage
  const asked = after.consultations.at(-1)
  if (asked === undefined) return
  const occasion = await occasionOf(stage, 'consultation', dossier.competentUnitId)
  const content = consultationContent({
    ...occasion,
    dossierCode: dossier.code,
    procedure: dossier.procedureName,
    receivedAt: dossier.receivedAt ?? dossier.submittedAt,
    dueAt: dossier.dueAt,
    consultedUnit: unitOf(stage, asked.unitId).name,
    question: asked.question,
    workingHours: asked.hours,
    answerBy: asked.dueAt,
    contact: {
      name: context.actor.displayName,
      phone: unitOf(stage, dossier.competentUnitId).phone,
    },
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'consultation',
    content,
    isForApplicant: false,
  })
}

/** Which result no longer holds, why, and which one takes its place. */
export async function issueCorrectionNotice(
  stage: Stage,
  after: Dossier,
  reason: string,
): Promise<void> {
  const { context, tx, dossier } = stage
  const [replaced, reissued] = [dossier.result, after.result]
  if (!replaced?.number || replaced.issuedAt === null || !reissued?.number) return
  const content = correctionNoticeContent({
    ...(await occasionOf(stage, 'correction-notice', dossier.competentUnitId)),
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    reason,
    replaced: { number: replaced.number, issuedAt: replaced.issuedAt },
    reissued: { number: reissued.number, content: reissued.content },
    wasHandedOver: dossier.handOver !== null,
    collectAt: unitOf(stage, dossier.returnUnitId).name,
    signatory: headOfAgency(stage),
    receivingUnit: unitOf(stage, dossier.receivingUnitId).name,
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'correction-notice',
    content,
    isForApplicant: true,
  })
}

/** Which end is undone by order, why, and when the result comes now. */
export async function issueReopeningNotice(
  stage: Stage,
  after: Dossier,
  reason: string,
): Promise<void> {
  const { context, tx, dossier, scene } = stage
  const content = reopeningNoticeContent({
    ...(await occasionOf(stage, 'reopening-notice', dossier.competentUnitId)),
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    end: endOf(dossier),
    endedAt: dossier.closedAt ?? scene.facts.now,
    reason,
    newDueAt: after.dueAt,
    owes: owedBy(after),
    signatory: headOfAgency(stage),
    receivingUnit: unitOf(stage, dossier.receivingUnitId).name,
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'reopening-notice',
    content,
    isForApplicant: true,
  })
}

function owedBy({ openRequest, openFees }: Dossier): ReopeningNoticeFacts['owes'] {
  if (openRequest !== null) return { papersBy: openRequest.respondBy }
  return openFees === null ? null : 'money'
}

function endOf({ state }: Dossier): ReopeningNoticeFacts['end'] {
  return state === 'refused' || state === 'withdrawn' || state === 'stopped' ? state : 'rejected'
}
