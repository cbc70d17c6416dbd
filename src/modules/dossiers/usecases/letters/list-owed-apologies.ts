import { formatInstantOrNull } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { dueDate, durationOf, type WorkingCalendar } from '#modules/calendars'
import type { Organisation } from '#modules/organisations'
import { authorise, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listDueBy } from '../../db/owed-apologies.queries.ts'
import { whyNotExtend } from '../../domain/decide-extend.ts'
import { calendarUnitOf, lastAmong } from '../due-dates/agency-calendars.ts'
import { listed, surroundings, type ListedDossier, type ListPosition } from '../list-dossiers.ts'
import { sceneOf, type Scene } from '../scene.ts'

/** A dossier that will pass its date or has passed it. */
export type OwedApology = ListedDossier & {
  /** The first date that was promised; it stays what lateness is measured by. */
  readonly originalDueAt: string | null
  /** Why no apology can be signed now; null when one can. */
  readonly refusal: RefusalCode | null
}

/** So many working days ahead a head looks: an apology must be sent one working day before the date. */
const DAYS_AHEAD = 3

/**
 * The dossiers for which the head of an agency owes an apology: those in handling whose date has
 * passed, the longest ago first, then those due within three working days. Each tells whether the
 * apology can still be signed: once in the whole handling, and not on the last working day before
 * the date (Decree 61/2018, art. 19; Decree 118/2025).
 *
 * Refuses: `forbidden/role`.
 */
export async function listOwedApologies(
  context: Context,
  page: { readonly after: ListPosition | null; readonly limit: number },
): Promise<{ readonly items: readonly OwedApology[]; readonly next: ListPosition | null }> {
  authorise(context.actor, 'dossiers.act')
  const agencies = unitsReached(context.actor, 'approver')
  if (agencies.length === 0) throw new Refused('forbidden/role')
  const surrounded = await surroundings(context)
  const by = lastAmong(agencies, surrounded.calendarOf, (calendar) =>
    workingDaysAfter(calendar, context.clock.now(), DAYS_AHEAD),
  )
  const { rows, shown, hasMore } = await inRead(context.db, async (read) => {
    const found = await listDueBy(read, { by, agencies }, { ...page, limit: page.limit + 1 })
    const about = { ...surrounded, hasMore: found.length > page.limit }
    const rows = found.slice(0, page.limit)
    return { rows, shown: await listed(context, read, rows, about), hasMore: about.hasMore }
  })
  const scenes = await scenesOf(context, rows, surrounded.organisation)
  const items = rows.flatMap((row, at) => {
    const [each, scene] = [shown[at], scenes.get(sceneKey(row))]
    if (each === undefined || scene === undefined) return []
    const { extensions, due_at: dueAt, original_due_at: originalDueAt } = row
    return {
      ...each,
      originalDueAt: formatInstantOrNull(originalDueAt),
      refusal: whyNotExtend({ dueAt, extensions }, scene.facts),
    }
  })
  return { items, next: hasMore ? (items.at(-1)?.position ?? null) : null }
}

type DueRow = Awaited<ReturnType<typeof listDueBy>>[number]

/** The agency's calendar and the rulebook, once for all dossiers that have both in common. */
async function scenesOf(
  context: Context,
  rows: readonly DueRow[],
  organisation: Organisation,
): Promise<ReadonlyMap<string, Scene>> {
  const distinct = new Map(rows.map((row) => [sceneKey(row), row]))
  const scenes = [...distinct].map(async ([key, row]) => {
    const counted = { calendarUnitId: calendarUnitOf(row), rulebook: row.rulebook }
    return [key, await sceneOf(context, counted, organisation)] as const
  })
  return new Map(await Promise.all(scenes))
}

function sceneKey(row: DueRow): string {
  return `${calendarUnitOf(row)} ${row.rulebook}`
}

function workingDaysAfter(calendar: WorkingCalendar, now: Date, days: number): Date {
  const term = durationOf({ value: days, unit: 'working-days' })
  return dueDate(calendar, now, term, { cutOff: 'none', pauses: [], policy: 'pause' }).dueAt
}
