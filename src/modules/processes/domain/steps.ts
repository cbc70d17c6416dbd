import type { Outcome, ProcessDefinition, ProcessStep } from './definition.ts'

/** The step that opens when a dossier is received: the first of the table. */
export function firstStep(process: ProcessDefinition): ProcessStep {
  const [first] = process.steps
  if (first === undefined) throw new Error('a process without steps')
  return first
}

export function stepById(process: ProcessDefinition, stepId: string): ProcessStep | null {
  return process.steps.find(({ id }) => id === stepId) ?? null
}

/** How a step can end, the usual outcome first; none when the process has no such step. */
export function outcomesOf(process: ProcessDefinition, stepId: string): readonly Outcome[] {
  return stepById(process, stepId)?.outcomes ?? []
}

/**
 * The steps that open when a step ends with an outcome: none when handling ends there, several when they run side by
 * side, null when the process knows no such step or outcome.
 */
export function nextSteps(
  process: ProcessDefinition,
  stepId: string,
  outcomeCode: string,
): readonly ProcessStep[] | null {
  const outcome = outcomesOf(process, stepId).find(({ code }) => code === outcomeCode)
  if (outcome === undefined) return null
  return process.steps.filter(({ id }) => outcome.next.includes(id))
}

/** Whether a step waits for tax: with it the second part of a term in two parts begins. */
export function dividesInTwo(process: ProcessDefinition): boolean {
  return process.steps.some(({ waitsFor }) => waitsFor === 'tax')
}

/** Whether nobody signs or issues in it, so that its last completion makes the result. */
export function endsWithoutDecision(process: ProcessDefinition): boolean {
  return process.steps.every(({ role }) => role !== 'approver' && role !== 'clerk')
}

/**
 * Working hours of the longest way from reception to the end. Going back to an earlier step of the table is rework and
 * not part of the plan; a step outside the clock adds nothing. Null when no way leads to the end.
 */
export function hoursOfLongestPath(process: ProcessDefinition): number | null {
  const order = new Map(process.steps.map(({ id }, position) => [id, position]))
  const longest: (number | null)[] = process.steps.map(() => null)
  for (let position = process.steps.length - 1; position >= 0; position--) {
    const step = process.steps[position] as ProcessStep
    const after = step.outcomes.flatMap(({ next }) => {
      if (next.length === 0) return [0]
      return next
        .map((id) => order.get(id) ?? -1)
        .filter((later) => later > position)
        .flatMap((later) => longest[later] ?? [])
    })
    if (after.length > 0) longest[position] = (step.hours ?? 0) + Math.max(...after)
  }
  return longest[0] ?? null
}
