import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { json } from '#platform/db'
import {
  openConsultations,
  type Dossier,
  type DossierDocument,
  type DossierStep,
  type Party,
} from '../domain/dossier.ts'
import { keptData, type SealedEvent } from '../domain/events.ts'
import { nameTokens, searchTokens } from '../domain/search-tokens.ts'

/** Who did what an event tells, as it is shown later, whatever becomes of the account. */
export interface Signature {
  readonly name: string
  readonly unitId: UnitId | null
  readonly role: string
  /** Ties the three to the event, hexadecimal. */
  readonly hash: string
}

/** What was filed and by whom, beside what the rules know of a dossier. */
export interface FiledBy {
  readonly filedBy: AccountId
  readonly contentHash: Buffer
}

/** An event as its row. */
export function eventValues(
  dossier: Pick<Dossier, 'id' | 'filedYear'>,
  event: SealedEvent,
  by: Signature,
) {
  return {
    filed_year: dossier.filedYear,
    dossier_id: dossier.id,
    seq: event.seq,
    at: event.at,
    actor_id: event.actorId,
    actor_name: by.name,
    actor_unit_id: by.unitId,
    actor_role: by.role,
    type: event.type,
    data: json(keptData(event)),
    hash: Buffer.from(event.hash, 'hex'),
    signature_hash: Buffer.from(by.hash, 'hex'),
  }
}

/** The head of a dossier as its row. */
export function dossierValues(dossier: Dossier, about: FiledBy) {
  return {
    ...currentState(dossier),
    id: dossier.id,
    filed_year: dossier.filedYear,
    code: dossier.code,
    portal_code: dossier.portalCode,
    tracking_token: dossier.trackingToken,
    rulebook: dossier.rulebook,
    procedure_code: dossier.procedureCode,
    procedure_version_id: dossier.procedureVersionId,
    procedure_name: dossier.procedureName,
    form_version_id: dossier.formVersionId,
    case_id: dossier.caseId,
    channel: dossier.channel,
    filed_by: about.filedBy,
    content_hash: about.contentHash,
    submitted_at: dossier.submittedAt,
    arrived_on: dossier.arrivedOn,
    term: json(dossier.term),
    delivery: json(dossier.delivery),
  }
}

/** The columns that events change. */
export function currentState(dossier: Dossier) {
  return {
    version: dossier.version,
    state: dossier.state,
    receiving_unit_id: dossier.receivingUnitId,
    competent_unit_id: dossier.competentUnitId,
    return_unit_id: dossier.returnUnitId,
    calendar_unit_id:
      dossier.calendarUnitId === dossier.competentUnitId ? null : dossier.calendarUnitId,
    former_receiving_unit_id: dossier.formerUnits?.receivingUnitId ?? null,
    former_competent_unit_id: dossier.formerUnits?.competentUnitId ?? null,
    process_version_id: dossier.processVersionId,
    received_at: dossier.receivedAt,
    original_due_at: dossier.originalDueAt,
    due_at: dossier.dueAt,
    finished_at: dossier.finishedAt,
    returned_at: dossier.returnedAt,
    closed_at: dossier.closedAt,
    reopened_at: dossier.reopenedAt,
    process_changed_at: dossier.processChangedAt,
    pauses: json(dossier.pauses),
    supplement_requests: dossier.supplementRequests,
    open_request: dossier.openRequest === null ? null : json(dossier.openRequest),
    open_fees: dossier.openFees === null ? null : json(dossier.openFees),
    extensions: dossier.extensions,
    extended_at: dossier.extension?.at ?? null,
    extended_to: dossier.extension?.dueAt ?? null,
    silent_since: dossier.silentSince,
    second_part: dossier.secondPart === null ? null : json(dossier.secondPart),
    consultations: json(dossier.consultations),
    result: dossier.result === null ? null : json(dossier.result),
    hand_over: dossier.handOver === null ? null : json(dossier.handOver),
    last_hash: Buffer.from(dossier.chainHead, 'hex'),
    last_changed_at: dossier.lastChangedAt,
    last_changed_by: dossier.lastChangedBy,
  }
}

/** A party as its row. */
export function partyValues(dossierId: DossierId, part: 'applicant' | 'owner', party: Party) {
  return {
    dossier_id: dossierId,
    part,
    kind: party.kind,
    name: party.name,
    personal_id: party.personalId,
    tax_code: party.taxCode,
    birth_date: party.birthDate,
    phone: party.phone,
    email: party.email,
    address: party.address,
  }
}

/** A stay at a step as its row. */
export function stepValues(dossierId: DossierId, step: DossierStep) {
  return {
    dossier_id: dossierId,
    ordinal: step.ordinal,
    step_id: step.stepId,
    name: step.name,
    role: step.role,
    unit_id: step.unitId,
    hours: step.hours,
    waits_for: step.waitsFor,
    opened_at: step.openedAt,
    due_at: step.dueAt,
    assignee_id: step.assigneeId,
    claimed_at: step.claimedAt,
    closed_at: step.closedAt,
    closed_by: step.closedBy,
    outcome: step.outcome,
    note: step.note,
  }
}

/** A paper as its row. */
export function documentValues(dossierId: DossierId, document: DossierDocument, by: AccountId) {
  return {
    dossier_id: dossierId,
    ordinal: document.ordinal,
    component_id: document.componentId,
    step_id: document.stepId,
    file_id: document.fileId,
    originals: document.originals,
    copies: document.copies,
    note: document.note,
    added_at: document.addedAt,
    added_by: by,
    replaced_at: document.replacedAt,
    given_back_at: document.givenBackAt,
  }
}

/** The units that decide, hold, held or were asked: those that see it. */
export function unitsOf({ competentUnitId, steps, consultations }: Dossier): ReadonlySet<UnitId> {
  return new Set([competentUnitId, ...[...steps, ...consultations].map(({ unitId }) => unitId)])
}

/** Until when which unit is to give an opinion: of several questions to one, the first to be due. */
export function askedUntil(dossier: Dossier): ReadonlyMap<UnitId, Date> {
  const latestFirst = openConsultations(dossier).toSorted(
    (a, b) => Number(b.dueAt) - Number(a.dueAt),
  )
  return new Map(latestFirst.map(({ unitId, dueAt }) => [unitId, dueAt]))
}

/** For whom it has ended, each in a row: the units that see it and the place that received it. None while it goes on. */
export function endValues(dossier: Dossier) {
  const { id, closedAt, dueAt, state, receivingUnitId, returnUnitId } = dossier
  if (closedAt === null) return []
  const handOverUnitId = state === 'finished' ? returnUnitId : null
  const rowOf = (unitId: UnitId, isPlace: boolean) => ({
    dossier_id: id,
    unit_id: unitId,
    is_place: isPlace,
    ended_at: closedAt,
    due_at: dueAt,
    hand_over_unit_id: handOverUnitId,
  })
  const units = [...unitsOf(dossier)].map((unitId) => rowOf(unitId, false))
  return [...units, rowOf(receivingUnitId, true)]
}

/** Beside a name only so many are told: a page of the index has to hold them. */
const MOST_SEEING = 64

/** The units by which it may be seen; null when they are too many to stand beside its names. */
export function seenBy(dossier: Dossier): UnitId[] | null {
  const units = new Set([dossier.receivingUnitId, dossier.returnUnitId, ...unitsOf(dossier)])
  return units.size > MOST_SEEING ? null : [...units]
}

/** Whether units may see it that could not before. */
export function isSeenByMore(before: Dossier, after: Dossier): boolean {
  const [then, now] = [seenBy(before), seenBy(after)]
  return then !== null && (now === null || now.some((unit) => !then.includes(unit)))
}

/** What it is found by beside names, as rows. */
export function searchValues(dossier: Dossier) {
  return searchTokens(dossier).map((token) => ({ token, dossier_id: dossier.id }))
}

/** The names by which it is found, as rows. */
export function nameValues(dossier: Dossier) {
  const seen = seenBy(dossier)
  return nameTokens(dossier).map((token) => ({ token, dossier_id: dossier.id, seen_by: seen }))
}
