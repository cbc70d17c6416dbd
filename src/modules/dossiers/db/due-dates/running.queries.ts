import type { DossierId, UnitId } from '#kernel/id'
import { isOneOf, type Read, type Write } from '#platform/db'
import type { Dossier, DossierStep, Term } from '../../domain/dossier.ts'
import type { Counted } from '../../domain/due-dates/counted-anew.ts'
import {
  extensionOf,
  pausesOf,
  secondPartOf,
  type StoredPause,
  type StoredSecondPart,
} from '../dossier-rows.ts'

/** As much of a running dossier as the count of its dates asks, and what tells which it is. */
export type RunningDossier = Counted &
  Pick<
    Dossier,
    | 'id'
    | 'filedYear'
    | 'code'
    | 'procedureName'
    | 'rulebook'
    | 'competentUnitId'
    | 'calendarUnitId'
    | 'version'
    | 'chainHead'
  > & { readonly steps: readonly OpenStep[] }

type OpenStep = Pick<DossierStep, 'ordinal' | 'openedAt' | 'closedAt' | 'hours' | 'dueAt'>

/** Dossiers whose clock runs and that are due at an instant or later, in the order of their ids. */
export async function listRunningIds(
  read: Read,
  wanted: { readonly dueFrom: Date; readonly after: DossierId | null },
): Promise<DossierId[]> {
  let query = read
    .selectFrom('dossier')
    .select('id')
    .where('state', 'in', ['received', 'processing'])
    .where('due_at', '>=', wanted.dueFrom)
    .orderBy('id')
  if (wanted.after !== null) query = query.where('id', '>', wanted.after)
  const rows = await query.execute()
  return rows.map(({ id }) => id)
}

/** How many dossiers wait, their clock standing still, by the agency whose calendar counts them. */
export async function countWaiting(
  read: Read,
): Promise<readonly { readonly unitId: UnitId; readonly count: number }[]> {
  const rows = await read
    .selectFrom('dossier')
    .select(({ fn }) => [
      fn.coalesce('calendar_unit_id', 'competent_unit_id').as('unit_id'),
      fn.countAll<string>().as('count'),
    ])
    .where('state', 'in', ['awaiting-supplement', 'awaiting-payment'])
    .where('received_at', 'is not', null)
    .groupBy('unit_id')
    .execute()
  return rows.map(({ unit_id: unitId, count }) => ({ unitId, count: Number(count) }))
}

/** Those of these dossiers whose clock still runs, in the order of their ids. */
export async function listRunning(
  read: Read,
  ids: readonly DossierId[],
): Promise<RunningDossier[]> {
  return assembled(read, selectRunning(read, ids).execute(), ids)
}

/** The same, locked until the transaction ends. */
export async function listRunningForUpdate(
  tx: Write,
  ids: readonly DossierId[],
): Promise<RunningDossier[]> {
  return assembled(tx, selectRunning(tx, ids).forUpdate().execute(), ids)
}

function selectRunning(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier')
    .select([
      'id',
      'filed_year',
      'code',
      'procedure_name',
      'rulebook',
      'competent_unit_id',
      'calendar_unit_id',
      'version',
      'last_hash',
      'received_at',
      'reopened_at',
      'closed_at',
      'finished_at',
      'pauses',
      'term',
      'second_part',
      'extended_at',
      'extended_to',
      'due_at',
    ])
    .where((row) => isOneOf(row.ref('id'), ids))
    .where('state', 'in', ['received', 'processing'])
    .orderBy('id')
}

type Head = Awaited<ReturnType<ReturnType<typeof selectRunning>['execute']>>[number]

/** The steps travel with the heads; under the lock they are as new as they are. */
async function assembled(
  read: Read,
  heads: Promise<Head[]>,
  ids: readonly DossierId[],
): Promise<RunningDossier[]> {
  const [rows, steps] = await Promise.all([heads, listOpen(read, ids)])
  const byDossier = Map.groupBy(steps, ({ dossier_id: id }) => id)
  return rows.map((row) => ({
    id: row.id,
    filedYear: row.filed_year,
    code: row.code,
    procedureName: row.procedure_name,
    rulebook: row.rulebook,
    competentUnitId: row.competent_unit_id,
    calendarUnitId: row.calendar_unit_id ?? row.competent_unit_id,
    version: row.version,
    chainHead: row.last_hash.toString('hex'),
    receivedAt: row.received_at,
    reopenedAt: row.reopened_at,
    closedAt: row.closed_at,
    finishedAt: row.finished_at,
    pauses: pausesOf(row.pauses as readonly StoredPause[]),
    term: row.term as Term,
    secondPart: secondPartOf(row.second_part as StoredSecondPart | null),
    extension: extensionOf(row),
    dueAt: row.due_at,
    steps: (byDossier.get(row.id) ?? []).map((step) => ({
      ordinal: step.ordinal,
      openedAt: step.opened_at,
      closedAt: null,
      hours: step.hours,
      dueAt: step.due_at,
    })),
  }))
}

function listOpen(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_step')
    .select(['dossier_id', 'ordinal', 'opened_at', 'hours', 'due_at'])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .where('closed_at', 'is', null)
    .orderBy('dossier_id')
    .orderBy('ordinal')
    .execute()
}
