import type { Insertable, Updateable } from 'kysely'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { fixed, isOneOf, json, type DB, type Write } from '#platform/db'
import type { Dossier, DossierDocument, DossierStep, Party } from '../domain/dossier.ts'
import type { SealedEvent } from '../domain/events.ts'
import {
  askedUntil,
  currentState,
  documentValues,
  dossierValues,
  endValues,
  eventValues,
  isSeenByMore,
  nameValues,
  partyValues,
  searchValues,
  seenBy,
  stepValues,
  unitsOf,
  type FiledBy,
  type Signature,
} from './dossier-values.ts'

/** Adds one event to the history; the next of its dossier, or the primary key refuses it. */
export async function insertEvent(
  tx: Write,
  dossier: Dossier,
  event: SealedEvent,
  by: Signature,
): Promise<void> {
  await insertEventRow(tx, eventValues(dossier, event, by))
}

const insertEventRow = fixed((db, row: Insertable<DB['dossier_event']>) =>
  db.insertInto('dossier_event').values(row),
)

/** Inserts a dossier that has just been filed, with its parties and what it is found by. */
export async function insertDossier(tx: Write, dossier: Dossier, about: FiledBy): Promise<void> {
  await Promise.all([
    tx.insertInto('dossier').values(dossierValues(dossier, about)).execute(),
    insertParty(tx, dossier.id, 'applicant', dossier.applicant),
    ...(dossier.owner === null ? [] : [insertParty(tx, dossier.id, 'owner', dossier.owner)]),
    insertUnits(tx, dossier.id, [dossier.competentUnitId]),
    ...(dossier.documents.length === 0
      ? []
      : [saveDocuments(tx, dossier.id, dossier.documents, about.filedBy)]),
    insertFindings(tx, dossier),
  ])
}

/** What it is found by: its code, numbers and names. */
async function insertFindings(tx: Write, dossier: Dossier): Promise<void> {
  const names = nameValues(dossier)
  await Promise.all([
    tx.insertInto('dossier_search').values(searchValues(dossier)).execute(),
    ...(names.length === 0 ? [] : [tx.insertInto('dossier_name').values(names).execute()]),
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
    .values(partyValues(dossierId, part, party))
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
  const [ended, ends] = [endValues(before), endValues(after)]
  await Promise.all([
    updateHead(tx, { id: after.id, ...currentState(after) }),
    ...(steps.length === 0 ? [] : [saveSteps(tx, after.id, steps)]),
    ...(documents.length === 0 ? [] : [saveDocuments(tx, after.id, documents, by)]),
    ...(units.length === 0 ? [] : [insertUnits(tx, after.id, units)]),
    ...(isSeenByMore(before, after) ? [showNames(tx, after)] : []),
    ...(left.length === 0 ? [] : [deleteUnits(tx, after.id, left)]),
    ...(asksOthers && hasEnded ? [askNobodyBut(tx, after.id, [])] : []),
    ...(JSON.stringify(ended) === JSON.stringify(ends)
      ? []
      : [saveEnds(tx, after.id, ended, ends)]),
    ...(asksOthers && !hasEnded && (isReopened || after.consultations !== before.consultations)
      ? [saveConsulted(tx, after)]
      : []),
  ])
}

const updateHead = fixed(
  (db, { id, ...state }: { readonly id: DossierId } & Updateable<DB['dossier']>) =>
    db.updateTable('dossier').set(state).where('id', '=', id),
)

async function saveSteps(
  tx: Write,
  dossierId: DossierId,
  steps: readonly DossierStep[],
): Promise<void> {
  await upsertSteps(
    tx,
    steps.map((step) => stepValues(dossierId, step)),
  )
}

const upsertSteps = fixed((db, rows: readonly Insertable<DB['dossier_step']>[]) =>
  db
    .insertInto('dossier_step')
    .values(rows)
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
    ),
)

async function saveDocuments(
  tx: Write,
  dossierId: DossierId,
  documents: readonly DossierDocument[],
  by: AccountId,
): Promise<void> {
  await tx
    .insertInto('dossier_document')
    .values(documents.map((document) => documentValues(dossierId, document, by)))
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
  await insertUnitRows(
    tx,
    units.map((unitId) => ({ unit_id: unitId, dossier_id: dossierId })),
  )
}

const insertUnitRows = fixed((db, rows: readonly Insertable<DB['dossier_unit']>[]) =>
  db
    .insertInto('dossier_unit')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
)

/** Its names to those who see it now. Those who no longer do are kept from it where they look. */
async function showNames(tx: Write, dossier: Dossier): Promise<void> {
  await tx
    .updateTable('dossier_name')
    .set({ seen_by: seenBy(dossier) })
    .where('dossier_id', '=', dossier.id)
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

/** Which units are to give an opinion now, and until when: of several questions to one, the first to be due. */
async function saveConsulted(tx: Write, dossier: Dossier): Promise<void> {
  const asked = askedUntil(dossier)
  await Promise.all([
    askNobodyBut(tx, dossier.id, [...asked.keys()]),
    ...(asked.size === 0 ? [] : [askUnits(tx, dossier.id, asked)]),
  ])
}

async function askUnits(
  tx: Write,
  dossierId: DossierId,
  asked: ReadonlyMap<UnitId, Date>,
): Promise<void> {
  await tx
    .insertInto('dossier_unit')
    .values(
      [...asked].map(([unitId, dueAt]) => ({
        unit_id: unitId,
        dossier_id: dossierId,
        consulted_due_at: dueAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'unit_id', 'dossier_id'])
        .doUpdateSet((row) => ({ consulted_due_at: row.ref('excluded.consulted_due_at') })),
    )
    .execute()
}

/** No opinion is waited for but that of these units: none on what has ended. */
async function askNobodyBut(
  tx: Write,
  dossierId: DossierId,
  units: readonly UnitId[],
): Promise<void> {
  await tx
    .updateTable('dossier_unit')
    .set({ consulted_due_at: null })
    .where('dossier_id', '=', dossierId)
    .where('consulted_due_at', 'is not', null)
    .where((unit) => unit.not(isOneOf(unit.ref('unit_id'), units)))
    .execute()
}

type End = ReturnType<typeof endValues>[number]

/** For whom the dossier has ended, in the place of those for whom it had. */
async function saveEnds(
  tx: Write,
  dossierId: DossierId,
  before: readonly End[],
  after: readonly End[],
): Promise<void> {
  await Promise.all([
    ...(before.length === 0
      ? []
      : [tx.deleteFrom('lately_ended').where('dossier_id', '=', dossierId).execute()]),
    ...(after.length === 0 ? [] : [insertEnds(tx, after)]),
  ])
}

const insertEnds = fixed((db, rows: readonly Insertable<DB['lately_ended']>[]) =>
  db.insertInto('lately_ended').values(rows),
)

/** Forgets what ended before then: it is on no list any more. */
export async function forgetEnded(tx: Write, before: Date): Promise<void> {
  await tx.deleteFrom('lately_ended').where('ended_at', '<', before).execute()
}
