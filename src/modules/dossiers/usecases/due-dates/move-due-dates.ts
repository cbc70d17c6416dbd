import type { DossierId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import {
  calendarChangeById,
  calendarsNow,
  type CalendarChangeId,
  type KeptCalendarChange,
} from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import { record, recordEach } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, withLastWrites, type Write } from '#platform/db'
import {
  findMoveForUpdate,
  insertMove,
  listMoves,
  saveMoved,
  saveProgress,
  type MovedDossier,
  type MoveProgress,
} from '../../db/due-dates/move.queries.ts'
import {
  listRunningForUpdate,
  listRunningIds,
  type RunningDossier,
} from '../../db/due-dates/running.queries.ts'
import { hasMoved } from '../../domain/due-dates/decide-move.ts'
import { seal, signed } from '../sealing.ts'
import { causeOf, planOf, type MovePlan } from './move-plan.ts'

/** Few enough that nobody waits for the locks of a batch for long. */
const AT_A_TIME = 500

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
    const calendars = await calendarsNow(context)
    const plan = planOf(change, causeOf(change.id, change), { organisation, calendars })
    await inTransaction(context.db, (tx) => moveBatch({ context, change, plan }, tx, ids))
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

/** What a batch is counted by. The calendars are read before its transaction: it waits for nobody's. */
interface Count {
  readonly context: Context
  readonly change: KeptCalendarChange
  readonly plan: MovePlan
}

/**
 * Two journeys to the database: the locks with what they lock, then all writes with the end. Another
 * who does the same work may have been faster; then there is nothing left of the batch.
 */
async function moveBatch(count: Count, tx: Write, ids: readonly DossierId[]) {
  const { context, change } = count
  const [progress, dossiers] = await Promise.all([
    findMoveForUpdate(tx, change.id),
    listRunningForUpdate(tx, ids),
  ])
  const last = ids.at(-1)
  if (progress === null || last === undefined || isBehind(progress, last)) return undefined
  const moved = movedAmong(dossiers, count)
  const codes = moved.map(({ dossier: { code } }) => code)
  return withLastWrites(undefined, [
    saveMoved(tx, moved),
    recordEach(tx, context, 'due-date.moved', { kind: 'dossier', ids: codes }),
    saveProgress(tx, {
      ...progress,
      done: progress.done + ids.length,
      moved: progress.moved + moved.filter(({ event }) => hasMoved(event.data)).length,
      lastDossierId: last,
    }),
  ])
}

/** The events of the dossiers whose dates move, sealed in the name of the system. */
function movedAmong(dossiers: readonly RunningDossier[], { context, plan }: Count): MovedDossier[] {
  const { accountId: actorId, displayName: name, kind: role } = context.actor
  const by = { actorId, at: context.clock.now() }
  return dossiers.flatMap((dossier) => {
    const data = plan.moved(dossier)
    if (data === null) return []
    const event = seal({ type: 'due-date.moved', data }, dossier, by)
    return [{ dossier, event, signature: signed(event.hash, { name, unitId: null, role }) }]
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
