import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { dong, sumOfDong } from '#kernel/money'
import {
  apologyContent,
  issueLetter,
  receiptContent,
  refusalContent,
  reissueReceipt,
  stopNoticeContent,
  supplementRequestContent,
  type Remark,
} from '#modules/letters'
import { procedureById, type ProcedureVersion, type TermParts } from '#modules/procedures'
import { insteadOfWhom, nameActing, standsInFor, type StaffRole } from '#platform/access'
import {
  currentDocuments,
  heldPayments,
  type Dossier,
  type RequestedItem,
} from '../../domain/dossier.ts'
import { appointmentsOf } from '../../domain/due-dates/appointments.ts'
import type { Stage } from '../act.ts'
import { addressee, headOfAgency, occasionOf, unitOf } from './occasion.ts'

/**
 * Form 01: what was received, and when and where the result comes. Of a procedure in two parts it is
 * made again when the second begins, with the day of the second appointment. Asks for everything at once where its
 * basis is given.
 */
export async function issueReceipt(
  stage: Stage,
  after: Dossier,
  basis?: ReceiptBasis,
): Promise<void> {
  const { context, tx } = stage
  const { occasion, procedure } = basis ?? (await receiptBasis(stage, after))
  const content = receiptContent({
    ...occasion,
    dossierCode: after.code,
    trackingUrl: `${context.publicUrl}/tra-cuu/${after.trackingToken}`,
    receiver: context.actor.kind === 'staff' ? atReception(stage) : null,
    applicant: addressee(after),
    authorised: authorisedOf(after),
    procedure: after.procedureName,
    components: receivedComponents(procedure, after),
    sets: procedure?.content.sets ?? 1,
    timeLimit: after.term,
    receivedAt: after.receivedAt ?? stage.scene.facts.now,
    dueAt: after.dueAt,
    appointments: receiptAppointments(after, procedure?.content.timeLimit.parts ?? null),
    delivery: deliveryOf(stage, after),
    register: { book: null, number: String(occasion.serial) },
  })
  await issueLetter(tx, context, {
    dossierId: after.id,
    kind: 'receipt',
    content,
    isForApplicant: true,
  })
}

type ReceiptBasis = Awaited<ReturnType<typeof receiptBasis>>

/** What has to be read before a receipt can be made; its number is taken. */
export async function receiptBasis(
  stage: Stage,
  { receivingUnitId, procedureVersionId }: Pick<Dossier, 'receivingUnitId' | 'procedureVersionId'>,
) {
  const [occasion, procedure] = await Promise.all([
    occasionOf(stage, 'receipt', receivingUnitId),
    procedureById(stage.context, procedureVersionId, stage.tx),
  ])
  return { occasion, procedure }
}

/**
 * The receipt once more, with words that say why. Whoever left a sitting with the result in hand has had none: theirs
 * is made now.
 */
export async function issueReceiptAgain(stage: Stage, after: Dossier, why: string): Promise<void> {
  const { context, tx } = stage
  if (!(await reissueReceipt(tx, context, after.id, why))) await issueReceipt(stage, after)
}

function receiptAppointments(dossier: Dossier, parts: TermParts | null) {
  const appointments = appointmentsOf(dossier)
  if (appointments === null || parts === null) return null
  const { unit, first, second } = appointments
  return {
    unit,
    first: { ...first, name: parts.first.name },
    second: { ...second, name: parts.second.name },
  }
}

/** Form 02: everything to bring or mend, in one go. */
export async function issueSupplementRequest(stage: Stage, after: Dossier): Promise<void> {
  const { context, tx, dossier } = stage
  const request = after.openRequest
  if (request === null) return
  const [occasion, items] = await Promise.all([
    occasionOf(stage, 'supplement-request', dossier.receivingUnitId),
    remarksOf(stage, request.items),
  ])
  const content = supplementRequestContent({
    ...occasion,
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    items,
    reason: null,
    respondBy: request.respondBy,
    contact: {
      name: request.stepId === null ? atReception(stage) : atStep(stage, request.stepId),
      phone: unitOf(stage, dossier.receivingUnitId).phone,
    },
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'supplement-request',
    content,
    isForApplicant: true,
  })
}

/** Form 03: why the dossier is not received. */
export async function issueRefusal(stage: Stage, reasons: readonly RequestedItem[]): Promise<void> {
  const { context, tx, dossier } = stage
  const [occasion, remarks] = await Promise.all([
    occasionOf(stage, 'refusal', dossier.receivingUnitId),
    remarksOf(stage, reasons),
  ])
  const content = refusalContent({
    ...occasion,
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    reasons: remarks,
    legalGround: null,
    officer: atReception(stage),
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'refusal',
    content,
    isForApplicant: true,
  })
}

/** Form 05 of 2025: that handling ends, at the wish of the applicant or by decision. */
export async function issueStopNotice(
  stage: Stage,
  { reason, requestedOn }: { readonly reason: string; readonly requestedOn: Day | null },
): Promise<void> {
  const { context, tx, dossier } = stage
  const occasion = await occasionOf(stage, 'stop-notice', dossier.competentUnitId)
  const content = stopNoticeContent({
    ...occasion,
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    requestedOn,
    reason,
    papersReturnedAt: holdsOriginals(dossier) ? unitOf(stage, dossier.returnUnitId).name : null,
    fees: {
      paid: sumOfDong(heldPayments(dossier).map(({ amount }) => dong(amount))),
      refunded: dong(0),
    },
    signatory: headOfAgency(stage),
    receivingUnit: unitOf(stage, dossier.receivingUnitId).name,
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'stop-notice',
    content,
    isForApplicant: true,
  })
}

/** Form 04: that the result comes later than promised, why, and when. Sent at once. */
export async function issueApology(stage: Stage, after: Dossier, reason: string): Promise<void> {
  const { context, tx, dossier, scene } = stage
  if (dossier.receivedAt === null || dossier.dueAt === null || after.dueAt === null) return
  const occasion = await occasionOf(stage, 'apology', dossier.competentUnitId)
  const content = apologyContent({
    ...occasion,
    dossierCode: dossier.code,
    applicant: addressee(dossier),
    procedure: dossier.procedureName,
    receivedAt: dossier.receivedAt,
    promisedAt: dossier.dueAt,
    reason,
    newDueAt: after.dueAt,
    isPast: scene.facts.now > dossier.dueAt,
    signatory: headOfAgency(stage),
    receivingUnit: unitOf(stage, dossier.receivingUnitId).name,
  })
  await issueLetter(tx, context, {
    dossierId: dossier.id,
    kind: 'apology',
    content,
    isForApplicant: true,
  })
}

/** Who receives or refuses, in their own place or another's. */
function atReception(stage: Stage): string {
  return actingName(stage, 'reception', stage.dossier.receivingUnitId)
}

/** Who works on a step, in their own place or another's. */
function atStep(stage: Stage, stepId: string): string {
  const step = stage.dossier.steps.findLast((each) => each.stepId === stepId)
  const { actor } = stage.context
  if (step === undefined) return actor.displayName
  const absent = standsInFor(actor).find(({ accountId }) => accountId === step.assigneeId)
  return absent === undefined
    ? actingName(stage, step.role, step.unitId)
    : nameActing(actor, absent)
}

function actingName({ context }: Stage, role: StaffRole, unitId: UnitId): string {
  return nameActing(context.actor, insteadOfWhom(context.actor, role, unitId))
}

function holdsOriginals(dossier: Dossier): boolean {
  return dossier.documents.some(
    ({ originals, givenBackAt }) => originals > 0 && givenBackAt === null,
  )
}

function authorisedOf({ applicant, owner }: Dossier) {
  return owner === null ? null : { name: applicant.name, personalId: applicant.personalId }
}

function deliveryOf(stage: Stage, after: Dossier) {
  const { method, recipient, address, phone } = after.delivery
  if (method === 'electronic') return { method }
  if (method === 'post') return { method, recipient, address, phone }
  const place = unitOf(stage, after.returnUnitId)
  return { method, place: place.name, address: place.address }
}

/** The papers received, by component, each in the shapes it came in. */
function receivedComponents(procedure: ProcedureVersion | null, after: Dossier) {
  const names = namesOfComponents(procedure)
  const counted = new Map<
    string,
    { name: string; originals: number; copies: number; electronic: number; givenBack: number }
  >()
  for (const { componentId, fileId, originals, copies, givenBackAt } of currentDocuments(after)) {
    const key = componentId ?? ''
    const name = names.get(key) ?? 'Giấy tờ khác'
    const sum = counted.get(key) ?? { name, originals: 0, copies: 0, electronic: 0, givenBack: 0 }
    sum.originals += originals
    sum.copies += copies
    sum.givenBack += givenBackAt === null ? 0 : originals
    sum.electronic += fileId === null ? 0 : 1
    counted.set(key, sum)
  }
  return [...counted.values()]
}

async function remarksOf(stage: Stage, items: readonly RequestedItem[]): Promise<Remark[]> {
  const names = await componentNames(stage.context, stage.tx, stage.dossier)
  return items.map(({ componentId, text }) => ({
    paper: componentId === null ? null : (names.get(componentId) ?? null),
    text,
  }))
}

async function componentNames(
  context: Stage['context'],
  tx: Stage['tx'],
  dossier: Dossier,
): Promise<ReadonlyMap<string, string>> {
  return namesOfComponents(await procedureById(context, dossier.procedureVersionId, tx))
}

function namesOfComponents(procedure: ProcedureVersion | null): ReadonlyMap<string, string> {
  return new Map((procedure?.content.components ?? []).map(({ id, name }) => [id, name]))
}
