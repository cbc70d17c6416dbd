import type { UnitId } from '#kernel/id'
import { runningPart } from '../clock.ts'
import { openSteps, type DossierStep, type StepRole, type Term } from '../dossier.ts'
import { instantOf, opened } from '../evolve-aside.ts'
import type { EndedPause, Facts, Process } from '../facts.ts'
import { following, opening, type Moving } from '../movement.ts'

/** Which outcome each visit to a step ends with, in order; the usual one when nothing is said. */
export type Ways = ReadonlyMap<string, readonly string[]>

/** One stay of a pretended dossier at a step, which takes all of its hours. */
export interface Stay {
  readonly ordinal: number
  readonly stepId: string
  readonly name: string
  readonly role: StepRole
  readonly unitId: UnitId
  readonly hours: number | null
  readonly from: Date
  /** The same as `from` for a step outside the clock: nobody knows how long it takes. */
  readonly to: Date
  readonly outcome: string
  /** The stays that open with its end. */
  readonly opens: readonly number[]
}

/** What a pretended dossier meets with on its way. */
export interface Pretence {
  readonly start: Date
  readonly ways: Ways
  /** Outcomes by which a step ends as soon as it opens: those that pass it over. */
  readonly atOnce: ReadonlySet<string>
  /** As this step opens for the first time, papers are asked for, brought so many working days later. */
  readonly supplement: { readonly stepId: string; readonly days: number } | null
}

export interface Rehearsal {
  readonly stays: readonly Stay[]
  /** Of a term in two parts that of the second, once the wait for tax is over. */
  readonly dueAt: Date
  /** When the last stay ends; null when it does not end within so many stays as a dossier may have. */
  readonly endsAt: Date | null
  /** While papers were waited for; null when none were. */
  readonly waited: EndedPause | null
}

/** Nothing else stops it on its way or moves its date than what it is pretended to meet with. */
const UNDISTURBED = {
  reopenedAt: null,
  processChangedAt: null,
  closedAt: null,
  finishedAt: null,
  extension: null,
  pauses: [],
} satisfies Partial<Moving>

/** More stays than any real dossier has: who goes round and round is stopped here. */
const MOST_STAYS = 200

interface World {
  readonly process: Process
  readonly pretence: Pretence
  readonly term: Term
  readonly facts: Facts
}

/** How far a pretended dossier has come. */
interface Way {
  readonly steps: readonly DossierStep[]
  readonly stays: readonly Stay[]
  readonly dueAt: Date
  readonly secondPart: Moving['secondPart']
  /** When open steps end that the wait for papers has moved. */
  readonly moved: ReadonlyMap<number, Date>
  readonly waited: EndedPause | null
}

/**
 * Walks a pretended dossier through a process, by the rules by which real ones move: each step opens when everything
 * that can lead to it is done, and takes all the hours it has, reception too. Papers that it waits for stop every open
 * step and move the due date, as the law has it.
 */
export function rehearse(
  process: Process,
  pretence: Pretence,
  { term, facts }: { readonly term: Term; readonly facts: Facts },
): Rehearsal {
  const world = { process, pretence, term, facts }
  const { start } = pretence
  const dueAt = facts.terms.dossierDueAt(start, runningPart({ term, secondPart: null }))
  const first = opened(
    opening(process.firstStep, 1, { dueAt, facts: { ...facts, now: start } }),
    start,
  )
  const begun = {
    steps: [first],
    stays: [],
    dueAt,
    secondPart: null,
    moved: new Map(),
    waited: null,
  }
  let way: Way = supplemented(begun, world, start)
  while (way.stays.length < MOST_STAYS) {
    const [next] = openSteps(way).toSorted(
      (one, other) => endOf(one, way, world).getTime() - endOf(other, way, world).getTime(),
    )
    const { stays, waited } = way
    if (next === undefined) return { stays, dueAt: way.dueAt, endsAt: endsAt(stays, start), waited }
    way = ended(way, next, world)
  }
  return { stays: way.stays, dueAt: way.dueAt, endsAt: null, waited: way.waited }
}

/** A step ends, and what follows opens. */
function ended(way: Way, step: DossierStep, world: World): Way {
  const { process, pretence, term, facts } = world
  const { steps, stays, dueAt, secondPart } = way
  const to = endOf(step, way, world)
  const outcome = outcomeOf(process, step, stays, pretence.ways)
  const moving = { ...UNDISTURBED, receivedAt: pretence.start, steps, dueAt, term, secondPart }
  const { opened: openedNow, clock } = following(
    moving,
    process,
    { ...step, outcome },
    { ...facts, now: to },
  )
  const isSecond = clock?.beginsSecondPart === true
  const gone: Way = {
    ...way,
    stays: [...stays, stayOf(step, to, outcome, openedNow)],
    secondPart: isSecond ? { from: to, firstDueAt: dueAt } : secondPart,
    dueAt: (isSecond ? instantOf(clock.dueAt) : null) ?? dueAt,
    steps: [
      ...steps.map((each) => (each === step ? { ...each, closedAt: to, outcome } : each)),
      ...openedNow.map((each) => opened(each, to)),
    ],
  }
  return supplemented(gone, world, to)
}

/** Asks for papers now if the step at which they are asked for has opened, and lets them be brought. */
function supplemented(way: Way, { pretence, term, facts }: World, now: Date): Way {
  const { supplement } = pretence
  const open = openSteps(way)
  if (supplement === null || way.waited !== null) return way
  if (open.every(({ stepId }) => stepId !== supplement.stepId)) return way
  const { law, terms } = facts
  const pause = { from: now, to: terms.workingDaysAfter(now, supplement.days) }
  const isReset = law.supplementTerm === 'reset'
  const end = ({ openedAt, hours }: DossierStep) => {
    if (hours === null) return pause.to
    if (isReset) return terms.stepDueAt(pause.to, hours, null) ?? pause.to
    const before = terms.stepDueAt(openedAt, hours, null) ?? openedAt
    return terms.movedByPause(before, 'working-hours', pause)
  }
  return {
    ...way,
    waited: pause,
    moved: new Map(open.map((step) => [step.ordinal, end(step)])),
    dueAt: isReset
      ? terms.dossierDueAt(pause.to, runningPart({ term, secondPart: way.secondPart }))
      : terms.movedByPause(way.dueAt, term.unit, pause),
  }
}

function endOf(step: DossierStep, way: Way, { process, pretence, facts }: World): Date {
  const { ordinal, openedAt, hours } = step
  const moved = way.moved.get(ordinal)
  if (pretence.atOnce.has(outcomeOf(process, step, way.stays, pretence.ways))) {
    return moved === undefined ? openedAt : (way.waited?.to ?? openedAt)
  }
  return moved ?? facts.terms.stepDueAt(openedAt, hours, null) ?? openedAt
}

function outcomeOf(
  process: Process,
  { stepId }: DossierStep,
  stays: readonly Stay[],
  ways: Ways,
): string {
  const visits = stays.filter((stay) => stay.stepId === stepId).length
  const outcomes = process.step(stepId)?.outcomes ?? []
  const wanted = ways.get(stepId)?.[visits]
  return outcomes.find(({ code }) => code === wanted)?.code ?? outcomes[0]?.code ?? ''
}

function stayOf(
  step: DossierStep,
  to: Date,
  outcome: string,
  openedNow: readonly { readonly ordinal: number }[],
): Stay {
  const { ordinal, stepId, name, role, unitId, hours, openedAt } = step
  const opens = openedNow.map((each) => each.ordinal)
  return { ordinal, stepId, name, role, unitId, hours, from: openedAt, to, outcome, opens }
}

function endsAt(stays: readonly Stay[], start: Date): Date {
  return new Date(Math.max(start.getTime(), ...stays.map(({ to }) => to.getTime())))
}
