import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { workingHoursBetween } from '#modules/calendars'
import { agencyCalendars, pausesOf } from '#modules/dossiers'
import { organisationNow, type Organisation } from '#modules/organisations'
import { whyNotPeriod } from '#modules/registers'
import { authorise, rolesOf, unitsReached } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import {
  listHoldingEvents,
  listLateOpinions,
  listLateStays,
  type AskedStays,
} from '../db/lateness.queries.ts'
import { latenessOf, type Holding } from '../domain/attribution.ts'
import type { LateLine } from '../domain/figures.ts'
import { holdingsOf } from '../domain/holdings.ts'

/** More late stays than this are not summed up while someone waits. */
const MOST_STAYS = 5_000

/** What lateness is asked for: of a unit and all below it or of all within reach, in a period. */
export interface AskedLateness {
  readonly unitCode: string | null
  readonly from: Day
  /** The last day. */
  readonly until: Day
}

/** Whose lateness an officer sees: everybody's, that of units, or their own. */
export interface LatenessReach {
  readonly isOwn: boolean
  readonly unitIds: ReadonlySet<UnitId>
}

/**
 * The lateness that the caller may see, line by line: procedure control of all, heads and approvers of
 * their units, everyone else their own in the units they work in.
 *
 * Audit: `lateness.read`. Refuses: `forbidden/role`, `not-found/unit`, `forbidden/not-your-unit`,
 * `invalid/period-reversed`, `invalid/outside-calendar`, `invalid/too-much-lateness`.
 */
export async function lateLines(
  context: Context,
  asked: AskedLateness,
): Promise<{ readonly lines: readonly LateLine[]; readonly organisation: Organisation }> {
  authorise(context.actor, 'lateness.read')
  const organisation = await organisationNow(context)
  const reach = latenessReach(context, organisation)
  const unitIds = unitsAsked(asked.unitCode, organisation, reach)
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  const stays: AskedStays = {
    unitIds,
    from: instantOn(asked.from, 0),
    to: instantOn(addDays(asked.until, 1), 0),
    now: context.clock.now(),
  }
  const kept = await inTransaction(context.db, async (tx) => {
    await recordReading(tx, context, asked)
    const found = await listLateStays(tx, stays, MOST_STAYS + 1)
    const opinions = await listLateOpinions(tx, stays, MOST_STAYS + 1)
    if (found.length + opinions.length > MOST_STAYS) {
      throw new Refused('invalid/too-much-lateness')
    }
    return { found, opinions, events: await listHoldingEvents(tx, found) }
  })
  const lines = await attributed(context, kept)
  const own = lines.filter(({ holderId }) => holderId === context.actor.accountId)
  return { lines: reach.isOwn ? own : lines, organisation }
}

type Kept = {
  readonly found: Awaited<ReturnType<typeof listLateStays>>
  readonly opinions: Awaited<ReturnType<typeof listLateOpinions>>
  readonly events: Awaited<ReturnType<typeof listHoldingEvents>>
}

async function attributed(
  context: Context,
  { found, opinions, events }: Kept,
): Promise<LateLine[]> {
  const now = context.clock.now()
  const eventsOf = Map.groupBy(events, ({ dossierId }) => dossierId)
  const calendarOf = await agencyCalendars(context)
  const sharesOf = (late: LateRow, holdings: readonly Holding[]) => {
    const calendar = calendarOf(late.calendarUnitId)
    const stay = { ...late, pauses: pausesOf(late.pauses), holdings }
    const lateness = latenessOf(stay, now, (from, to) => workingHoursBetween(calendar, from, to))
    const isInherited = lateness?.isInherited ?? false
    return (lateness?.shares ?? []).map((share) => ({ ...share, isInherited }))
  }
  return [
    ...found.flatMap(({ pauses, ...stay }) =>
      sharesOf({ ...stay, pauses }, holdingsOf(stay, eventsOf.get(stay.dossierId) ?? [])).map(
        (share) => ({ kind: 'step' as const, ...stay, ...share }),
      ),
    ),
    // An opinion lay with the one who gave it; until then with nobody but the unit.
    ...opinions.flatMap(({ pauses, assigneeId, ...opinion }) =>
      sharesOf({ ...opinion, pauses }, [{ from: opinion.openedAt, holderId: assigneeId }]).map(
        (share) => ({ kind: 'opinion' as const, stepName: null, ...opinion, ...share }),
      ),
    ),
  ]
}

type LateRow = Pick<Kept['found'][number], 'openedAt' | 'dueAt' | 'closedAt'> & {
  readonly calendarUnitId: UnitId
  readonly pauses: unknown
}

/** Whose lateness the caller sees. */
export function latenessReach(context: Context, organisation: Organisation): LatenessReach {
  const { actor } = context
  const roles = rolesOf(actor)
  if (roles.includes('procedure-control')) {
    const all = organisation.units.flatMap(({ id, parentId }) =>
      parentId === null ? [...organisation.reachOf(id)] : [],
    )
    return { isOwn: false, unitIds: new Set(all) }
  }
  const isOwn = !roles.includes('division-head') && !roles.includes('approver')
  const unitIds = isOwn
    ? unitsReached(actor, 'reception', 'handler', 'clerk')
    : unitsReached(actor, 'division-head', 'approver')
  return { isOwn, unitIds: new Set(unitIds) }
}

function unitsAsked(
  code: string | null,
  organisation: Organisation,
  { unitIds }: LatenessReach,
): UnitId[] {
  if (code === null) return [...unitIds]
  const unit = organisation.byCode(code)
  if (unit === null) throw new Refused('not-found/unit')
  if (!unitIds.has(unit.id)) throw new Refused('forbidden/not-your-unit')
  return [...organisation.reachOf(unit.id)]
}

function recordReading(tx: Write, context: Context, asked: AskedLateness): Promise<void> {
  const { unitCode, from, until } = asked
  return record(tx, context, 'lateness.read', {
    kind: 'unit',
    id: unitCode ?? context.locality.code,
    details: { from, until },
  })
}
