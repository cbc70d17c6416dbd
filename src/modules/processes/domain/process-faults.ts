import type { ProcessDefinition, ProcessStep } from './definition.ts'
import { faultsOf, type ProcessFaultCode } from './faults.ts'
import { hoursOfLongestPath } from './steps.ts'

/** The outcome by which a dossier is found not to meet the conditions, so that it is refused. */
export const UNQUALIFIED = 'unqualified'

/** What may be wrong with a process that is being designed. */
export type DesignFaultCode =
  | ProcessFaultCode
  | 'loop-without-exit'
  | 'hours-above-time-limit'
  | 'branch-without-join'
  | 'no-refusal-path'

export interface DesignFault {
  readonly code: DesignFaultCode
  /** Null when it concerns the process as a whole. */
  readonly stepId: string | null
  /** Whether it keeps the process from being approved; the others are to be thought over. */
  readonly isBlocking: boolean
}

/**
 * Everything to mend or to think over in a process, for the one who designs it: all that `faultsOf` refuses, told more
 * closely, branches that may end before they meet again, and a missing way to refuse. `limit` is the working hours of the procedure,
 * null while the process is meant for none yet.
 */
export function processFaults(
  process: ProcessDefinition,
  limit: number | null,
  isInTwoParts = false,
): DesignFault[] {
  const hours = limit ?? hoursOfLongestPath(process) ?? 0
  const blocking = faultsOf(process, hours, isInTwoParts)
  const neverJoin = new Set(
    blocking.flatMap(({ code, stepId }) => (code === 'join-missing' ? [stepId] : [])),
  )
  return [
    ...blocking.map(({ code, stepId }) => ({
      code: moreClosely(code, stepId, process, limit),
      stepId,
      isBlocking: true,
    })),
    ...process.steps
      .filter((step) => !neverJoin.has(step.id) && forksWithoutJoin(step, process))
      .map(advice),
    ...(mayRefuse(process)
      ? []
      : [{ code: 'no-refusal-path' as const, stepId: null, isBlocking: false }]),
  ]
}

function advice({ id }: ProcessStep): DesignFault {
  return { code: 'branch-without-join', stepId: id, isBlocking: false }
}

function moreClosely(
  code: ProcessFaultCode,
  stepId: string | null,
  process: ProcessDefinition,
  limit: number | null,
): DesignFaultCode {
  if (code === 'no-way-to-the-end' && stepId !== null && returnsTo(process, stepId))
    return 'loop-without-exit'
  const hours = hoursOfLongestPath(process)
  if (code === 'hours-differ-from-time-limit' && limit !== null && (hours ?? 0) > limit)
    return 'hours-above-time-limit'
  return code
}

/** Whether the ways from a step lead back to it. */
function returnsTo(process: ProcessDefinition, stepId: string): boolean {
  const nextOf = new Map(process.steps.map((step) => [step.id, nextOfStep(step)]))
  const reached = new Set(nextOf.get(stepId))
  for (const id of reached) for (const next of nextOf.get(id) ?? []) reached.add(next)
  return reached.has(stepId)
}

/** Whether a branch that a step opens beside others can end before it meets one of them. */
function forksWithoutJoin(step: ProcessStep, process: ProcessDefinition): boolean {
  return step.outcomes
    .filter(({ next }) => next.length > 1)
    .some(({ next }) => {
      const reached = next.map((id) => forward(process, id, new Set()))
      const shared = new Set(
        reached.flatMap((ids, branch) =>
          [...ids].filter((id) => reached.some((other, at) => at !== branch && other.has(id))),
        ),
      )
      return next.some((id) => endsBefore(process, id, shared))
    })
}

/** The step and everything after it in the order of the table, up to the steps at which to stop. */
function forward(
  process: ProcessDefinition,
  from: string,
  stops: ReadonlySet<string>,
): ReadonlySet<string> {
  const placeOf = new Map(process.steps.map(({ id }, place) => [id, place]))
  const reached = new Set(placeOf.has(from) ? [from] : [])
  for (const id of reached) {
    const place = placeOf.get(id) ?? 0
    const step = process.steps[place]
    if (step === undefined || stops.has(id)) continue
    for (const next of nextOfStep(step)) if ((placeOf.get(next) ?? -1) > place) reached.add(next)
  }
  return reached
}

function endsBefore(process: ProcessDefinition, from: string, joins: ReadonlySet<string>): boolean {
  const reached = forward(process, from, joins)
  return process.steps.some(
    ({ id, outcomes }) =>
      reached.has(id) && !joins.has(id) && outcomes.some(({ next }) => next.length === 0),
  )
}

/** Whether somebody can find the dossier unfit; what nobody signs is refused at the counter. */
function mayRefuse({ steps }: ProcessDefinition): boolean {
  return (
    steps.every(({ role }) => role !== 'approver') ||
    steps.some(({ outcomes }) => outcomes.some(({ code }) => code === UNQUALIFIED))
  )
}

function nextOfStep({ outcomes }: ProcessStep): string[] {
  return outcomes.flatMap(({ next }) => next)
}
