import type { AccountId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'

/** A stay at a step, as far as a hand-over tells of it. */
export interface Stay {
  readonly ordinal: number
  readonly name: string
  readonly unitId: UnitId
  readonly assigneeId: AccountId | null
  readonly dueAt: Date | null
}

/** A line of the history, as far as a hand-over tells of it. */
export interface Happening {
  readonly type: string
  readonly at: Date
  readonly actorName: string
  readonly data: unknown
}

/** The dossier passed on: from a stay that ended to one that began. */
export interface HandOver {
  readonly at: Date
  readonly giver: string
  readonly from: Stay
  /** Null when nothing began: the way is at its end, or another branch is waited for. */
  readonly to: Stay | null
  readonly isBackward: boolean
  /** What the giver wrote. */
  readonly note: string | null
}

/** The data of the events by which a step ends and others begin. */
interface Passing {
  readonly ordinal?: number
  readonly reception?: { readonly ordinal: number }
  readonly opened: readonly { readonly ordinal: number }[]
  readonly note?: string | null
  /** Of a transfer, a takeover or another process: the stays that end together, and why. */
  readonly left?: readonly number[]
  readonly reason?: string
}

const PASSING: ReadonlySet<string> = new Set([
  'dossier.received',
  'dossier.transferred',
  'dossier.carried-over',
  'process.changed',
  'step.completed',
  'step.sent-back',
  'result.signed',
  'result.issued',
])

/**
 * Every hand-over of a dossier, oldest first. What ends and begins together is paired in order; a step that begins several
 * branches passes the dossier on to each, and several that end in one to that one.
 */
export function handOversOf(happened: readonly Happening[], stays: readonly Stay[]): HandOver[] {
  const stayAt = new Map(stays.map((stay) => [stay.ordinal, stay]))
  return happened.flatMap(({ type, at, actorName, data }) => {
    if (!PASSING.has(type)) return []
    const { ordinal, reception, left, opened, note, reason } = data as Passing
    const ended = (left ?? [ordinal ?? reception?.ordinal ?? -1]).map((each) => stayAt.get(each))
    const begun = opened.map((step) => stayAt.get(step.ordinal))
    if (ended.length === 0) return [] // sent on before anyone handled it
    return Array.from({ length: Math.max(ended.length, begun.length) }, (_, place) => {
      const from = ended[place] ?? ended.at(-1)
      if (from === undefined) throw new Error(`${type} ends a step that never was`)
      return {
        at,
        giver: actorName,
        from,
        to: begun[place] ?? begun.at(-1) ?? null,
        isBackward: type === 'step.sent-back',
        note: note ?? reason ?? null,
      }
    })
  })
}

/** Early on a day before the due day, late after the due instant, on time between; null without a due instant. */
export function standingOf(
  { from, at }: Pick<HandOver, 'from' | 'at'>,
  workingHours: (from: Date, to: Date) => number,
): { readonly standing: 'early' | 'on-time' | 'late'; readonly workingHours: number } | null {
  const { dueAt } = from
  if (dueAt === null) return null
  if (at > dueAt) return { standing: 'late', workingHours: workingHours(dueAt, at) }
  const standing = dayOf(at) < dayOf(dueAt) ? 'early' : 'on-time'
  return { standing, workingHours: workingHours(at, dueAt) }
}
