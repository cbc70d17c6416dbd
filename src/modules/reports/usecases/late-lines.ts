import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { dayOf, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { workingHoursBetween } from '#modules/calendars'
import { agencyCalendars, pausesOf } from '#modules/dossiers'
import {
  figureUnit,
  organisationNow,
  type Organisation,
  type UnitReading,
} from '#modules/organisations'
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
import type { LateLine, LateUnit } from '../domain/figures.ts'
import { holdingsOf } from '../domain/holdings.ts'

/** More late stays than this are not summed up while someone waits. */
const MOST_STAYS = 5_000

/** What lateness is asked for: of a unit and all below it or of all within reach, in a period. */
export interface AskedLateness {
  readonly unitCode: string | null
  readonly from: Day
  /** The last day. */
  readonly until: Day
  /** Told of the units of then, or of those that have their affairs now. */
  readonly units: UnitReading
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
): Promise<readonly LateLine[]> {
  authorise(context.actor, 'lateness.read')
  const organisation = await organisationNow(context)
  const reach = latenessReach(context, organisation)
  const wanted = unitsAsked(asked, organisation, reach)
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  const stays: AskedStays = {
    unitIds: wanted.unitIds,
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
  const found = await attributed(context, kept, unitTeller(asked.units, organisation))
  const lines = found.filter(wanted.isAsked)
  const own = lines.filter(({ holderId }) => holderId === context.actor.accountId)
  return reach.isOwn ? own : lines
}

/** Tells of a late stay or opinion which unit it is a figure of, and what the unit of then was called. */
type UnitTeller = (late: UnitFacts) => Pick<LateLine, 'unit' | 'unitNameThen'>

interface UnitFacts {
  readonly unitId: UnitId
  readonly procedureCode: string
  readonly handledUntil: Date | null
}

function unitTeller(reading: UnitReading, organisation: Organisation): UnitTeller {
  return ({ unitId, procedureCode, handledUntil }) => {
    const until = handledUntil === null ? null : dayOf(handledUntil)
    const unit = figureUnit(organisation, reading, unitId, { procedureCode, until })
    return {
      unit: unit ?? unknownUnit(unitId),
      unitNameThen: organisation.unitOfAnyDay(unitId)?.name ?? '',
    }
  }
}

/** A unit that began within the second for which this process remembers the others. */
function unknownUnit(id: UnitId): LateUnit {
  return { id, name: '', standing: 'goes-on', successors: [] }
}

type Kept = {
  readonly found: Awaited<ReturnType<typeof listLateStays>>
  readonly opinions: Awaited<ReturnType<typeof listLateOpinions>>
  readonly events: Awaited<ReturnType<typeof listHoldingEvents>>
}

async function attributed(
  context: Context,
  { found, opinions, events }: Kept,
  unitOf: UnitTeller,
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
        (share) => ({ kind: 'step' as const, ...stay, ...unitOf(stay), ...share }),
      ),
    ),
    // An opinion lay with the one who gave it; until then with nobody but the unit.
    ...opinions.flatMap(({ pauses, assigneeId, ...opinion }) =>
      sharesOf({ ...opinion, pauses }, [{ from: opinion.openedAt, holderId: assigneeId }]).map(
        (share) => ({
          kind: 'opinion' as const,
          stepName: null,
          ...opinion,
          ...unitOf(opinion),
          ...share,
        }),
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

/** The units whose late stays are looked through, and which of what is found there was asked for. */
interface WantedUnits {
  readonly unitIds: UnitId[]
  readonly isAsked: (line: LateLine) => boolean
}

/**
 * Of a unit: all that it looks after. Told of the units of now, what came to a unit from one that was divided is
 * its own as well, even where another is the main successor; what had ended before stays with the main one.
 */
function unitsAsked(
  { unitCode, units }: AskedLateness,
  organisation: Organisation,
  { unitIds }: LatenessReach,
): WantedUnits {
  if (unitCode === null) return { unitIds: [...unitIds], isAsked: () => true }
  const unit = organisation.byCode(unitCode)
  if (unit === null) throw new Refused('not-found/unit')
  if (!unitIds.has(unit.id)) throw new Refused('forbidden/not-your-unit')
  const reach = organisation.reachOf(unit.id)
  if (units === 'then') return { unitIds: [...reach], isAsked: () => true }
  const below = organisation.subtreeOf(unit.id)
  const cameHere = organisation
    .endedUnits()
    .filter((id) => unitIds.has(id) && organisation.successorsOf(id).some((to) => below.has(to.id)))
  return {
    unitIds: [...new Set([...reach, ...cameHere])],
    isAsked: ({ unit: of }) => (of.standing === 'goes-on' ? below : reach).has(of.id),
  }
}

function recordReading(tx: Write, context: Context, asked: AskedLateness): Promise<void> {
  const { unitCode, from, until } = asked
  return record(tx, context, 'lateness.read', {
    kind: 'unit',
    id: unitCode ?? context.locality.code,
    details: { from, until },
  })
}
