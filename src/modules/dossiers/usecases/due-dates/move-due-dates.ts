import type { DossierId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import {
  calendarChangeById,
  calendarsNow,
  type CalendarChangeId,
  type KeptCalendarChange,
} from '#modules/calendars'
import { organisationNow, type Organisation } from '#modules/organisations'
import { record, recordEach } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import {
  findMoveForUpdate,
  insertMove,
  listMoves,
  saveMoved,
  saveProgress,
  type MovedDossier,
  type MoveProgress,
} from '../../db/due-dates/move.queries.ts'
import { listRunningForUpdate, listRunningIds } from '../../db/due-dates/running.queries.ts'
import { hasMoved } from '../../domain/due-dates/decide-move.ts'
import { seal, signed } from '../sealing.ts'
import { causeOf, planOf } from './move-plan.ts'

/** Few enough that nobody waits for the lock of a batch for long. */
const AT_A_TIME = 250

/**
 * Counts the dates of the running dossiers anew after a change of the working calendar: one event
 * for each that moves, as if it had been decided one by one. Before the first day that counts
 * differently nothing moves, so that only dossiers due on it or later are looked at.
 *
 * In batches, each one transaction with its progress: cut short it goes on behind the last batch,
 * run again it finds nothing to do. An officer who acts at the same time is before or after it.
 *
 * Audit: `due-date.moved` for each dossier, `due-dates.moved` once for the change.
 */
export async function moveDueDates(
  context: Context,
  { changeId }: { readonly changeId: CalendarChangeId },
  { batch } = { batch: AT_A_TIME },
): Promise<void> {
  const [change, organisation] = await Promise.all([
    calendarChangeById(context, changeId),
    organisationNow(context),
  ])
  if (change === null) throw new Error(`no calendar change ${changeId}`)
  const left = await begun(context, change)
  for (let at = 0; at < left.length; at += batch) {
    const ids = left.slice(at, at + batch)
    await inTransaction(context.db, (tx) => moveBatch({ context, tx, organisation }, change, ids))
  }
  await inTransaction(context.db, (tx) => finish(context, tx, changeId))
}

/** Opens the book of the move, or finds it open; gives the dossiers that are still to be looked at. */
async function begun(context: Context, { id, day }: KeptCalendarChange): Promise<DossierId[]> {
  const dueFrom = instantOn(day, 0)
  const { known, ids } = await inRead(context.db, async (read) => {
    const [known] = await listMoves(read, [id])
    if (known !== undefined && known.finishedAt !== null) return { known, ids: [] }
    const after = known?.lastDossierId ?? null
    return { known, ids: await listRunningIds(read, { dueFrom, after }) }
  })
  if (known === undefined) {
    const move = { changeId: id, total: ids.length, startedAt: context.clock.now() }
    await inTransaction(context.db, (tx) => insertMove(tx, move))
  }
  return ids
}

interface Place {
  readonly context: Context
  readonly tx: Write
  readonly organisation: Organisation
}

/** Another who does the same work may have been faster; then there is nothing left of the batch. */
async function moveBatch(
  { context, tx, organisation }: Place,
  change: KeptCalendarChange,
  ids: readonly DossierId[],
): Promise<void> {
  const progress = await findMoveForUpdate(tx, change.id)
  const last = ids.at(-1)
  if (progress === null || last === undefined || isBehind(progress, last)) return
  // Before the dossiers: others wait for the same reading of the calendar, and may hold one of them.
  const calendars = await calendarsNow(context, tx)
  const dossiers = await listRunningForUpdate(tx, ids)
  const plan = planOf(change, causeOf(change.id, change), { organisation, calendars })
  const by = { actorId: context.actor.accountId, at: context.clock.now() }
  const signer = { name: context.actor.displayName, unitId: null, role: context.actor.kind }
  const moved = dossiers.flatMap((dossier): MovedDossier[] => {
    const data = plan.moved(dossier)
    if (data === null) return []
    const event = seal({ type: 'due-date.moved', data }, dossier, by)
    return [{ dossier, event, signature: signed(event.hash, signer) }]
  })
  const codes = moved.map(({ dossier: { code } }) => code)
  await Promise.all([
    saveMoved(tx, moved),
    recordEach(tx, context, 'due-date.moved', { kind: 'dossier', ids: codes }),
  ])
  await saveProgress(tx, {
    ...progress,
    done: progress.done + ids.length,
    moved: progress.moved + moved.filter(({ event }) => hasMoved(event.data)).length,
    lastDossierId: last,
  })
}

function isBehind({ lastDossierId }: MoveProgress, last: DossierId): boolean {
  return lastDossierId !== null && lastDossierId >= last
}

async function finish(context: Context, tx: Write, changeId: CalendarChangeId): Promise<void> {
  const progress = await findMoveForUpdate(tx, changeId)
  if (progress === null || progress.finishedAt !== null) return
  const { total, done, moved } = progress
  await Promise.all([
    saveProgress(tx, { ...progress, finishedAt: context.clock.now() }),
    record(tx, context, 'due-dates.moved', {
      kind: 'calendar_change',
      id: changeId,
      details: { total, done, moved },
    }),
  ])
}
