import type { Chance } from './chance.ts'

/** What chance has in store for a dossier when it is filed. */
export interface Fate {
  readonly channel: 'online' | 'counter'
  readonly end: 'result' | 'refused' | 'withdrawn' | 'stopped'
  /** After how many events it is withdrawn or stopped. */
  readonly endsAfter: number
  /** Whether, and when, the person is asked for papers, and whether they bring them. */
  readonly asked: 'never' | 'before-receipt' | 'in-handling'
  readonly isSilent: boolean
  /** What share of its term handling takes; more than the whole is late. */
  readonly pace: number
  readonly isApologisedFor: boolean
  readonly isSentBack: boolean
  readonly isPaidFor: boolean
  /** Whether the result is fetched. */
  readonly isFetched: boolean
}

const ONLINE = 0.55
const LATE = 0.06

/** As dossiers of a province end: nine in ten with a result, one in seventeen late. */
export function fateOf(chance: Chance): Fate {
  const channel = chance.is(ONLINE) ? 'online' : 'counter'
  const isLate = chance.is(LATE)
  return {
    channel,
    end: endOf(chance, channel),
    endsAfter: 2 + chance.below(3),
    asked: askedOf(chance.share()),
    isSilent: chance.is(0.12),
    pace: isLate ? chance.between(1.05, 2.2) : chance.between(0.15, 0.92),
    isApologisedFor: chance.is(0.5),
    isSentBack: chance.is(0.03),
    isPaidFor: chance.is(0.8),
    isFetched: chance.is(0.97),
  }
}

/** The same for what cannot be filed online. */
export function atCounter(fate: Fate): Fate {
  return { ...fate, channel: 'counter', end: fate.end === 'withdrawn' ? 'result' : fate.end }
}

/** Only who has an account withdraws by themselves. */
function endOf(chance: Chance, channel: Fate['channel']): Fate['end'] {
  const share = chance.share()
  if (share < 0.02) return 'refused'
  if (share < 0.03) return channel === 'online' ? 'withdrawn' : 'result'
  return share < 0.034 ? 'stopped' : 'result'
}

function askedOf(share: number): Fate['asked'] {
  if (share < 0.03) return 'before-receipt'
  return share < 0.06 ? 'in-handling' : 'never'
}
