import type { Day } from '#kernel/day'
import type { ProcessDesignId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  catalogueOf,
  inspectSteps,
  isReceivedAt,
  placesAmong,
  procedureOn,
  type CatalogueNeighbours,
  type CatalogueOrganisation,
  type InspectedStep,
  type ProcedureContent,
} from '#modules/procedures'
import {
  hoursOfLongestPath,
  processFaults,
  type DesignFault,
  type ProcessDefinition,
} from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listDecisions } from '../db/decision.queries.ts'
import {
  findDesign,
  listDesignProcedures,
  listDesignRows,
  type DesignPosition,
  type ListedDesign,
} from '../db/design.queries.ts'
import type { Design, ProcessDecision } from '../domain/design.ts'

/** A step with what keeps it from being done, for all procedures of the design together. */
export interface DesignedStep extends InspectedStep {
  readonly faults: readonly DesignFault[]
}

/** A procedure that a design is meant for, as it is today. */
export interface DesignedProcedure {
  readonly code: string
  /** Null when it is not in force today. */
  readonly name: string | null
  readonly hours: number | null
}

/** A process in design as the designer sees it: the steps, and everything that is to be mended. */
export interface DesignView {
  readonly design: Design<ProcessDefinition>
  readonly procedures: readonly DesignedProcedure[]
  /** The cases of those procedures, which conditions name. */
  readonly cases: readonly { readonly id: string; readonly name: string }[]
  readonly steps: readonly DesignedStep[]
  /** Faults of the process as a whole. */
  readonly faults: readonly DesignFault[]
  /** Working hours of the longest way, null when none leads to the end. */
  readonly hours: number | null
  readonly decisions: readonly ProcessDecision[]
  /** Nothing keeps the chair from approving it. */
  readonly isSound: boolean
}

/** The designs of the locality, those changed last first. Refuses: `forbidden/role`. */
export async function listDesigns(
  context: Context,
  after: DesignPosition | null,
  limit: number,
): Promise<readonly ListedDesign[]> {
  authorise(context.actor, 'processes.design')
  return inRead(context.db, (db) => listDesignRows(db, after, limit))
}

/**
 * A design with every static check beside the step that it concerns: of the steps themselves, and of the units and
 * roles of today for each procedure it is meant for.
 *
 * Refuses: `forbidden/role`, `not-found/process-design`.
 */
export async function viewDesign(
  context: Context,
  id: ProcessDesignId,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<DesignView> {
  authorise(context.actor, 'processes.design')
  const today = dayOf(context.clock.now())
  const [found, organisation] = await Promise.all([
    inRead(context.db, async (db) => {
      const design = await findDesign(db, id)
      return {
        design,
        codes: await listDesignProcedures(db, id),
        decisions: await listDecisions(db, id),
      }
    }),
    neighbours.organisation(context),
  ])
  const { codes, decisions } = found
  if (found.design === null) throw new Refused('not-found/process-design')
  const definition = definitionOf(found.design)
  const contents = await contentsOn(context, codes, today)
  const faults = faultsFor(definition, [...contents.values()])
  return {
    design: { ...found.design, definition },
    procedures: codes.map((code) => ({
      code,
      name: contents.get(code)?.name ?? null,
      hours: contents.get(code)?.timeLimit.processHours ?? null,
    })),
    cases: casesOf([...contents.values()]),
    steps: inspectedTogether(definition, contents, organisation).map((step) => ({
      ...step,
      faults: faults.filter(({ stepId }) => stepId === step.step.id),
    })),
    faults: faults.filter(({ stepId }) => stepId === null),
    hours: hoursOfLongestPath(definition),
    decisions,
    isSound: faults.every(({ isBlocking }) => !isBlocking),
  }
}

/** The steps of a design; the table holds nothing else. */
export function definitionOf({ definition }: Pick<Design, 'definition'>): ProcessDefinition {
  return definition as ProcessDefinition
}

/** What the procedures of a design say on a day; those not in force then are left out. */
export async function contentsOn(
  context: Context,
  codes: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, ProcedureContent>> {
  const { index, day } = await catalogueOf(context)
  const found = await Promise.all(
    codes.map(async (code) => {
      const version =
        day === on ? (index.byCode.get(code)?.entry ?? null) : await procedureOn(context, code, on)
      return version === null ? [] : [[code, version.content] as const]
    }),
  )
  return new Map(found.flat())
}

/** The cases of all procedures, each once; one id may have several names. */
function casesOf(contents: readonly ProcedureContent[]): DesignView['cases'] {
  const names = new Map<string, Set<string>>()
  for (const { id, name } of contents.flatMap(({ cases }) => cases))
    names.set(id, (names.get(id) ?? new Set()).add(name))
  return [...names].map(([id, called]) => ({ id, name: [...called].join(' / ') }))
}

/** The faults for every time limit that the procedures have, each told once. */
function faultsFor(
  definition: ProcessDefinition,
  contents: readonly ProcedureContent[],
): readonly DesignFault[] {
  const faults =
    contents.length === 0
      ? processFaults(definition, null)
      : contents.flatMap(({ timeLimit: { processHours, parts } }) =>
          processFaults(definition, processHours, parts !== null),
        )
  return [...new Map(faults.map((fault) => [`${fault.stepId} ${fault.code}`, fault])).values()]
}

function inspectedTogether(
  definition: ProcessDefinition,
  contents: ReadonlyMap<string, ProcedureContent>,
  organisation: CatalogueOrganisation,
): readonly InspectedStep[] {
  const places = placesAmong(organisation.units.units)
  const each = [...contents].map(([code, content]) =>
    inspectSteps(
      definition,
      { code, content, places: places.filter((place) => isReceivedAt(content, place)) },
      organisation,
    ),
  )
  return definition.steps.map((step, at) => {
    const inspected = each.flatMap((steps) => steps[at] ?? [])
    return {
      step,
      unitNames: [...new Set(inspected.flatMap(({ unitNames }) => unitNames))],
      placesWithoutUnit: inspected.reduce(
        (sum, { placesWithoutUnit }) => sum + placesWithoutUnit,
        0,
      ),
      unstaffedUnitNames: [...new Set(inspected.flatMap((other) => other.unstaffedUnitNames))],
    }
  })
}
