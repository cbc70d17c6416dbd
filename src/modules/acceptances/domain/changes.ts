import type { AcceptanceDecision, AcceptanceLevel, AcceptanceLine } from './acceptance.ts'

/** What lists come to, by `acceptanceKey`. */
export type HeldLines = ReadonlyMap<string, AcceptanceLine>

export const CHANGE_KINDS = ['received', 'not-received', 'other-reason', 'left-out'] as const

/** What a decision changes of a procedure at a level. */
export interface AcceptanceChange {
  readonly code: string
  readonly level: AcceptanceLevel
  readonly kind: (typeof CHANGE_KINDS)[number]
  readonly before: AcceptanceLine | null
  readonly after: AcceptanceLine | null
}

/** What differs between two lists, by code and level. */
export function changesBetween(before: HeldLines, after: HeldLines): AcceptanceChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null]
    const kind = kindOf(was, is)
    const named = is ?? was
    if (kind === null || named === null) return []
    return [{ code: named.code, level: named.level, kind, before: was, after: is }]
  })
}

function kindOf(
  before: AcceptanceLine | null,
  after: AcceptanceLine | null,
): AcceptanceChange['kind'] | null {
  if (after === null) return 'left-out'
  if (before?.reason === after.reason) return null
  if (after.reason === null) return 'received'
  return before === null || before.reason === null ? 'not-received' : 'other-reason'
}

type Standing = Pick<AcceptanceDecision, 'effectiveFrom' | 'decidedOn'>

/** The decisions that stand before one that is still to be recorded: those of earlier days, and of its day those signed no later. */
export function standingBefore<Decision extends Standing>(
  oldestFirst: readonly Decision[],
  { effectiveFrom, decidedOn }: Standing,
): readonly Decision[] {
  return oldestFirst.filter(
    (each) =>
      each.effectiveFrom < effectiveFrom ||
      (each.effectiveFrom === effectiveFrom && each.decidedOn <= decidedOn),
  )
}
