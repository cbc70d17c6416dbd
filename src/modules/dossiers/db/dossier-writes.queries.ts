import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, json, type Write } from '#platform/db'
import type { Dossier, DossierDocument, DossierStep, Party } from '../domain/dossier.ts'
import { keptData, type SealedEvent } from '../domain/events.ts'

/** Who did what an event tells, as it is shown later, whatever becomes of the account. */
export interface Signature {
  readonly name: string
  readonly unitId: UnitId | null
  readonly role: string
  /** Ties the three to the event, hexadecimal. */
  readonly hash: string
}

/** Adds one event to the history; the next of its dossier, or the primary key refuses it. */
export async function insertEvent(
  tx: Write,
  dossier: Dossier,
  event: SealedEvent,
  by: Signature,
): Promise<void> {
  await tx
    .insertInto('dossier_event')
    .values({
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
    })
    .execute()
}

/** Inserts a dossier that has just been filed, with its parties and what it is found by. */
export async function insertDossier(
  tx: Write,
  dossier: Dossier,
  about: {
    readonly filedBy: AccountId
    readonly contentHash: Buffer
    readonly tokens: readonly string[]
  },
): Promise<void> {
  await Promise.all([
    tx
      .insertInto('dossier')
      .values({
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
      })
      .execute(),
    insertParty(tx, dossier.id, 'applicant', dossier.applicant),
    ...(dossier.owner === null ? [] : [insertParty(tx, dossier.id, 'owner', dossier.owner)]),
    insertUnits(tx, dossier.id, [dossier.competentUnitId]),
    ...(dossier.documents.length === 0
      ? []
      : [saveDocuments(tx, dossier.id, dossier.documents, about.filedBy)]),
    tx
      .insertInto('dossier_search')
      .values(about.tokens.map((token) => ({ token, dossier_id: dossier.id })))
      .execute(),
  ])
}

async function insertParty(
  tx: Write,
  dossierId: DossierId,
  part: 'applicant' | 'owner',
  party: Party,
): Promise<void> {
  await tx
    .insertInto('dossier_party')
    .values({
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
    })
    .execute()
}

/** Keeps the filled-in form of a round. */
export async function insertAnswers(
  tx: Write,
  dossierId: DossierId,
  round: number,
  answers: unknown,
): Promise<void> {
  await tx
    .insertInto('dossier_answers')
    .values({ dossier_id: dossierId, round, answers: json(answers) })
    .execute()
}

/**
 * Writes what became of a dossier: its head, and of its parts those that changed. All statements
 * travel in one round trip.
 */
export async function saveDossier(
  tx: Write,
  before: Dossier,
  after: Dossier,
  by: AccountId,
): Promise<void> {
  const steps = after.steps.filter((step, at) => step !== before.steps[at])
  const documents = after.documents.filter((document, at) => document !== before.documents[at])
  const [known, concerned] = [unitsOf(before), unitsOf(after)]
  const units = [...concerned].filter((unit) => !known.has(unit))
  const left = [...known].filter((unit) => !concerned.has(unit))
  const hasEnded = after.closedAt !== null && before.closedAt === null
  const isReopened = after.closedAt === null && before.closedAt !== null
  const asksOthers = after.consultations.length > 0
  await Promise.all([
    tx.updateTable('dossier').set(currentState(after)).where('id', '=', after.id).execute(),
    ...(steps.length === 0 ? [] : [saveSteps(tx, after.id, steps)]),
    ...(documents.length === 0 ? [] : [saveDocuments(tx, after.id, documents, by)]),
    ...(units.length === 0 ? [] : [insertUnits(tx, after.id, units)]),
    ...(left.length === 0 ? [] : [deleteUnits(tx, after.id, left)]),
    ...(hasEnded || isReopened ? [endUnits(tx, after)] : []),
    ...(asksOthers && !hasEnded && (isReopened || after.consultations !== before.consultations)
      ? [saveConsulted(tx, after)]
      : []),
  ])
}

/** The units that decide, hold, held or were asked: those that see it. */
function unitsOf({ competentUnitId, steps, consultations }: Dossier): ReadonlySet<UnitId> {
  return new Set([competentUnitId, ...[...steps, ...consultations].map(({ unitId }) => unitId)])
}

/** The columns that events change. */
function currentState(dossier: Dossier) {
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

async function saveSteps(
  tx: Write,
  dossierId: DossierId,
  steps: readonly DossierStep[],
): Promise<void> {
  await tx
    .insertInto('dossier_step')
    .values(
      steps.map((step) => ({
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
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['locality_id', 'dossier_id', 'ordinal']).doUpdateSet((row) => ({
        due_at: row.ref('excluded.due_at'),
        assignee_id: row.ref('excluded.assignee_id'),
        claimed_at: row.ref('excluded.claimed_at'),
        closed_at: row.ref('excluded.closed_at'),
        closed_by: row.ref('excluded.closed_by'),
        outcome: row.ref('excluded.outcome'),
        note: row.ref('excluded.note'),
      })),
    )
    .execute()
}

async function saveDocuments(
  tx: Write,
  dossierId: DossierId,
  documents: readonly DossierDocument[],
  by: AccountId,
): Promise<void> {
  await tx
    .insertInto('dossier_document')
    .values(
      documents.map((document) => ({
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
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['locality_id', 'dossier_id', 'ordinal']).doUpdateSet((row) => ({
        replaced_at: row.ref('excluded.replaced_at'),
        given_back_at: row.ref('excluded.given_back_at'),
      })),
    )
    .execute()
}

async function insertUnits(
  tx: Write,
  dossierId: DossierId,
  units: readonly UnitId[],
): Promise<void> {
  await tx
    .insertInto('dossier_unit')
    .values(units.map((unitId) => ({ unit_id: unitId, dossier_id: dossierId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** An agency that a dossier was sent on from before anyone there had to do with it. */
async function deleteUnits(
  tx: Write,
  dossierId: DossierId,
  units: readonly UnitId[],
): Promise<void> {
  await tx
    .deleteFrom('dossier_unit')
    .where('dossier_id', '=', dossierId)
    .where((unit) => isOneOf(unit.ref('unit_id'), units))
    .execute()
}

/** Which units are to give an opinion now, and until when. */
async function saveConsulted(tx: Write, { id, consultations }: Dossier): Promise<void> {
  const last = new Map(consultations.map((each) => [each.unitId, each]))
  await tx
    .insertInto('dossier_unit')
    .values(
      [...last.values()].map(({ unitId, dueAt, answeredAt }) => ({
        unit_id: unitId,
        dossier_id: id,
        consulted_due_at: answeredAt === null ? dueAt : null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'unit_id', 'dossier_id'])
        .doUpdateSet((row) => ({ consulted_due_at: row.ref('excluded.consulted_due_at') })),
    )
    .execute()
}

/** For which units the dossier has ended; for none when it goes on. */
async function endUnits(tx: Write, dossier: Dossier): Promise<void> {
  await tx
    .updateTable('dossier_unit')
    .set({ closed_at: dossier.closedAt, consulted_due_at: null })
    .where('dossier_id', '=', dossier.id)
    .execute()
}
