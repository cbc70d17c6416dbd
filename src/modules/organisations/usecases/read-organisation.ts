import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import type { LocalityDb } from '#platform/db'
import { tellServers, type Hearer } from '#platform/notices'
import { findOrganisationVersion, listOrganisationRows } from '../db/unit.queries.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { SuccessionKind, Unit, UnitLevel } from '../domain/unit.ts'
import { Remembered } from './remembered.ts'

const histories = new Remembered<OrganisationHistory>({
  forMilliseconds: 1_000,
  version: findOrganisationVersion,
  read: async (db) => new OrganisationHistory(await listOrganisationRows(db)),
})

type Asking = Pick<Context, 'db' | 'clock'>

/** The units of the locality of all times, as this process remembers them. */
export function organisationHistory(context: Asking): Promise<OrganisationHistory> {
  return histories.of(context)
}

/**
 * The units of the locality as they stand on a day, past or to come. Kept in memory: a change
 * counts at once, and within a second on a server that was not told of it. Ask before a transaction
 * begins; inside one it could wait for a second connection.
 */
export async function organisationOn(context: Asking, day: Day): Promise<Organisation> {
  return (await organisationHistory(context)).on(day)
}

/** The units of the locality as they stand today, by the clock. */
export function organisationNow(context: Asking): Promise<Organisation> {
  return organisationOn(context, dayOf(context.clock.now()))
}

/** A unit of a list, with the code of its superior on that day. */
export interface ListedUnit {
  readonly unit: Unit
  readonly parentCode: string | null
}

/**
 * The units of a day (today when none is given), of one level or all, whose name or code contains a
 * text, whatever its marks and case; in the order of their codes. For everyone.
 */
export async function listUnits(
  context: Context,
  wanted: { readonly on?: Day; readonly level?: UnitLevel; readonly text?: string },
): Promise<ListedUnit[]> {
  authorise(context.actor, 'units.read')
  const organisation = await organisationOn(context, wanted.on ?? dayOf(context.clock.now()))
  return organisation.search(wanted).map((unit) => ({
    unit,
    parentCode: unit.parentId === null ? null : (organisation.unit(unit.parentId)?.code ?? null),
  }))
}

/** A unit that came before or after another, and how. */
export interface RelatedUnit {
  readonly unit: Unit
  readonly kind: SuccessionKind
  readonly isPartial: boolean
}

/** One unit as it stands on a day, or as it stood on its last or will stand on its first. */
export interface UnitView {
  readonly unit: Unit
  /** The day that is shown: the one asked for, moved into the time in which the unit exists. */
  readonly day: Day
  /** Its superiors, the nearest first. */
  readonly superiors: readonly Unit[]
  readonly subordinates: readonly Unit[]
  /** For an agency that is not under the province: where it receives dossiers. */
  readonly host: Unit | null
  /** For a counter: the units whose procedures it receives. */
  readonly served: readonly Unit[]
  readonly predecessors: readonly RelatedUnit[]
  readonly successors: readonly RelatedUnit[]
}

/** One unit with its place, its history and what is below it, for everyone. Refuses `not-found/unit`. */
export async function viewUnit(context: Context, unitId: UnitId, on: Day): Promise<UnitView> {
  authorise(context.actor, 'units.read')
  const history = await organisationHistory(context)
  const known = history.unit(unitId)
  if (known === null) throw new Refused('not-found/unit')
  const { validFrom, validTo } = known
  const day = on < validFrom ? validFrom : validTo !== null && on > validTo ? validTo : on
  const organisation = history.on(day)
  const unit = organisation.unit(unitId) ?? known
  const related = (id: UnitId, { kind, isPartial }: Omit<RelatedUnit, 'unit'>) => {
    const other = history.unit(id)
    return other === null ? [] : [{ unit: other, kind, isPartial }]
  }
  return {
    unit,
    day,
    superiors: organisation.chainOf(unitId).slice(1),
    subordinates: organisation.childrenOf(unitId),
    host: unit.hostUnitId === null ? null : organisation.unit(unit.hostUnitId),
    served: organisation.servedBy(unitId),
    predecessors: history.successions
      .filter(({ toUnitId }) => toUnitId === unitId)
      .flatMap((succession) => related(succession.fromUnitId, succession)),
    successors: history.successions
      .filter(({ fromUnitId }) => fromUnitId === unitId)
      .flatMap((succession) => related(succession.toUnitId, succession)),
  }
}

/** The first days on which the organisation differs from the day before, in order, for everyone. */
export async function turningDays(context: Context): Promise<readonly Day[]> {
  authorise(context.actor, 'units.read')
  return (await organisationHistory(context)).turningDays
}

/** Makes a change of units that was committed count at once, on every server. */
export async function forgetOrganisation(db: LocalityDb): Promise<void> {
  histories.forget(db)
  await tellServers(db, organisationHearer.about)
}

/** Forgets the units that were changed through another server. */
export const organisationHearer: Hearer = {
  about: 'organisations.units',
  hear: (db) => histories.forget(db),
}
