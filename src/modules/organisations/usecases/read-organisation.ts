import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import type { LocalityDb } from '#platform/db'
import { findOrganisationVersion, listOrganisationRows } from '../db/unit.queries.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Unit, UnitLevel } from '../domain/unit.ts'
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
 * The units of the locality as they stand on a day, past or to come. Kept in memory: a change made
 * by this process counts at once, one made by another within a second. Ask before a transaction
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

/** Makes a change of units that this process has committed count at once. */
export function forgetOrganisation(db: LocalityDb): void {
  histories.forget(db)
}
