import type { UnitId } from '#kernel/id'
import { runningPart } from '../clock.ts'
import { openSteps, type DossierStep, type StepRole, type Term } from '../dossier.ts'
import { instantOf, opened } from '../evolve-aside.ts'
import type { Facts, Process } from '../facts.ts'
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

export interface Rehearsal {
  readonly stays: readonly Stay[]
  /** Of a term in two parts that of the second, once the wait for tax is over. */
  readonly dueAt: Date
  /** When the last stay ends; null when it does not end within so many stays as a dossier may have. */
  readonly endsAt: Date | null
}

/** Nothing stops it on its way or moves its date but the wait for tax. */
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

/**
 * Walks a pretended dossier through a process, by the rules by which real ones move: each step opens when everything
 * that can lead to it is done, and takes all the hours it has, reception too.
 */
export function rehearse(
  process: Process,
  start: Date,
  ways: Ways,
  { term, facts }: { readonly term: Term; readonly facts: Facts },
): Rehearsal {
  let dueAt = facts.terms.dossierDueAt(start, runningPart({ term, secondPart: null }))
  let secondPart: Moving['secondPart'] = null
  const at = (now: Date): Facts => ({ ...facts, now })
  let steps: readonly DossierStep[] = [
    opened(opening(process.firstStep, 1, { dueAt, facts: at(start) }), start),
  ]
  const stays: Stay[] = []
  while (stays.length < MOST_STAYS) {
    const [next] = openSteps({ steps }).toSorted(
      (one, other) => endOf(one, facts).getTime() - endOf(other, facts).getTime(),
    )
    if (next === undefined) return { stays, dueAt, endsAt: endsAt(stays, start) }
    const to = endOf(next, facts)
    const outcome = outcomeOf(process, next, stays, ways)
    const moving = { ...UNDISTURBED, receivedAt: start, steps, dueAt, term, secondPart }
    const { opened: openedNow, clock } = following(moving, process, { ...next, outcome }, at(to))
    stays.push(stayOf(next, to, outcome, openedNow))
    if (clock?.beginsSecondPart === true) {
      secondPart = { from: to, firstDueAt: dueAt }
      dueAt = instantOf(clock.dueAt) ?? dueAt
    }
    steps = [
      ...steps.map((step) => (step === next ? { ...step, closedAt: to, outcome } : step)),
      ...openedNow.map((step) => opened(step, to)),
    ]
  }
  return { stays, dueAt, endsAt: null }
}

function endOf({ openedAt, hours }: DossierStep, { terms }: Facts): Date {
  return terms.stepDueAt(openedAt, hours, null) ?? openedAt
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
