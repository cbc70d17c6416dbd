import { Refused } from '#kernel/refused'
import { isStaffed, processOn, resolveStepUnit, type ProcessVersion } from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findLocalisation } from '../db/localisation.queries.ts'
import type { VersionPeriod } from '../db/procedure.queries.ts'
import {
  findCompetentUnit,
  placesAmong,
  receivingPlaces,
  type ReceivingPlace,
} from '../domain/competence.ts'
import type { ProcedureContent, ProcedureVersion } from '../domain/content.ts'
import { feeRange, type FeeRange } from '../domain/fees.ts'
import type { LocalDetails } from '../domain/localisation.ts'
import { catalogueOf, procedureOn, type Catalogue } from './catalogue.ts'
import type {
  CatalogueNeighbours,
  CatalogueOrganisation,
  CatalogueUnits,
  ProcedureForm,
} from './neighbours.ts'
import { decidingUnitName } from './search-procedures.ts'

/** A step of the internal process as the public sees it. */
export interface PublicStep {
  readonly id: string
  readonly name: string
  readonly unitName: string
  readonly role: string
  readonly hours: number | null
}

export interface LinkedProcedure {
  readonly code: string
  readonly name: string | null
}

/** Everything a person must know of a procedure before filing. */
export interface ProcedureView {
  readonly version: ProcedureVersion
  readonly versions: readonly VersionPeriod[]
  readonly fee: FeeRange | null
  readonly unitName: string
  readonly receivingPlaces: readonly ReceivingPlace[]
  /** Why the approved list leaves no place that receives it; null when it leaves one, or there is no list. */
  readonly notReceived: string | null
  /** The procedures that go with it, by name; those no longer in force have none. */
  readonly linked: readonly LinkedProcedure[]
  /** Who does what, as for a dossier received at the first of the places. */
  readonly process: readonly PublicStep[]
  readonly form: ProcedureForm | null
  /** What the locality adds, laid beside the text. */
  readonly local: LocalView | null
}

/** Who to ask and where to go, as the locality says. */
export interface LocalView {
  readonly unitName: string | null
  readonly place: string | null
  readonly phone: string | null
  readonly openingHours: string | null
  readonly note: string | null
}

/**
 * What a procedure in force today says, where it may be handed in, how it is handled inside and the form to fill in.
 *
 * Refuses: `not-found/procedure`.
 */
export async function viewProcedure(
  context: Context,
  code: string,
  neighbours: CatalogueNeighbours,
): Promise<ProcedureView> {
  authorise(context.actor, 'procedures.read')
  const { day, periods, index } = await catalogueOf(context)
  const version = await procedureOn(context, code, day)
  if (version === null) throw new Refused('not-found/procedure')

  const { levels } = version.content
  const [organisation, process, form, local, refusedAt] = await Promise.all([
    neighbours.organisation(context),
    processOn(context, code, day),
    neighbours.formOf(context, code),
    inRead(context.db, (read) => findLocalisation(read, code)),
    neighbours.whyNotReceived(context, { code, levels }, day),
  ])
  const { content } = version
  const { units } = organisation
  const possible = receivingPlaces(content, placesAmong(units.units), (place) =>
    isStaffedAt(place, version, process, organisation),
  )
  const places = possible.filter(({ level }) => refusedAt(level) === null)
  const [refused] = places.length > 0 ? [] : possible
  return {
    version,
    versions: periods.get(code) ?? [],
    fee: feeRange(content.fees),
    unitName: decidingUnitName(version, units),
    receivingPlaces: places,
    notReceived: refused === undefined ? null : refusedAt(refused.level),
    linked: linkedOf(content, index),
    process: publicSteps(process, version, places[0] ?? null, units),
    form,
    local: local === null ? null : localView(local, units),
  }
}

/** The procedures that one names as going with it, with the names that they have in a catalogue. */
export function linkedOf(
  { linkedProcedures }: Pick<ProcedureContent, 'linkedProcedures'>,
  index: Catalogue['index'],
): LinkedProcedure[] {
  return linkedProcedures.map((code) => ({
    code,
    name: index.byCode.get(code)?.entry.content.name ?? null,
  }))
}

function localView(
  { unitId, place, phone, openingHours, note }: LocalDetails,
  units: CatalogueUnits,
): LocalView | null {
  const unitName = unitId === null ? null : (units.unit(unitId)?.name ?? null)
  const said = { unitName, place, phone, openingHours, note }
  return Object.values(said).every((each) => each === null) ? null : said
}

type Placed = Pick<ProcedureVersion, 'code' | 'content'>

function isStaffedAt(
  place: ReceivingPlace,
  procedure: Placed,
  process: ProcessVersion | null,
  { units, isRoleHeld }: CatalogueOrganisation,
): boolean {
  const dossier = unitsFor(place, procedure, units)
  if (process === null || dossier === null) return false
  return isStaffed(process.definition, dossier, units, isRoleHeld)
}

/** The units of a dossier received at a place, as far as they can be told before its form is filled in. */
export function unitsFor(
  place: ReceivingPlace,
  { code: procedureCode, content }: Placed,
  units: CatalogueUnits,
) {
  const filedAt = { procedureCode, place, communeCode: null }
  const competentUnitId = findCompetentUnit(content.competence, filedAt, units)
  return competentUnitId === null
    ? null
    : { procedureCode, receivingUnitId: place.unitId, competentUnitId }
}

function publicSteps(
  process: ProcessVersion | null,
  procedure: Placed,
  place: ReceivingPlace | null,
  units: CatalogueUnits,
): PublicStep[] {
  const dossier = place === null ? null : unitsFor(place, procedure, units)
  return (process?.definition.steps ?? []).map(({ id, name, at, role, hours }) => {
    const unitId = dossier === null ? null : resolveStepUnit(at, dossier, units)
    const unit = unitId === null ? null : units.unit(unitId)
    return { id, name, unitName: unit?.name ?? procedure.content.competentAgency, role, hours }
  })
}
