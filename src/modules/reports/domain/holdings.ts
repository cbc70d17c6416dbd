import type { AccountId } from '#kernel/id'
import type { Holding } from './attribution.ts'

/** A line of the history that says who holds a stay, as far as it says so. */
export interface HoldingEvent {
  readonly type: string
  readonly at: Date
  readonly actorId: AccountId
  readonly data: unknown
}

interface HoldingData {
  readonly ordinal?: number
  readonly to?: AccountId
  readonly opened?: readonly { readonly ordinal: number; readonly assigneeId: AccountId | null }[]
}

/**
 * Who held a stay from when, from its opening on. One that was never taken before it was done lay
 * with the one who did it.
 */
export function holdingsOf(
  stay: {
    readonly ordinal: number
    readonly openedAt: Date
    readonly closedAt: Date | null
    readonly assigneeId: AccountId | null
  },
  events: readonly HoldingEvent[],
): Holding[] {
  const turns = events.flatMap(({ type, at, actorId, data }): Holding[] => {
    const { ordinal, to, opened } = data as HoldingData
    const begun = opened?.find((step) => step.ordinal === stay.ordinal)
    if (begun !== undefined) return [{ from: stay.openedAt, holderId: begun.assigneeId }]
    if (ordinal !== stay.ordinal) return []
    if (type === 'step.claimed') return [{ from: at, holderId: actorId }]
    if (type === 'step.released') return [{ from: at, holderId: null }]
    return type === 'step.assigned' ? [{ from: at, holderId: to ?? null }] : []
  })
  const wasHeld = turns.some(({ holderId }) => holderId !== null)
  if (!wasHeld && stay.closedAt !== null) {
    return [{ from: stay.openedAt, holderId: stay.assigneeId }]
  }
  const [first] = turns
  return first?.from.getTime() === stay.openedAt.getTime()
    ? turns
    : [{ from: stay.openedAt, holderId: null }, ...turns]
}
