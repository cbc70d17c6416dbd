import { Refused } from '#kernel/refused'
import {
  calendarChangeById,
  lastCalendarChanges,
  type CalendarChangeId,
  type KeptCalendarChange,
} from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listMoves, type MoveProgress } from '../../db/due-dates/move.queries.ts'

/** A change of a calendar and how far the due dates have followed it. */
export interface DueDateMove {
  readonly change: KeptCalendarChange
  /** Whose calendar was changed; null for the locality's. */
  readonly unitName: string | null
  readonly progress: 'waiting' | 'running' | 'done'
  readonly total: number
  readonly done: number
  /** Of them those whose date is another one now. */
  readonly moved: number
  /** Seconds until it is through, by how fast it went so far; null when that cannot be said. */
  readonly secondsLeft: number | null
  readonly finishedAt: Date | null
}

/** The move after one change, for administrators. Refuses: `forbidden/role`, `not-found/calendar-change`. */
export async function readMove(context: Context, id: CalendarChangeId): Promise<DueDateMove> {
  authorise(context.actor, 'calendars.manage')
  const change = await calendarChangeById(context, id)
  if (change === null) throw new Refused('not-found/calendar-change')
  const [move] = await withProgress(context, [change])
  if (move === undefined) throw new Refused('not-found/calendar-change')
  return move
}

/** The moves after the last changes, the latest first, for administrators. Refuses: `forbidden/role`. */
export async function listLastMoves(
  context: Context,
  limit: number,
): Promise<readonly DueDateMove[]> {
  return withProgress(context, await lastCalendarChanges(context, limit))
}

async function withProgress(
  context: Context,
  changes: readonly KeptCalendarChange[],
): Promise<DueDateMove[]> {
  const ids = changes.map(({ id }) => id)
  const [moves, organisation] = await Promise.all([
    inRead(context.db, (read) => listMoves(read, ids)),
    organisationNow(context),
  ])
  const now = context.clock.now()
  return changes.map((change) => ({
    change,
    unitName:
      change.unitId === null ? null : (organisation.unitOfAnyDay(change.unitId)?.name ?? null),
    ...standing(moves.find(({ changeId }) => changeId === change.id) ?? null, now),
  }))
}

function standing(move: MoveProgress | null, now: Date) {
  if (move === null) {
    return {
      progress: 'waiting',
      total: 0,
      done: 0,
      moved: 0,
      secondsLeft: null,
      finishedAt: null,
    } as const
  }
  const { total, done, moved, finishedAt, startedAt } = move
  const took = (now.getTime() - startedAt.getTime()) / 1000
  const left = Math.max(0, total - done)
  return {
    progress: finishedAt === null ? ('running' as const) : ('done' as const),
    total,
    done,
    moved,
    secondsLeft: finishedAt !== null || done === 0 ? null : Math.ceil((took * left) / done),
    finishedAt,
  }
}
