import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { isReceivedAt, placesAmong } from '../domain/competence.ts'
import type { Audience, Level, OnlineLevel, ProcedureVersion } from '../domain/content.ts'
import { feeRange, type FeeRange } from '../domain/fees.ts'
import { facetsOf, searchCatalogue, type Facets } from '../domain/search.ts'
import { catalogueOf } from './catalogue.ts'
import type { CatalogueNeighbours, CatalogueUnits } from './neighbours.ts'

export interface ProcedureQuery {
  readonly text?: string | undefined
  readonly sector?: string | undefined
  readonly level?: Level | undefined
  /** Code of an agency that decides, or of a place that receives. */
  readonly unitCode?: string | undefined
  readonly audience?: Audience | undefined
  readonly onlineLevel?: OnlineLevel | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** A procedure as a list shows it. */
export interface ListedProcedure {
  readonly version: ProcedureVersion
  readonly fee: FeeRange | null
  /** Who decides, in words. */
  readonly unitName: string
}

export interface ProcedurePage {
  readonly procedures: readonly ListedProcedure[]
  readonly nextCursor: string | null
  /** How many fit, on all pages together. */
  readonly total: number
  /** By what they can be narrowed down further. */
  readonly facets: Facets
  /** What was probably meant; offered beside what was found. */
  readonly spelling: string | null
  /** The three nearest, when nothing fits. */
  readonly nearest: readonly ListedProcedure[]
}

/**
 * A page of the procedures in force today that fit what a person asks for, the best first, by name without a text.
 *
 * Refuses: `malformed/cursor` for a cursor that is not of such a list.
 */
export async function searchProcedures(
  context: Context,
  query: ProcedureQuery,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<ProcedurePage> {
  authorise(context.actor, 'procedures.read')
  const { index } = await catalogueOf(context)
  const { units } = await neighbours.organisation(context)
  const { entries, spelling, nearest } = searchCatalogue(index, {
    ...query,
    where: query.unitCode === undefined ? undefined : isOf(query.unitCode, units),
  })
  const begin = query.cursor === undefined ? 0 : positionAfter(query.cursor, entries)
  const page = entries.slice(begin, begin + query.limit)
  const last = page.at(-1)
  const listed = (version: ProcedureVersion) => asListed(version, units)
  return {
    procedures: page.map(listed),
    nextCursor:
      last === undefined || begin + page.length === entries.length ? null : cursorOf(last),
    total: entries.length,
    facets: facetsOf(entries),
    spelling,
    nearest: nearest.map(listed),
  }
}

/** Whether a unit decides a procedure or receives it. */
function isOf(unitCode: string, units: CatalogueUnits) {
  const unitId = units.byCode(unitCode)?.id
  const places = placesAmong(units.units)
  const place = places.find((each) => each.unitId === unitId)
  const isAuthority = places.some(({ authorityId }) => authorityId === unitId)
  return ({ code, content }: ProcedureVersion): boolean => {
    if (unitId === undefined) return false
    const { department, commune } = content.competence
    return (
      (department !== null && units.named(department, code)?.id === unitId) ||
      (commune !== null && isAuthority) ||
      (place !== undefined && isReceivedAt(content, place))
    )
  }
}

function asListed(version: ProcedureVersion, units: CatalogueUnits): ListedProcedure {
  return {
    version,
    fee: feeRange(version.content.fees),
    unitName: decidingUnitName(version, units),
  }
}

/** Who decides, in words: the department by its name, communes by what they are. */
export function decidingUnitName(
  { code, content }: Pick<ProcedureVersion, 'code' | 'content'>,
  units: CatalogueUnits,
): string {
  const { competence, competentAgency } = content
  const { department, commune } = competence
  const unit = department === null || commune !== null ? null : units.named(department, code)
  return (unit === null ? null : units.unit(unit.id)?.name) ?? competentAgency
}

// A cursor is the procedure that a page ended with: it holds its place when others come and go.
const CURSOR = /^after ([1-9]\.\d{6})$/

function cursorOf({ code }: ProcedureVersion): string {
  return Buffer.from(`after ${code}`).toString('base64url')
}

function positionAfter(cursor: string, entries: readonly ProcedureVersion[]): number {
  const text = Buffer.from(cursor, 'base64url').toString()
  const code = CURSOR.exec(text)?.[1]
  const position = entries.findIndex((entry) => entry.code === code)
  if (position === -1) throw new Refused('malformed/cursor')
  return position + 1
}
