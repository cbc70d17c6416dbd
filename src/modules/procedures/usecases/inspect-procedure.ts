import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import {
  faultsOf,
  hoursOfLongestPath,
  processOn,
  resolveStepUnit,
  type ProcessDefinition,
  type ProcessFault,
  type ProcessStep,
  type ProcessVersion,
} from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import type { VersionPeriod } from '../db/procedure.queries.ts'
import { isReceivedAt, placesAmong, type ReceivingPlace } from '../domain/competence.ts'
import type { ProcedureVersion } from '../domain/content.ts'
import { feeRange, type FeeRange } from '../domain/fees.ts'
import { catalogueOf, listVersions, procedureOn } from './catalogue.ts'
import type { CatalogueNeighbours, CatalogueOrganisation } from './neighbours.ts'
import { decidingUnitName } from './search-procedures.ts'
import { linkedOf, unitsFor, type LinkedProcedure } from './view-procedure.ts'

/** A step, with what keeps it from being done somewhere today. */
export interface InspectedStep {
  readonly step: ProcessStep
  /** The units that do it for one place or another, by name. */
  readonly unitNames: readonly string[]
  /** For how many receiving places no unit is found. */
  readonly placesWithoutUnit: number
  /** The units that should do it and where nobody holds the role, by name. */
  readonly unstaffedUnitNames: readonly string[]
}

export interface InspectedProcess {
  readonly version: ProcessVersion
  readonly steps: readonly InspectedStep[]
  /** Working hours of the longest way through; null when no way leads to the end. */
  readonly hours: number | null
  readonly faults: readonly ProcessFault[]
}

/** A procedure and its process as those who answer for the catalogue read them. */
export interface ProcedureInspection {
  readonly day: Day
  readonly version: ProcedureVersion
  /** The last day on which this version holds; null while no end is known. */
  readonly effectiveTo: Day | null
  readonly versions: readonly VersionPeriod[]
  readonly fee: FeeRange | null
  readonly unitName: string
  readonly linked: readonly LinkedProcedure[]
  /** The places that receive it, and for how many of them no agency is found that decides. */
  readonly places: number
  readonly placesWithoutAgency: number
  readonly process: InspectedProcess | null
}

/**
 * What a procedure says on a day, its process on that day, and everything that is wrong with either:
 * hours that are not those of the time limit, steps without a unit, units where nobody holds the role.
 * Units and roles are those of today.
 *
 * Refuses: `forbidden/role`, `not-found/procedure`.
 */
export async function inspectProcedure(
  context: Context,
  code: string,
  on: Day,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<ProcedureInspection> {
  authorise(context.actor, 'catalogue.inspect')
  const [version, versions, process, organisation, { index }] = await Promise.all([
    procedureOn(context, code, on),
    listVersions(context, code),
    processOn(context, code, on),
    neighbours.organisation(context),
    catalogueOf(context),
  ])
  if (version === null) throw new Refused('not-found/procedure')
  const { content } = version
  const { units } = organisation
  const places = placesAmong(units.units).filter((place) => isReceivedAt(content, place))
  return {
    day: on,
    version,
    effectiveTo: versions.find(({ id }) => id === version.id)?.effectiveTo ?? null,
    versions,
    fee: feeRange(content.fees),
    unitName: decidingUnitName(version, units),
    linked: linkedOf(content, index),
    places: places.length,
    placesWithoutAgency: places.filter((place) => unitsFor(place, version, units) === null).length,
    process: process === null ? null : inspected(process, { ...version, places }, organisation),
  }
}

function inspected(
  version: ProcessVersion,
  procedure: Parameters<typeof inspectSteps>[1],
  organisation: CatalogueOrganisation,
): InspectedProcess {
  const { definition } = version
  const { processHours, parts } = procedure.content.timeLimit
  return {
    version,
    steps: inspectSteps(definition, procedure, organisation),
    hours: hoursOfLongestPath(definition),
    faults: faultsOf(definition, processHours, parts !== null),
  }
}

/** The steps of a process with the units that would do them for a procedure received at these places. */
export function inspectSteps(
  { steps }: ProcessDefinition,
  procedure: Pick<ProcedureVersion, 'code' | 'content'> & {
    readonly places: readonly ReceivingPlace[]
  },
  organisation: CatalogueOrganisation,
): InspectedStep[] {
  return steps.map((step) => inspectedStep(step, procedure, organisation))
}

function inspectedStep(
  step: ProcessStep,
  { places, ...procedure }: Parameters<typeof inspectSteps>[1],
  { units, isRoleHeld }: CatalogueOrganisation,
): InspectedStep {
  const dossiers = places.flatMap((place) => unitsFor(place, procedure, units) ?? [])
  const found = dossiers.map((dossier) => resolveStepUnit(step.at, dossier, units))
  const unitIds = [...new Set(found.filter((id) => id !== null))]
  const nameOf = (id: (typeof unitIds)[number]) => units.unit(id)?.name ?? []
  return {
    step,
    unitNames: unitIds.flatMap(nameOf),
    placesWithoutUnit: found.filter((id) => id === null).length,
    unstaffedUnitNames: unitIds.filter((id) => !isRoleHeld(id, step.role)).flatMap(nameOf),
  }
}
