import { openPause, openSteps, type Dossier, type Pause, type Term } from './dossier.ts'
import type { SealedEvent } from './events.ts'
import { isOver } from './life-cycle.ts'

/**
 * Why no time is counted now; null while the clock runs, before receipt and after the end. It stands while the person
 * is waited for, and while every open step lies outside the clock.
 */
export function standsFor(dossier: Dossier): Pause['reason'] | null {
  if (dossier.receivedAt === null || isOver(dossier.state)) return null
  if (dossier.openRequest !== null) return 'supplement'
  if (dossier.openFees !== null) return 'payment'
  const open = openSteps(dossier)
  if (open.length === 0 || open.some(({ hours }) => hours !== null)) return null
  return open.some(({ waitsFor }) => waitsFor === 'tax') ? 'tax' : 'outside-clock'
}

/** The part of the term that runs: the whole of it where there are no parts. */
export function runningPart({ term, secondPart }: Pick<Dossier, 'term' | 'secondPart'>): Term {
  const { parts, ...whole } = term
  return parts === undefined ? whole : { ...whole, value: parts[secondPart === null ? 0 : 1] }
}

/** Whether the dossier only waits until the financial obligation is met (national status 6). */
export function waitsForTax(dossier: Dossier): boolean {
  return standsFor(dossier) === 'tax'
}

/** What an event has made of a dossier, with its stretches that do not count and the state that goes with them. */
export function timed(before: Dossier, after: Dossier, event: SealedEvent): Dossier {
  const isHandled = after.state === 'received' || after.state === 'processing'
  const state = isHandled && waitsForTax(after) ? 'awaiting-payment' : after.state
  return { ...after, state, pauses: pausesAfter(before, after, event) }
}

/** A pause that goes on stays one; made good in between, it ends there and begins anew. */
function pausesAfter(before: Dossier, after: Dossier, event: SealedEvent): readonly Pause[] {
  const reason = standsFor(after)
  const lasting = openPause(before)
  if (lasting !== null && reason !== null && !settles(event)) return before.pauses
  const ended = before.pauses.map((pause) =>
    pause === lasting ? { ...pause, to: event.at } : pause,
  )
  return reason === null ? ended : [...ended, { from: event.at, to: null, reason }]
}

/** Whether an event says what is due from now on. */
function settles({ type, data }: SealedEvent): boolean {
  switch (type) {
    case 'supplement.requested':
    case 'payment.requested':
    case 'dossier.transferred':
    case 'dossier.carried-over':
    case 'process.changed':
      return data.settled !== null
    case 'payment.recorded':
      return data.resumed !== null
    case 'payment.voided':
      return (data.reopened?.settled ?? null) !== null
    case 'step.completed':
    case 'step.sent-back':
    case 'result.signed':
    case 'result.issued':
      return data.clock !== null
    case 'dossier.received':
    case 'dossier.reopened':
    case 'dossier.extended':
    case 'supplement.provided':
      return true
    default:
      return false
  }
}
