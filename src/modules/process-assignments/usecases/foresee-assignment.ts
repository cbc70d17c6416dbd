import type { Day } from '#kernel/day'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { countInHandling } from '#modules/dossiers'
import {
  catalogueOf,
  inspectSteps,
  isReceivedAt,
  placesAmong,
  procedureOn,
  type CatalogueNeighbours,
  type CatalogueOrganisation,
  type ProcedureContent,
  type ReceivingPlace,
} from '#modules/procedures'
import {
  faultsOf,
  hoursOfLongestPath,
  listLatestProcesses,
  type LatestProcess,
} from '#modules/processes'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { outcomeOf, type Candidate, type UnheldRole, type Wish } from '../domain/assignment.ts'
import { approvedProcess, type Approved, type ProcessName } from './approved-process.ts'
import { codesChosen, type ChosenProcedures } from './choose-procedures.ts'

/** Which process which procedures are to get, and from when. */
export interface AskedAssignment extends Wish {
  readonly process: ProcessName
  readonly procedures: ChosenProcedures
}

/** What becomes of one procedure. */
export interface AssignedProcedure {
  readonly code: string
  /** As of the first day of the process, or as of today; null when no such procedure was ever in force. */
  readonly name: string | null
  /** The process it was given last; null when it has none. */
  readonly now: Pick<LatestProcess, 'number' | 'approvedBy' | 'effectiveFrom'> | null
  /** The number of the version it gets or has; null when it is refused. */
  readonly number: number | null
  readonly outcome: 'assigned' | 'present' | 'refused'
  readonly refusal: RefusalCode | null
  /** Where nobody holds the role of a step; told whether it stands in the way or not. */
  readonly unheld: readonly UnheldRole[]
  /** Dossiers in handling: they stay with the version they were received under. */
  readonly inHandling: number
}

/** A process, and what would become of each procedure that is to get it. */
export interface ForeseenAssignment extends Approved {
  readonly items: readonly AssignedProcedure[]
}

/**
 * What would become of each of the procedures that are to go by an approved process from a day on, with what it has now
 * and how many dossiers in handling stay with that. Units and roles are those of today. Nothing changes.
 *
 * Refuses: `forbidden/role`, `not-found/process`, `invalid/decision-after-effect`, `invalid/too-many-procedures`.
 */
export async function foreseeAssignment(
  context: Context,
  { process: name, procedures, ...wish }: AskedAssignment,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<ForeseenAssignment> {
  const approved = await approvedProcess(context, name)
  if (approved.decision !== null && approved.decision.decidedOn > wish.effectiveFrom)
    throw new Refused('invalid/decision-after-effect')
  const codes = await codesChosen(context, approved, procedures, neighbours)
  const [organisation, contents, { latest, inHandling }] = await Promise.all([
    neighbours.organisation(context),
    contentsOn(context, codes, wish.effectiveFrom),
    inRead(context.db, async (read) => ({
      latest: await listLatestProcesses(read, codes, approved.process.id),
      inHandling: await countInHandling(read, codes),
    })),
  ])
  const lastOf = new Map(latest.map((each) => [each.procedureCode, each]))
  const fits = fitnessFor(approved, organisation)
  const items = codes.map((code): AssignedProcedure => {
    const { name: called = null, content = null } = contents.get(code) ?? {}
    const now = lastOf.get(code) ?? null
    const candidate: Candidate = {
      isKnown: called !== null,
      isInForce: content !== null,
      latest: now,
      ...fits(code, content),
    }
    const { outcome, refusal } = outcomeOf(candidate, wish)
    return {
      code,
      name: called,
      now,
      number: numberOf(now, outcome),
      outcome,
      refusal,
      unheld: candidate.unheld,
      inHandling: inHandling.get(code) ?? 0,
    }
  })
  return { ...approved, items }
}

function numberOf(now: LatestProcess | null, outcome: AssignedProcedure['outcome']) {
  if (outcome === 'refused') return null
  return outcome === 'present' ? (now?.number ?? null) : (now?.number ?? 0) + 1
}

interface Called {
  readonly name: string
  /** What it says on the day; null when it is not in force then. */
  readonly content: ProcedureContent | null
}

/** What procedures are called and say on a day; those that never were in force are left out. */
async function contentsOn(
  context: Context,
  codes: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, Called>> {
  const { index, periods, day } = await catalogueOf(context)
  const found = await Promise.all(
    codes.map(async (code): Promise<(readonly [string, Called])[]> => {
      if (!periods.has(code)) return []
      const today = index.byCode.get(code)?.entry.content ?? null
      const content = day === on ? today : ((await procedureOn(context, code, on))?.content ?? null)
      return [[code, { name: (content ?? today)?.name ?? '', content }]]
    }),
  )
  return new Map(found.flat())
}

type Fitness = Pick<Candidate, 'faults' | 'hours' | 'limit' | 'placesWithoutUnit' | 'unheld'>

const UNASKED: Fitness = { faults: [], hours: 0, limit: 0, placesWithoutUnit: 0, unheld: [] }

/** How the process suits a procedure: its hours, its parts, its units and who works there. */
function fitnessFor({ process }: Approved, organisation: CatalogueOrganisation) {
  const { definition } = process
  const hours = hoursOfLongestPath(definition) ?? 0
  const places = placesAmong(organisation.units.units)
  return (code: string, content: ProcedureContent | null): Fitness => {
    if (content === null) return UNASKED
    const { processHours: limit, parts } = content.timeLimit
    const faults = faultsOf(definition, limit, parts !== null).map(({ code: fault }) => fault)
    const received = places.filter((place) => isReceivedAt(content, place))
    return { faults, hours, limit, ...standing(code, content, received) }
  }

  function standing(code: string, content: ProcedureContent, received: readonly ReceivingPlace[]) {
    const steps = inspectSteps(definition, { code, content, places: received }, organisation)
    return {
      placesWithoutUnit: Math.max(0, ...steps.map((step) => step.placesWithoutUnit)),
      unheld: steps.flatMap(({ step, unstaffedUnitNames }) =>
        unstaffedUnitNames.map((unitName) => ({ stepId: step.id, unitName })),
      ),
    }
  }
}
