import type { Condition, Outcome, ProcessDefinition, ProcessStep, Traits } from './definition.ts'

/** How a step that may be passed over ends then. */
export const PASSED_OVER = 'passed-over'

/**
 * The process as it goes for one dossier: outcomes whose condition does not hold are left out, steps whose condition
 * does not hold are gone round, and one that may be passed over has that as its last outcome.
 */
export function processAlong(process: ProcessDefinition, traits: Traits): ProcessDefinition {
  const opens = (step: ProcessStep) => holds(step.onlyIf, traits)
  const possible = (step: ProcessStep) => step.outcomes.filter(({ when }) => holds(when, traits))
  const landing = (id: string): readonly string[] => {
    const step = process.steps.find((each) => each.id === id)
    if (step === undefined || opens(step)) return [id]
    return (possible(step)[0]?.next ?? []).flatMap(landing)
  }
  return {
    steps: process.steps.filter(opens).map((step) => ({
      ...step,
      outcomes: withPassing(step, possible(step)).map((outcome) => ({
        ...outcome,
        next: [...new Set(outcome.next.flatMap(landing))],
      })),
    })),
  }
}

function withPassing(step: ProcessStep, outcomes: readonly Outcome[]): readonly Outcome[] {
  const [usual] = outcomes
  if (step.optional !== true || usual === undefined) return outcomes
  return [...outcomes, { code: PASSED_OVER, name: 'Bỏ qua bước này', next: usual.next }]
}

function holds(condition: Condition | undefined, traits: Traits): boolean {
  if (condition === undefined) return true
  const { cases, channels, applicants } = condition
  return (
    (cases === undefined || (traits.caseId !== null && cases.includes(traits.caseId))) &&
    (channels === undefined || channels.includes(traits.channel)) &&
    (applicants === undefined || applicants.includes(traits.applicantKind))
  )
}
