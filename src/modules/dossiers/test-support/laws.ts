import { isDeepStrictEqual } from 'node:util'
import { formatInstantOrNull } from '#kernel/instant'
import { standsFor, waitsForTax } from '../domain/clock.ts'
import {
  amountPaid,
  openPause,
  openSteps,
  type Dossier,
  type DossierState,
} from '../domain/dossier.ts'
import { countedAnew } from '../domain/due-dates/counted-anew.ts'
import type { SealedEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Facts } from '../domain/facts.ts'
import { isOver } from '../domain/life-cycle.ts'
import { stillOwed } from '../domain/money/fee-requests.ts'

/** What an event may make of a state; T1 to T22 of the specification. */
const LEADS_TO: Readonly<Partial<Record<string, readonly DossierState[]>>> = {
  'dossier.received': ['received', 'awaiting-payment'],
  'dossier.refused': ['refused'],
  'dossier.withdrawn': ['withdrawn'],
  'dossier.stopped': ['stopped'],
  'dossier.transferred': ['awaiting-payment'],
  'dossier.carried-over': ['awaiting-payment'],
  'process.changed': ['awaiting-payment'],
  'supplement.requested': ['awaiting-supplement'],
  'supplement.provided': ['submitted', 'processing', 'awaiting-payment'],
  'step.claimed': ['processing'],
  'step.completed': ['processing', 'awaiting-payment', 'finished'],
  'step.sent-back': ['processing', 'awaiting-payment'],
  'result.signed': ['processing', 'finished'],
  'result.issued': ['processing', 'finished'],
  'payment.requested': ['awaiting-payment'],
  'payment.recorded': ['processing'],
  'payment.voided': ['awaiting-payment'],
  'result.handed-over': ['returned'],
  'result.corrected': ['finished'],
  'dossier.reopened': ['submitted', 'processing', 'awaiting-supplement', 'awaiting-payment'],
}

const MOVES_THE_DUE_DATE = new Set([
  'dossier.received',
  'dossier.extended',
  'due-date.moved',
  'supplement.provided',
  'payment.recorded',
  'dossier.reopened',
])

/** Events that move it, too, when they come while the clock stands. */
const MAKES_GOOD = new Set([
  'step.completed',
  'step.sent-back',
  'supplement.requested',
  'payment.requested',
  'payment.voided',
  'dossier.transferred',
  'dossier.carried-over',
  'process.changed',
])

const FINAL = new Set<DossierState>(['refused', 'withdrawn', 'stopped', 'returned'])

/** The orders that alone undo an end, and which of them. */
const UNDOES: Readonly<Partial<Record<string, readonly DossierState[]>>> = {
  'result.corrected': ['returned'],
  'dossier.reopened': ['refused', 'withdrawn', 'stopped'],
}

/** A history as it was lived: from where, through which events and states, to where. */
export interface LivedHistory {
  readonly start: Dossier
  readonly dossier: Dossier
  readonly events: readonly SealedEvent[]
  readonly states: readonly Dossier[]
  /** By what each state is counted; missing where only what came out is known. */
  readonly counts?: readonly CountedBy[]
}

type CountedBy = Pick<Facts, 'law' | 'terms'>

/**
 * Throws at the first thing in a history that the law does not know: a state reached otherwise, an
 * end undone, a due date moved without its cause, a step that nobody has. And replay gives the same.
 */
export function requireLawful({ start, dossier, events, states, counts = [] }: LivedHistory): void {
  let before: Dossier = start
  for (const [at, event] of events.entries()) {
    const now = states[at] ?? dossier
    requireLawfulStep(before, event, now)
    whole(now)
    const by = counts[at]
    if (by !== undefined && isRunning(now)) wellCounted(now, by)
    before = now
  }
  requireNoDebtForgotten(events, states)
  if (events.some(({ seq }, at) => seq !== start.version + at + 1)) {
    throw new Error('the numbers of the events have a gap')
  }
  if (!isDeepStrictEqual(events.reduce(evolve, start), dossier)) {
    throw new Error('replay leads elsewhere')
  }
}

/** While a dossier is handled and waits for no money, all that was asked for has been paid and holds. */
function requireNoDebtForgotten(events: readonly SealedEvent[], states: readonly Dossier[]): void {
  let asked = 0
  for (const [at, { type, data }] of events.entries()) {
    const now = states[at]
    if (now === undefined) return
    if (type === 'payment.requested') for (const { amount } of data.fees) asked += amount
    if (isOver(now.state)) asked = 0 // what is owed then is not asked for again
    if (now.openFees === null && amountPaid(now) < asked) throw new Error('a debt was forgotten')
  }
}

function requireLawfulStep(before: Dossier, event: SealedEvent, now: Dossier): void {
  const mayBecome = LEADS_TO[event.type]
  if (now.state !== before.state && mayBecome?.includes(now.state) !== true) {
    throw new Error(`${event.type} led from ${before.state} to ${now.state}`)
  }
  const mayUndo = UNDOES[event.type]?.includes(before.state) === true
  if (FINAL.has(before.state) && now.state !== before.state && !mayUndo) {
    throw new Error('an end was undone')
  }
  if (event.type === 'result.corrected' && now.result?.replaces !== before.result?.number) {
    throw new Error('the number before was forgotten')
  }
  const moved = now.dueAt?.getTime() !== before.dueAt?.getTime()
  const stood = MAKES_GOOD.has(event.type) && openPause(before) !== null
  if (moved && !stood && !MOVES_THE_DUE_DATE.has(event.type))
    throw new Error(`${event.type} moved the due date`)
  if (before.originalDueAt !== null && now.originalDueAt !== before.originalDueAt) {
    throw new Error('the first due date changed')
  }
  if (before.receivedAt !== null && now.calendarUnitId !== before.calendarUnitId) {
    throw new Error('the date is counted by another calendar than the one by which it was given')
  }
  if (event.type === 'dossier.reopened' && before.reopenedAt !== null) {
    throw new Error('an end was undone twice')
  }
}

function isRunning(dossier: Dossier): boolean {
  return dossier.receivedAt !== null && !isOver(dossier.state) && openPause(dossier) === null
}

/** Counted step by step as it was lived, it is due when it would be if all of it were counted now. */
function wellCounted(dossier: Dossier, by: CountedBy): void {
  const counted = countedAnew(dossier, by)
  const lived = {
    dueAt: formatInstantOrNull(dossier.dueAt),
    stepsDue: openSteps(dossier).map(({ ordinal, dueAt }) => ({
      ordinal,
      dueAt: formatInstantOrNull(dueAt),
    })),
  }
  if (!isDeepStrictEqual(counted, lived)) {
    throw new Error(`due ${JSON.stringify(lived)}, counted ${JSON.stringify(counted)}`)
  }
}

/** What holds of a dossier at any time. */
function whole(dossier: Dossier): void {
  const open = openSteps(dossier)
  const isHandled = dossier.receivedAt !== null && !isOver(dossier.state)
  const faults = [
    isHandled && open.length === 0 ? 'nobody has it' : null,
    isOver(dossier.state) && open.length > 0 ? 'a step is open after the end' : null,
    new Set(open.map(({ stepId }) => stepId)).size < open.length ? 'a step is open twice' : null,
    isOver(dossier.state) !== (dossier.closedAt !== null) ? 'the end has no time' : null,
    ['finished', 'returned'].includes(dossier.state) && dossier.result === null
      ? 'it ended without a result'
      : null,
    isOver(dossier.state) && openPause(dossier) !== null ? 'a pause outlives it' : null,
    (dossier.state === 'awaiting-payment') !==
    (waitsForTax(dossier) || (dossier.openFees !== null && dossier.openRequest === null))
      ? 'it waits for no money'
      : null,
    (stillOwed(dossier) ?? 1) <= 0 ? 'it waits for money that was paid' : null,
    standsFor(dossier) !== (openPause(dossier)?.reason ?? null)
      ? 'the clock is not as it is'
      : null,
    pausesOverlap(dossier) ? 'time stands still twice' : null,
    (dossier.state === 'awaiting-supplement') !== (dossier.openRequest !== null)
      ? 'it waits for no paper'
      : null,
    amountPaid(dossier) < 0 ? 'less than nothing was paid' : null,
  ].filter((fault) => fault !== null)
  if (faults.length > 0) throw new Error(`${dossier.state}: ${faults.join(', ')}`)
}

function pausesOverlap({ pauses }: Dossier): boolean {
  return pauses.some(({ from }, at) => at > 0 && (pauses[at - 1]?.to ?? Infinity) > from)
}
