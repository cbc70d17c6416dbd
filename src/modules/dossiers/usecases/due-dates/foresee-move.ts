import { setImmediate } from 'node:timers/promises'
import type { DossierId, UnitId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { foreseeCalendars, type CalendarChange, type ProposedChange } from '#modules/calendars'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  countWaiting,
  listRunning,
  listRunningIds,
  type RunningDossier,
} from '../../db/due-dates/running.queries.ts'
import { causeOf, planOf, type MovePlan } from './move-plan.ts'

const AT_A_TIME = 500

/** A dossier whose due date a change would move. Without names: who changes calendars handles no dossiers. */
export interface ForeseenMove {
  readonly code: string
  readonly unitName: string
  readonly procedureName: string
  readonly dueAt: Date
  readonly newDueAt: Date
}

/** How many dossiers of an agency a change would move, or will move when they go on. */
export interface UnitCount {
  readonly code: string
  readonly name: string
  readonly count: number
}

/** What a change of a calendar would do to due dates, a page of it. */
export interface ForeseenMoves {
  /** Of all dossiers; null on every page but the first. */
  readonly counts: {
    readonly moving: number
    readonly units: readonly UnitCount[]
    /** Dossiers whose clock stands still: they are counted by the new calendar when they go on. */
    readonly waiting: number
  } | null
  readonly items: readonly ForeseenMove[]
  /** After which dossier the next page begins. */
  readonly next: DossierId | null
}

/**
 * What a change of a calendar would do, for the administrator who means to make it: by the same
 * decision that moves the dates when it is confirmed. Keeps nothing.
 *
 * The first page counts all dossiers and may take a few seconds in a large province; it goes through
 * them in pieces, so that others are served in between.
 *
 * Refuses: what the change refuses.
 */
export async function foreseeMove(
  context: Context,
  proposed: ProposedChange,
  page: { readonly after: DossierId | null; readonly limit: number },
): Promise<ForeseenMoves> {
  const [{ change, calendars }, organisation] = await Promise.all([
    foreseeCalendars(context, proposed),
    organisationNow(context),
  ])
  if (change === null)
    return { counts: { moving: 0, units: [], waiting: 0 }, items: [], next: null }
  const plan = planOf(change, causeOf('', change), { organisation, calendars })
  const found = await goneThrough(context, { change, plan }, page)
  const { counts, items, next } = found
  return {
    counts: counts === null ? null : await told(context, counts, { plan, organisation }),
    items: items.map(({ dossier, newDueAt, dueAt }) => ({
      code: dossier.code,
      unitName: organisation.unitOfAnyDay(dossier.competentUnitId)?.name ?? '',
      procedureName: dossier.procedureName,
      dueAt,
      newDueAt,
    })),
    next,
  }
}

interface Found {
  readonly dossier: RunningDossier
  readonly dueAt: Date
  readonly newDueAt: Date
}

interface Sum {
  readonly counts: ReadonlyMap<UnitId, number> | null
  readonly items: readonly Found[]
  readonly next: DossierId | null
}

/** All of them for the first page, so many as a page needs for any other. */
async function goneThrough(
  context: Context,
  { change, plan }: { readonly change: CalendarChange; readonly plan: MovePlan },
  { after, limit }: { readonly after: DossierId | null; readonly limit: number },
): Promise<Sum> {
  const dueFrom = instantOn(change.day, 0)
  const ids = await inRead(context.db, (read) => listRunningIds(read, { dueFrom, after }))
  const counts = new Map<UnitId, number>()
  const items: Found[] = []
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    if (after !== null && items.length > limit) break
    const some = ids.slice(at, at + AT_A_TIME)
    const dossiers = await inRead(context.db, (read) => listRunning(read, some))
    for (const found of dossiers.flatMap((dossier) => foundOf(dossier, plan))) {
      const { competentUnitId } = found.dossier
      counts.set(competentUnitId, (counts.get(competentUnitId) ?? 0) + 1)
      if (items.length <= limit) items.push(found)
    }
    await setImmediate()
  }
  const shown = items.slice(0, limit)
  return {
    counts: after === null ? counts : null,
    items: shown,
    next: items.length > limit ? (shown.at(-1)?.dossier.id ?? null) : null,
  }
}

function foundOf(dossier: RunningDossier, plan: MovePlan): Found[] {
  const data = plan.moved(dossier)
  if (data === null || data.dueAt === null || data.dueAt === data.from) return []
  return [{ dossier, dueAt: new Date(data.from), newDueAt: new Date(data.dueAt) }]
}

async function told(
  context: Context,
  counts: ReadonlyMap<UnitId, number>,
  { plan, organisation }: { readonly plan: MovePlan; readonly organisation: Organisation },
) {
  const waiting = await inRead(context.db, countWaiting)
  const units = [...counts].map(([id, count]) => {
    const unit = organisation.unitOfAnyDay(id)
    return { code: unit?.code ?? '', name: unit?.name ?? '', count }
  })
  return {
    moving: units.reduce((sum, { count }) => sum + count, 0),
    units: units.toSorted(
      (one, other) => other.count - one.count || (one.code < other.code ? -1 : 1),
    ),
    waiting: waiting
      .filter(({ unitId }) => plan.reaches(unitId))
      .reduce((sum, { count }) => sum + count, 0),
  }
}
