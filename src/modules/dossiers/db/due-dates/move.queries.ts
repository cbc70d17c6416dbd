import { sql } from 'kysely'
import type { DossierId } from '#kernel/id'
import type { CalendarChangeId } from '#modules/calendars'
import { json, type Read, type Write } from '#platform/db'
import type { SealedEvent } from '../../domain/events.ts'
import type { Signature } from '../dossier-values.ts'
import type { RunningDossier } from './running.queries.ts'

/** How far a move has come. */
export interface MoveProgress {
  readonly changeId: CalendarChangeId
  readonly total: number
  readonly done: number
  /** Of them those whose date is another one now. */
  readonly moved: number
  readonly lastDossierId: DossierId | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

/** Opens the book of a move; one that is open stays as it is. */
export async function insertMove(
  tx: Write,
  move: { readonly changeId: CalendarChangeId; readonly total: number; readonly startedAt: Date },
): Promise<void> {
  await tx
    .insertInto('due_date_move')
    .values({ change_id: move.changeId, total: move.total, started_at: move.startedAt })
    .onConflict((conflict) => conflict.columns(['locality_id', 'change_id']).doNothing())
    .execute()
}

/** How far these moves have come; one that has not begun is missing. */
export async function listMoves(
  read: Read,
  changeIds: readonly CalendarChangeId[],
): Promise<MoveProgress[]> {
  if (changeIds.length === 0) return []
  const rows = await selectMoves(read).where('change_id', 'in', changeIds).execute()
  return rows.map(progressOf)
}

/** How far a move has come, locked, so that one batch at a time is done of it. */
export async function findMoveForUpdate(
  tx: Write,
  changeId: CalendarChangeId,
): Promise<MoveProgress | null> {
  const row = await selectMoves(tx).where('change_id', '=', changeId).forUpdate().executeTakeFirst()
  return row === undefined ? null : progressOf(row)
}

function selectMoves(read: Read) {
  return read
    .selectFrom('due_date_move')
    .select(['change_id', 'total', 'done', 'moved', 'last_dossier_id', 'started_at', 'finished_at'])
}

type MoveRow = Awaited<ReturnType<ReturnType<typeof selectMoves>['execute']>>[number]

function progressOf(row: MoveRow): MoveProgress {
  return {
    changeId: row.change_id,
    total: row.total,
    done: row.done,
    moved: row.moved,
    lastDossierId: row.last_dossier_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

/** Notes a batch as done. */
export async function saveProgress(
  tx: Write,
  { changeId, done, moved, lastDossierId, finishedAt }: MoveProgress,
): Promise<void> {
  await tx
    .updateTable('due_date_move')
    .set({ done, moved, last_dossier_id: lastDossierId, finished_at: finishedAt })
    .where('change_id', '=', changeId)
    .execute()
}

/** A dossier and the event that moves its dates. */
export interface MovedDossier {
  readonly dossier: Pick<RunningDossier, 'id' | 'filedYear' | 'code'>
  readonly event: Extract<SealedEvent, { readonly type: 'due-date.moved' }>
  readonly signature: Signature
}

/**
 * Writes what became of many dossiers: their dates, those of their steps, and the events. Three
 * statements, whatever their number.
 */
export async function saveMoved(tx: Write, moved: readonly MovedDossier[]): Promise<void> {
  if (moved.length === 0) return
  await Promise.all([updateHeads(tx, moved), updateSteps(tx, moved), insertEvents(tx, moved)])
}

async function updateHeads(tx: Write, moved: readonly MovedDossier[]): Promise<void> {
  const rows = moved.map(({ dossier, event }) => ({
    id: dossier.id,
    version: event.seq,
    due_at: event.data.dueAt,
    last_hash: `\\x${event.hash}`,
    at: event.at,
    by: event.actorId,
  }))
  await sql`
    update dossier
    set version = moved.version, due_at = moved.due_at, last_hash = moved.last_hash,
      last_changed_at = moved.at, last_changed_by = moved.by
    from jsonb_to_recordset(${json(rows)}::jsonb) as moved (id uuid, version integer, due_at timestamptz,
      last_hash bytea, at timestamptz, by uuid)
    where dossier.id = moved.id`.execute(tx)
}

async function updateSteps(tx: Write, moved: readonly MovedDossier[]): Promise<void> {
  const rows = moved.flatMap(({ dossier, event }) =>
    event.data.stepsDue.map(({ ordinal, dueAt }) => ({ id: dossier.id, ordinal, due_at: dueAt })),
  )
  await sql`
    update dossier_step
    set due_at = moved.due_at
    from jsonb_to_recordset(${json(rows)}::jsonb) as moved (id uuid, ordinal smallint, due_at timestamptz)
    where dossier_step.dossier_id = moved.id and dossier_step.ordinal = moved.ordinal`.execute(tx)
}

async function insertEvents(tx: Write, moved: readonly MovedDossier[]): Promise<void> {
  const rows = moved.map(({ dossier, event, signature }) => ({
    filed_year: dossier.filedYear,
    dossier_id: dossier.id,
    seq: event.seq,
    at: event.at,
    actor_id: event.actorId,
    actor_name: signature.name,
    actor_unit_id: signature.unitId,
    actor_role: signature.role,
    data: event.data,
    hash: `\\x${event.hash}`,
    signature_hash: `\\x${signature.hash}`,
  }))
  await sql`
    insert into dossier_event (filed_year, dossier_id, seq, at, actor_id, actor_name, actor_unit_id, actor_role,
      type, data, hash, signature_hash)
    select filed_year, dossier_id, seq, at, actor_id, actor_name, actor_unit_id, actor_role, 'due-date.moved',
      data, hash, signature_hash
    from jsonb_to_recordset(${json(rows)}::jsonb) as moved (filed_year smallint, dossier_id uuid, seq integer,
      at timestamptz, actor_id uuid, actor_name text, actor_unit_id uuid, actor_role text, data jsonb,
      hash bytea, signature_hash bytea)`.execute(tx)
}
