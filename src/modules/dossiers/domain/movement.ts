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

/** What of a dossier its way depends on. */
type Moving = Pick<Dossier, 'steps' | 'dueAt' | 'processChangedAt'>

/**
 * The steps that open when a step ends with an outcome; none when the process ends there, or waits for a branch beside
 * it. A step opens when nothing that is still open leads to it: so branches that run side by side meet again, whichever
 * ends last. Nor does it open while something is open that it leads to: what is to be done again waits for what is
 * still being done of it. So no step is ever open twice.
 */
export function following(
  dossier: Moving,
  process: Process,
  from: { readonly ordinal: number; readonly stepId: string; readonly outcome: string },
  facts: Facts,
): OpenedStep[] {
  const outcome = process.step(from.stepId)?.outcomes.find(({ code }) => code === from.outcome)
  if (outcome === undefined) throw new Refused('invalid/unknown-outcome')
  const plan = planOf(process)
  const others = openSteps(dossier).filter(({ ordinal }) => ordinal !== from.ordinal)
  const arrived = new Set([...awaitedBy(dossier, process, plan), ...outcome.next])
  const mayOpen = (id: string) =>
    others.every(({ stepId }) => stepId !== id && areBeside(plan, stepId, id)) &&
    ![...arrived].some((other) => leadsTo(plan, other, id))
  const first = nextOrdinal(dossier)
  return [...arrived]
    .filter(mayOpen)
    .map((id, at) => opening(stepOf(process, id), first + at, { dueAt: dossier.dueAt, facts }))
}

/**
 * Steps at which a finished branch has arrived and which have not opened since; not where it is gone through again, nor
 * where the way there was that of another process.
 */
function awaitedBy(dossier: Moving, process: Process, plan: Plan): string[] {
  const { processChangedAt: changedAt } = dossier
  return dossier.steps.flatMap((step) => {
    if (step.closedAt === null || (changedAt !== null && step.closedAt <= changedAt)) return []
    const since = dossier.steps.filter(({ ordinal }) => ordinal > step.ordinal)
    if (since.some(({ stepId }) => stepId === step.stepId || leadsTo(plan, stepId, step.stepId)))
      return []
    const outcome = process.step(step.stepId)?.outcomes.find(({ code }) => code === step.outcome)
    return (outcome?.next ?? []).filter((id) => !since.some(({ stepId }) => stepId === id))
  })
}

function areBeside(plan: Plan, one: string, other: string): boolean {
  return !leadsTo(plan, one, other) && !leadsTo(plan, other, one)
}

/** What each step of a process leads to further on. */
type Plan = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The plan of a process. A way that leads back to a step before it is rework and no part of the plan, so that every
 * step stands before or after another one, or beside it.
 */
export function planOf(process: Process): Plan {
  const plan = new Map<string, Set<string>>()
  const onTheWay = new Set<string>()
  const visit = (id: string): ReadonlySet<string> => {
    const known = plan.get(id)
    if (known !== undefined) return known
    const reached = new Set<string>()
    plan.set(id, reached)
    onTheWay.add(id)
    for (const { next } of process.step(id)?.outcomes ?? [])
      for (const later of next.filter((each) => !onTheWay.has(each)))
        for (const each of [later, ...visit(later)]) reached.add(each)
    onTheWay.delete(id)
    return reached
  }
  visit(process.firstStep.id)
  return plan
}

/** Whether a process leads from a step to another one further on. */
export function leadsTo(plan: Plan, from: string, to: string): boolean {
  return plan.get(from)?.has(to) === true
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
