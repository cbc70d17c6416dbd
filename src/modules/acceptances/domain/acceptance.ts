import type { Day } from '#kernel/day'
import type { AcceptanceDecisionId, AccountId } from '#kernel/id'

export const ACCEPTANCE_LEVELS = ['province', 'district', 'commune'] as const
export type AcceptanceLevel = (typeof ACCEPTANCE_LEVELS)[number]

/** Whether the one-stop places of a level receive a procedure. */
export interface AcceptanceLine {
  readonly code: string
  readonly level: AcceptanceLevel
  /** Why they do not receive it; null when they do. */
  readonly reason: string | null
}

/** A decision of the chair of the province on what the one-stop places receive. */
export interface AcceptanceDecision {
  readonly id: AcceptanceDecisionId
  readonly number: string
  readonly decidedOn: Day
  /** Office and name. */
  readonly signer: string
  readonly effectiveFrom: Day
  /** Whether the lists of all decisions before it no longer hold. */
  readonly replacesEarlier: boolean
  readonly recordedAt: Date
  readonly recordedBy: AccountId
}

/** Names a line among all that hold: a procedure has one at each level. */
export function acceptanceKey({ code, level }: Pick<AcceptanceLine, 'code' | 'level'>): string {
  return `${code}/${level}`
}

/** The decisions that still speak, of those in effect, oldest first: the last that replaces what was before, and later ones. */
export function stillSpeaking<Decision extends Pick<AcceptanceDecision, 'replacesEarlier'>>(
  oldestFirst: readonly Decision[],
): readonly Decision[] {
  const last = oldestFirst.findLastIndex(({ replacesEarlier }) => replacesEarlier)
  return oldestFirst.slice(Math.max(last, 0))
}

/** What holds of lists given oldest first: of a procedure at a level, what the last of them says. */
export function linesInForce(
  lists: readonly (readonly AcceptanceLine[])[],
): ReadonlyMap<string, AcceptanceLine> {
  return new Map(lists.flat().map((line) => [acceptanceKey(line), line]))
}

/** Something wrong with a line of a list. */
export interface LineFault {
  readonly at: number
  readonly code: 'line-repeated' | 'level-not-of-procedure' | 'procedure-unknown'
}

/** What is wrong with a list, given the levels at which each procedure is settled on its day; null when there is none. */
export function faultsOfList(
  lines: readonly AcceptanceLine[],
  levelsOf: (code: string) => readonly string[] | null,
): LineFault[] {
  const firstAt = new Map<string, number>()
  return lines.flatMap((line, at): LineFault[] => {
    const key = acceptanceKey(line)
    if (firstAt.has(key)) return [{ at, code: 'line-repeated' }]
    firstAt.set(key, at)
    const levels = levelsOf(line.code)
    if (levels === null) return [{ at, code: 'procedure-unknown' }]
    return levels.includes(line.level) ? [] : [{ at, code: 'level-not-of-procedure' }]
  })
}

/**
 * Why the one-stop places of a level do not receive a procedure, or null when they do or no list says. Where it is not
 * settled at their level no list can name it there: it is refused when it is refused wherever it is settled.
 */
export function whyNotAt(
  lines: readonly AcceptanceLine[],
  levels: readonly AcceptanceLevel[],
  at: AcceptanceLevel,
): string | null {
  const speaking = levels.includes(at) ? [at] : levels
  const reasons = speaking.map(
    (level) => lines.find((line) => line.level === level)?.reason ?? null,
  )
  return reasons.includes(null) ? null : (reasons[0] ?? null)
}
