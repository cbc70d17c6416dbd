import type { AccountId } from '#kernel/id'

/** A stay of a dossier at a step, as far as lateness asks. */
export interface Stay {
  readonly openedAt: Date
  readonly dueAt: Date
  /** Null while it is open. */
  readonly closedAt: Date | null
  /** Stretches of the dossier that do not count, oldest first; `to` is null while one lasts. */
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[]
  /** Who held it from when, oldest first, from its opening; null for nobody. */
  readonly holdings: readonly Holding[]
}

export interface Holding {
  readonly from: Date
  readonly holderId: AccountId | null
}

/** Working hours by which a stay is late that lay with one holder. */
export interface LateShare {
  /** Null for hours in which nobody of the unit had taken it. */
  readonly holderId: AccountId | null
  readonly hours: number
}

/** By how much a stay is late, and with whom the hours lay. */
export interface StayLateness {
  /** Whether it was late before it came here: the due instant had passed when the stay began. */
  readonly isInherited: boolean
  readonly shares: readonly LateShare[]
}

/**
 * The lateness of a stay against its own due instant, in working hours, each with whoever held the
 * stay then; null when it is not late. No stay answers for more than the time it had the dossier.
 *
 * The late hours are the last ones of the stay that were no pause: a due instant is moved on by a
 * pause wherever the pause lies, so that the hours after it would count a late pause and miss late
 * work.
 */
export function latenessOf(
  stay: Stay,
  now: Date,
  workingHours: (from: Date, to: Date) => number,
): StayLateness | null {
  const end = countedUntil(stay, now)
  if (end <= stay.dueAt) return null
  let left = workingHours(stay.dueAt, end)
  const shares = new Map<AccountId | null, number>()
  for (const { from, to, holderId } of heldStretches(stay, end).toReversed()) {
    const hours = Math.min(left, workingHours(from, to))
    if (hours <= 0) continue
    shares.set(holderId, inHundredths((shares.get(holderId) ?? 0) + hours))
    left -= hours
  }
  if (shares.size === 0) return null
  return {
    isInherited: stay.dueAt <= stay.openedAt,
    shares: [...shares].map(([holderId, hours]) => ({ holderId, hours })),
  }
}

/** Until when its time is counted: until it ended, or until the pause began in which it did. */
function countedUntil({ closedAt, pauses }: Stay, now: Date): Date {
  const end = closedAt ?? now
  const pause = pauses.find(({ from, to }) => from < end && (to === null || end <= to))
  return pause?.from ?? end
}

/** Hours to the hundredth, as the calendar gives them. */
export function inHundredths(hours: number): number {
  return Math.round(hours * 100) / 100
}

interface Stretch extends Holding {
  readonly to: Date
}

/** The stretches of a stay between its changes of hands, without what was paused. */
function heldStretches({ openedAt, holdings, pauses }: Stay, end: Date): Stretch[] {
  return holdings.flatMap(({ from, holderId }, at) => {
    const begin = latest(from, openedAt)
    const until = earliest(holdings[at + 1]?.from ?? end, end)
    let rest: Stretch[] = begin < until ? [{ from: begin, to: until, holderId }] : []
    for (const pause of pauses) rest = rest.flatMap((stretch) => without(stretch, pause))
    return rest
  })
}

function without(
  stretch: Stretch,
  pause: { readonly from: Date; readonly to: Date | null },
): Stretch[] {
  const resumed = pause.to ?? stretch.to
  if (pause.from >= stretch.to || resumed <= stretch.from) return [stretch]
  return [
    { ...stretch, to: pause.from },
    { ...stretch, from: resumed },
  ].filter(({ from, to }) => from < to)
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other
}
