import type { AccountId } from '#kernel/id'
import { formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { runningPart } from './clock.ts'
import { openPause, openSteps, type Dossier } from './dossier.ts'
import { countedAnew, type Counted } from './due-dates/counted-anew.ts'
import type { ClockChange, NewDueDates, OpenedStep, StepClosed } from './events.ts'
import { instantOf } from './evolve-aside.ts'
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
    waitsFor: step.waitsFor,
    dueAt: formatInstantOrNull(facts.terms.stepDueAt(facts.now, step.hours, dueAt)),
    assigneeId,
  }
}

/** What of a dossier says where it goes next, and by when. */
export type Moving = Omit<Counted, 'steps'> & Pick<Dossier, 'steps' | 'processChangedAt'>

/** A step as it ends. */
interface Ending {
  readonly ordinal: number
  readonly stepId: string
  readonly outcome: string
}

/**
 * What the end of a step brings: the steps that open, and what it makes of the clock.
 */
export function following(
  dossier: Moving,
  process: Process,
  from: Ending,
  facts: Facts,
): Pick<StepClosed, 'opened' | 'clock'> {
  const clock = clockAfter(dossier, from.ordinal, facts, true)
  const dueAt = clock === null ? dossier.dueAt : instantOf(clock.dueAt)
  const first = nextOrdinal(dossier)
  return {
    clock,
    opened: nextOf(dossier, process, from).map((id, at) =>
      opening(stepOf(process, id), first + at, { dueAt, facts }),
    ),
  }
}

/**
 * The steps that open when a step ends so; none when the process ends there, or waits for a branch beside it. A step
 * opens when nothing that is still open leads to it: so branches that run side by side meet again, whichever ends last.
 * Nor does it open while something is open that it leads to: what is to be done again waits for what is still being
 * done of it. So no step is ever open twice.
 */
export function nextOf(
  dossier: Pick<Dossier, 'steps' | 'processChangedAt'>,
  process: Process,
  from: Ending,
): string[] {
  const outcome = process.step(from.stepId)?.outcomes.find(({ code }) => code === from.outcome)
  if (outcome === undefined) throw new Refused('invalid/unknown-outcome')
  const plan = planOf(process)
  const others = openSteps(dossier).filter(({ ordinal }) => ordinal !== from.ordinal)
  const arrived = new Set([...awaitedBy(dossier, process, plan), ...outcome.next])
  const mayOpen = (id: string) =>
    others.every(({ stepId }) => stepId !== id && areBeside(plan, stepId, id)) &&
    ![...arrived].some((other) => leadsTo(plan, other, id))
  return [...arrived].filter(mayOpen)
}

/**
 * Steps at which a finished branch has arrived and which have not opened since; not where it is gone through again, nor
 * where the way there was that of another process.
 */
function awaitedBy(
  dossier: Pick<Dossier, 'steps' | 'processChangedAt'>,
  process: Process,
  plan: Plan,
): string[] {
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

/** Whether a result is decided at one of these steps or further on, so that what was decided before falls. */
export function decidesFrom(process: Process, ids: readonly string[]): boolean {
  const plan = planOf(process)
  const signs = (id: string) => process.step(id)?.role === 'approver'
  return ids.some((id) => signs(id) || [...(plan.get(id) ?? [])].some((later) => signs(later)))
}

/** Another due date from which the open steps begin anew: each has its hours from now, up to that date. */
export function startedAnew(
  dossier: Pick<Dossier, 'steps'>,
  dueAt: Date | null,
  facts: Facts,
): NewDueDates {
  return {
    dueAt: formatInstantOrNull(dueAt),
    stepsDue: openSteps(dossier).map(({ ordinal, hours }) => ({
      ordinal,
      dueAt: formatInstantOrNull(facts.terms.stepDueAt(facts.now, hours, dueAt)),
    })),
  }
}

/**
 * What the end of a step makes of the clock; null while nothing stood still. The step that waits for tax, once it goes
 * on, begins the second part of a term in two parts.
 */
export function clockAfter(
  dossier: Moving,
  ordinal: number,
  facts: Facts,
  goesOn: boolean,
): ClockChange | null {
  const step = dossier.steps.find((each) => each.ordinal === ordinal)
  const isInTwo = dossier.term.parts !== undefined && dossier.secondPart === null
  if (goesOn && isInTwo && step?.waitsFor === 'tax') {
    const secondPart = { from: facts.now, firstDueAt: dossier.dueAt }
    const dueAt = facts.terms.dossierDueAt(facts.now, runningPart({ ...dossier, secondPart }))
    const steps = dossier.steps.filter((each) => each.ordinal !== ordinal)
    return { ...startedAnew({ steps }, dueAt, facts), beginsSecondPart: true }
  }
  const settled = settledNow(dossier, facts)
  return settled === null ? null : { ...settled, beginsSecondPart: false }
}

/** What is due once that which stands still is made good; null while the clock runs. */
export function settledNow(dossier: Moving, facts: Facts): NewDueDates | null {
  return openPause(dossier) === null ? null : goneOn(dossier, facts)
}

/** The due dates once the pause that lasts ends now. */
export function goneOn(dossier: Moving, facts: Facts): NewDueDates {
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
