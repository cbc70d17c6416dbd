import type { AccountId } from '#kernel/id'
import { formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { openSteps, type Dossier } from './dossier.ts'
import { countedAnew } from './due-dates/counted-anew.ts'
import type { NewDueDates, OpenedStep } from './events.ts'
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

/**
 * The steps that open when a step ends with an outcome; none when the process ends there, or waits
 * for a branch beside it. A step opens when nothing that is still open can lead to it: so branches
 * that run side by side meet again, whichever ends last.
 */
export function following(
  dossier: Pick<Dossier, 'steps' | 'dueAt'>,
  process: Process,
  from: { readonly ordinal: number; readonly stepId: string; readonly outcome: string },
  facts: Facts,
): OpenedStep[] {
  const outcome = process.step(from.stepId)?.outcomes.find(({ code }) => code === from.outcome)
  if (outcome === undefined) throw new Refused('invalid/unknown-outcome')
  const others = openSteps(dossier).filter(({ ordinal }) => ordinal !== from.ordinal)
  const arrived = new Set([...awaitedBy(dossier, process), ...outcome.next])
  const isAwaited = (id: string) =>
    others.some(({ stepId }) => leadsTo(process, stepId, id)) ||
    [...arrived].some(
      (other) =>
        other !== id &&
        leadsTo(process, other, id, from.stepId) &&
        !leadsTo(process, id, other, from.stepId),
    )
  const first = nextOrdinal(dossier)
  return [...arrived]
    .filter((id) => !isAwaited(id))
    .map((id, at) => opening(stepOf(process, id), first + at, { dueAt: dossier.dueAt, facts }))
}

/** Steps at which a finished branch has arrived and which have not opened since. */
function awaitedBy(dossier: Pick<Dossier, 'steps'>, process: Process): string[] {
  return dossier.steps.flatMap((step) => {
    if (step.closedAt === null) return []
    const outcome = process.step(step.stepId)?.outcomes.find(({ code }) => code === step.outcome)
    return (outcome?.next ?? []).filter(
      (id) => !dossier.steps.some((other) => other.stepId === id && other.ordinal > step.ordinal),
    )
  })
}

/**
 * Whether the plan leads from a step to another one further on. Sending back is no part of the plan; nor, for branches
 * that open together, is rework that leads through the step before them (`past`).
 */
export function leadsTo(process: Process, from: string, to: string, past?: string): boolean {
  const reached = new Set([from])
  for (const id of reached) {
    if (id === past) continue
    for (const outcome of process.step(id)?.outcomes ?? []) {
      if (outcome.next.includes(to)) return true
      for (const next of outcome.next) reached.add(next)
    }
  }
  return false
}

/** Another due date from which the open steps begin anew: each has its hours from now, up to that date. */
export function startedAnew(dossier: Dossier, dueAt: Date | null, facts: Facts): NewDueDates {
  return {
    dueAt: formatInstantOrNull(dueAt),
    stepsDue: openSteps(dossier).map(({ ordinal, hours }) => ({
      ordinal,
      dueAt: formatInstantOrNull(facts.terms.stepDueAt(facts.now, hours, dueAt)),
    })),
  }
}

/** The due dates once the pause that lasts ends now. */
export function goneOn(dossier: Dossier, facts: Facts): NewDueDates {
  const pauses = dossier.pauses.map((pause) => ({ ...pause, to: pause.to ?? facts.now }))
  return countedAnew({ ...dossier, pauses }, facts)
}

export function stepOf(process: Process, id: string): ProcessStep {
  const step = process.step(id)
  if (step === null) throw new Error(`the process has no step ${id}`)
  return step
}

export function nextOrdinal(dossier: Pick<Dossier, 'steps'>): number {
  return (dossier.steps.at(-1)?.ordinal ?? 0) + 1
}
