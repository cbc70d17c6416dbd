import type { ProcessDefinition, ProcessStep } from './definition.ts'
import { dividesInTwo, hoursOfLongestPath } from './steps.ts'

/** What makes a process unfit for approval. The codes are told to the person who publishes it. */
export type ProcessFaultCode =
  | 'no-steps'
  | 'step-repeated'
  | 'first-step-is-not-reception'
  | 'reception-away-from-the-counter'
  | 'hours-not-positive'
  | 'waiting-step-has-hours'
  | 'no-step-between-two-parts'
  | 'first-step-conditional'
  | 'conditional-step-leads-back'
  | 'no-outcome-for-some'
  | 'join-missing'
  | 'no-outcome'
  | 'outcome-repeated'
  | 'next-step-unknown'
  | 'step-unreachable'
  | 'no-way-to-the-end'
  | 'hours-differ-from-time-limit'

export interface ProcessFault {
  readonly code: ProcessFaultCode
  /** Null when it concerns the process as a whole. */
  readonly stepId: string | null
}

/**
 * Everything that is wrong with a process of a procedure whose steps may use so many working hours together; empty
 * when it is fit for approval. Of a term in two parts the second begins with the step that waits for tax: without one
 * it never would. Which units exist is asked elsewhere (places.ts): it changes with the day.
 */
export function faultsOf(
  process: ProcessDefinition,
  processHours: number,
  isInTwoParts = false,
): ProcessFault[] {
  const [first] = process.steps
  if (first === undefined) return [{ code: 'no-steps', stepId: null }]
  const faults = [
    ...(isReception(first) ? [] : [{ code: 'first-step-is-not-reception', stepId: first.id }]),
    ...repeated(process.steps.map(({ id }) => id)).map((id) => ({
      code: 'step-repeated',
      stepId: id,
    })),
    ...process.steps.flatMap((step) => faultsOfStep(step, process)),
    ...faultsOfWays(process),
    ...(isInTwoParts && !dividesInTwo(process)
      ? [{ code: 'no-step-between-two-parts', stepId: null }]
      : []),
  ] as ProcessFault[]
  if (faults.length > 0) return faults
  const hours = hoursOfLongestPath(process)
  if (hours === null) return [{ code: 'no-way-to-the-end', stepId: null }]
  return hours === processHours ? [] : [{ code: 'hours-differ-from-time-limit', stepId: null }]
}

function faultsOfStep(step: ProcessStep, process: ProcessDefinition): ProcessFault[] {
  const known = new Set(process.steps.map(({ id }) => id))
  const codes: ProcessFaultCode[] = []
  if (step.role === 'reception' && !isReception(step)) codes.push('reception-away-from-the-counter')
  if (step.hours !== null && !(step.hours > 0)) codes.push('hours-not-positive')
  if (step.outcomes.length === 0) codes.push('no-outcome')
  if (repeated(step.outcomes.map(({ code }) => code)).length > 0) codes.push('outcome-repeated')
  if (step.outcomes.some(({ next }) => next.some((id) => !known.has(id))))
    codes.push('next-step-unknown')
  if (step.outcomes.some(({ next }) => !meetAgain(next, process))) codes.push('join-missing')
  codes.push(...faultsOfConditions(step, process))
  return codes.map((code) => ({ code, stepId: step.id }))
}

/** A dossier of which a condition does not hold must find its way, too. */
function faultsOfConditions(step: ProcessStep, { steps }: ProcessDefinition): ProcessFaultCode[] {
  const codes: ProcessFaultCode[] = []
  const position = steps.indexOf(step)
  if (step.waitsFor !== undefined && step.hours !== null) codes.push('waiting-step-has-hours')
  if (position === 0 && isPassable(step)) codes.push('first-step-conditional')
  if (step.outcomes.length > 0 && step.outcomes.every(({ when }) => when !== undefined))
    codes.push('no-outcome-for-some')
  const goesBack = ({ next }: ProcessStep['outcomes'][number]) =>
    next.some((id) => steps.findIndex((other) => other.id === id) <= position)
  if (isPassable(step) && step.outcomes.slice(0, 1).some(goesBack))
    codes.push('conditional-step-leads-back')
  return codes
}

function isPassable({ onlyIf, optional }: ProcessStep): boolean {
  return onlyIf !== undefined || optional === true
}

/** Whether branches that begin side by side have a step further on at which all of them wait for each other. */
function meetAgain(branches: readonly string[], { steps }: ProcessDefinition): boolean {
  const order = new Map(steps.map(({ id }, position) => [id, position]))
  const onwards = new Map(
    steps.map(({ id, outcomes }, position) => [
      id,
      outcomes.flatMap(({ next }) => next).filter((next) => (order.get(next) ?? -1) > position),
    ]),
  )
  const [first, ...others] = branches.map((id) => spread([id], onwards))
  return first === undefined || [...first].some((id) => others.every((reached) => reached.has(id)))
}

/** Steps nothing leads to, and steps that lead to no end: dead ends and loops without an exit. */
function faultsOfWays(process: ProcessDefinition): ProcessFault[] {
  const nextOf = new Map(
    process.steps.map((step) => [step.id, step.outcomes.flatMap(({ next }) => next)]),
  )
  const previousOf = new Map(
    process.steps.map(({ id }) => [
      id,
      process.steps.filter((step) => nextOf.get(step.id)?.includes(id)).map((step) => step.id),
    ]),
  )
  const endings = process.steps
    .filter(({ outcomes }) => outcomes.some(({ next }) => next.length === 0))
    .map(({ id }) => id)
  const reached = spread(
    process.steps.slice(0, 1).map(({ id }) => id),
    nextOf,
  )
  const ending = spread(endings, previousOf)
  return process.steps.flatMap(({ id, outcomes }): ProcessFault[] => [
    ...(reached.has(id) ? [] : [{ code: 'step-unreachable' as const, stepId: id }]),
    ...(ending.has(id) || outcomes.length === 0
      ? []
      : [{ code: 'no-way-to-the-end' as const, stepId: id }]),
  ])
}

/** Everything reached from the given steps by following the map. */
function spread(
  from: readonly string[],
  along: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(from)
  for (const id of reached) for (const other of along.get(id) ?? []) reached.add(other)
  return reached
}

function isReception({ role, at }: ProcessStep): boolean {
  return role === 'reception' && at.at === 'receiving'
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, position) => values.indexOf(value) !== position))]
}
