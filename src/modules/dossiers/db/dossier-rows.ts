import type { Selectable } from 'kysely'
import type { DB } from '#platform/db'
import type {
  Consultation,
  Delivery,
  Dossier,
  DossierDocument,
  DossierResult,
  DossierStep,
  Extension,
  FeeRequest,
  FormerUnits,
  HandOver,
  PaidItem,
  Party,
  Pause,
  Payment,
  SecondPart,
  SupplementRequest,
  Term,
} from '../domain/dossier.ts'
import { instantOf } from '../domain/evolve-aside.ts'

type Row<Table extends keyof DB, Left extends string> = Omit<
  Selectable<DB[Table]>,
  'locality_id' | 'dossier_id' | Left
>

type HeadRow = Row<'dossier', 'filed_by' | 'content_hash' | 'book_place_id' | 'book_agency_id'>

interface Parts {
  readonly parties: readonly Row<'dossier_party', never>[]
  readonly steps: readonly Row<'dossier_step', never>[]
  readonly documents: readonly Row<'dossier_document', 'added_by'>[]
  readonly payments: readonly Row<
    'cash_receipt',
    'id' | 'recorded_by' | 'payer' | 'voided_by' | 'void_reason'
  >[]
}

/** Puts the rows of one dossier together as the rules see it. */
export function dossierOf(row: HeadRow, parts: Parts): Dossier {
  const party = (part: 'applicant' | 'owner') => parts.parties.find((each) => each.part === part)
  const applicant = party('applicant')
  const owner = party('owner')
  if (applicant === undefined) throw new Error(`dossier ${row.code} has no applicant`)
  return {
    id: row.id,
    filedYear: row.filed_year,
    code: row.code,
    portalCode: row.portal_code,
    trackingToken: row.tracking_token,
    version: row.version,
    state: row.state,
    rulebook: row.rulebook,
    procedureCode: row.procedure_code,
    procedureVersionId: row.procedure_version_id,
    procedureName: row.procedure_name,
    processVersionId: row.process_version_id,
    formVersionId: row.form_version_id,
    caseId: row.case_id,
    channel: row.channel,
    receivingUnitId: row.receiving_unit_id,
    competentUnitId: row.competent_unit_id,
    returnUnitId: row.return_unit_id,
    calendarUnitId: row.calendar_unit_id ?? row.competent_unit_id,
    formerUnits: formerUnitsOf(row),
    applicant: partyOf(applicant),
    owner: owner === undefined ? null : partyOf(owner),
    submittedAt: row.submitted_at,
    arrivedOn: row.arrived_on,
    receivedAt: row.received_at,
    originalDueAt: row.original_due_at,
    dueAt: row.due_at,
    finishedAt: row.finished_at,
    returnedAt: row.returned_at,
    closedAt: row.closed_at,
    reopenedAt: row.reopened_at,
    processChangedAt: row.process_changed_at,
    term: row.term as Term,
    pauses: pausesOf(row.pauses as readonly StoredPause[]),
    supplementRequests: row.supplement_requests,
    openRequest: requestOf(row.open_request as StoredRequest | null),
    extensions: row.extensions,
    extension: extensionOf(row),
    silentSince: row.silent_since,
    secondPart: secondPartOf(row.second_part as StoredSecondPart | null),
    openFees: feeRequestOf(row, parts),
    consultations: (row.consultations as readonly StoredConsultation[]).map(consultationOf),
    delivery: row.delivery as Delivery,
    result: resultOf(row.result as StoredResult | null),
    handOver: row.hand_over as HandOver | null,
    steps: parts.steps.map(stepOf),
    documents: parts.documents.map(documentOf),
    payments: parts.payments.map(paymentOf),
    chainHead: row.last_hash.toString('hex'),
    lastChangedAt: row.last_changed_at,
    lastChangedBy: row.last_changed_by,
  }
}

function formerUnitsOf(row: HeadRow): FormerUnits | null {
  const { former_receiving_unit_id: receivingUnitId, former_competent_unit_id: competentUnitId } =
    row
  return receivingUnitId === null || competentUnitId === null
    ? null
    : { receivingUnitId, competentUnitId }
}

function partyOf(row: Parts['parties'][number]): Party {
  return {
    kind: row.kind,
    name: row.name,
    personalId: row.personal_id,
    taxCode: row.tax_code,
    birthDate: row.birth_date,
    phone: row.phone,
    email: row.email,
    address: row.address,
  }
}

function stepOf(row: Parts['steps'][number]): DossierStep {
  return {
    ordinal: row.ordinal,
    stepId: row.step_id,
    name: row.name,
    role: row.role as DossierStep['role'],
    unitId: row.unit_id,
    hours: row.hours,
    waitsFor: row.waits_for as DossierStep['waitsFor'],
    openedAt: row.opened_at,
    dueAt: row.due_at,
    assigneeId: row.assignee_id,
    claimedAt: row.claimed_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    outcome: row.outcome,
    note: row.note,
  }
}

function documentOf(row: Parts['documents'][number]): DossierDocument {
  return {
    ordinal: row.ordinal,
    componentId: row.component_id,
    stepId: row.step_id,
    fileId: row.file_id,
    originals: row.originals,
    copies: row.copies,
    note: row.note,
    addedAt: row.added_at,
    replacedAt: row.replaced_at,
    givenBackAt: row.given_back_at,
  }
}

function paymentOf(row: Parts['payments'][number]): Payment {
  return {
    receiptNumber: row.number,
    unitId: row.unit_id,
    method: row.method,
    amount: row.amount,
    reference: row.reference,
    items: row.items as readonly PaidItem[],
    paidAt: row.paid_at,
    voidedAt: row.voided_at,
  }
}

/** A pause as the column keeps it. */
export type StoredPause = Omit<Pause, 'from' | 'to'> & {
  readonly from: string
  readonly to: string | null
}
export type StoredSecondPart = { readonly from: string; readonly firstDueAt: string | null }
type StoredRequest = Omit<SupplementRequest, 'respondBy'> & { readonly respondBy: string }
type StoredConsultation = Omit<Consultation, 'askedAt' | 'dueAt' | 'answeredAt' | 'lapsedAt'> & {
  readonly askedAt: string
  readonly dueAt: string
  readonly answeredAt: string | null
  readonly lapsedAt: string | null
}
type StoredResult = Omit<DossierResult, 'signedAt' | 'issuedAt'> & {
  readonly signedAt: string | null
  readonly issuedAt: string | null
  readonly replaces: string | null
}

export function pausesOf(stored: readonly StoredPause[]): Pause[] {
  return stored.map((pause) => ({
    ...pause,
    from: new Date(pause.from),
    to: instantOf(pause.to),
  }))
}

export function extensionOf(row: {
  readonly extended_at: Date | null
  readonly extended_to: Date | null
}): Extension | null {
  const { extended_at: at, extended_to: dueAt } = row
  return at === null || dueAt === null ? null : { at, dueAt }
}

export function secondPartOf(stored: StoredSecondPart | null): SecondPart | null {
  return stored === null
    ? null
    : { from: new Date(stored.from), firstDueAt: instantOf(stored.firstDueAt) }
}

function consultationOf(stored: StoredConsultation): Consultation {
  return {
    ...stored,
    askedAt: new Date(stored.askedAt),
    dueAt: new Date(stored.dueAt),
    answeredAt: instantOf(stored.answeredAt),
    lapsedAt: instantOf(stored.lapsedAt),
  }
}

function requestOf(stored: StoredRequest | null): SupplementRequest | null {
  return stored === null ? null : { ...stored, respondBy: new Date(stored.respondBy) }
}

/** Money asked for, as the column keeps it; rows of before keep what had been paid until then. */
type StoredFeeRequest = FeeRequest | (Pick<FeeRequest, 'fees'> & { readonly paidBefore: number })

function feeRequestOf(row: HeadRow, { payments }: Parts): FeeRequest | null {
  const stored = row.open_fees as StoredFeeRequest | null
  if (stored === null || 'paidBy' in stored) return stored
  const { fees, paidBefore } = stored
  const since = waitingSince(pausesOf(row.pauses as readonly StoredPause[]))
  return { fees, paidBy: since === null ? [] : placesAfter(payments, since, paidBefore) }
}

/** Since when money is waited for without a break; null when it is not. */
function waitingSince(pauses: readonly Pause[]): Date | null {
  let since: Date | null = null
  for (const { from, to, reason } of pauses.toReversed()) {
    if (reason !== 'payment' || (to?.getTime() ?? null) !== (since?.getTime() ?? null)) break
    since = from
  }
  return since
}

/** The payments that came after money was asked for: those before it come to what had been paid then. */
function placesAfter(payments: Parts['payments'], asked: Date, paidBefore: number): number[] {
  let paid = 0
  return payments.flatMap(({ paid_at: at, voided_at: voidedAt, amount }, place) => {
    if (at >= asked && paid >= paidBefore) return [place]
    if (voidedAt === null || voidedAt > asked) paid += amount
    return []
  })
}

function resultOf(stored: StoredResult | null): DossierResult | null {
  return stored === null
    ? null
    : { ...stored, signedAt: instantOf(stored.signedAt), issuedAt: instantOf(stored.issuedAt) }
}
