import type { AccountId } from '#kernel/id'
import { formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Dossier } from './dossier.ts'
import type { OpenedStep } from './events.ts'
import type { Facts, Process, ProcessStep } from './facts.ts'

/** Opens a step of the process as the next stay of the dossier, due no later than the dossier is. */
export function opening(
  step: ProcessStep,
  ordinal: number,
  about: {
    readonly dueAt: Date | null
    readonly facts: Facts
    readonly assigneeId?: AccountId | null
  },
): OpenedStep {
  const { dueAt, facts, assigneeId = null } = about
  return {
    ordinal,
    stepId: step.id,
    name: step.name,
    role: step.role,
    unitId: step.unitId,
    hours: step.hours,
    dueAt: formatInstantOrNull(facts.terms.stepDueAt(facts.now, step.hours, dueAt)),
    assigneeId,
  }
}

/** The steps that open when a step ends with an outcome; none when the process ends there. */
export function following(
  dossier: Dossier,
  process: Process,
  from: { readonly stepId: string; readonly outcome: string },
  facts: Facts,
): OpenedStep[] {
  const step = process.step(from.stepId)
  const outcome = step?.outcomes.find(({ code }) => code === from.outcome)
  if (outcome === undefined) throw new Refused('invalid/unknown-outcome')
  const first = nextOrdinal(dossier)
  return outcome.next.map((id, at) =>
    opening(stepOf(process, id), first + at, { dueAt: dossier.dueAt, facts }),
  )
}

export function stepOf(process: Process, id: string): ProcessStep {
  const step = process.step(id)
  if (step === null) throw new Error(`the process has no step ${id}`)
  return step
}

export function nextOrdinal(dossier: Dossier): number {
  return (dossier.steps.at(-1)?.ordinal ?? 0) + 1
}
