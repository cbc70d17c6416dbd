import type { Day } from '#kernel/day'
import type { RefusalCode } from '#kernel/refusal-codes'

/** A step in a unit where nobody holds its role. */
export interface UnheldRole {
  readonly stepId: string
  readonly unitName: string
}

/** What is known of a procedure that is to go by a process from a day on. */
export interface Candidate {
  readonly isKnown: boolean
  /** On the first day of the process. */
  readonly isInForce: boolean
  /** The version of its process approved last; null when it has none. */
  readonly latest: {
    readonly effectiveFrom: Day
    readonly effectiveTo: Day | null
    /** It is the very process that is to be assigned. */
    readonly isSame: boolean
  } | null
  /** What makes the process unfit for this procedure, as it would be told at its approval. */
  readonly faults: readonly string[]
  /** Working hours of the longest way, and those that the time limit of the procedure gives. */
  readonly hours: number
  readonly limit: number
  readonly placesWithoutUnit: number
  readonly unheld: readonly UnheldRole[]
}

/** From when a process is to hold, and whether units in which nobody holds a role yet are taken along. */
export interface Wish {
  readonly effectiveFrom: Day
  readonly allowUnheld: boolean
}

/**
 * What becomes of a procedure: it gets the process, it has it already, or it does not get it. One that has it already
 * needs nothing, however often it is asked for.
 */
export type Outcome =
  | { readonly outcome: 'assigned' | 'present'; readonly refusal: null }
  | { readonly outcome: 'refused'; readonly refusal: RefusalCode }

/** What becomes of a procedure that is to go by a process; the first reason not to is told. */
export function outcomeOf(candidate: Candidate, wish: Wish): Outcome {
  if (isPresent(candidate.latest)) return { outcome: 'present', refusal: null }
  const refusal = whyNotAssign(candidate, wish)
  return refusal === null ? { outcome: 'assigned', refusal: null } : { outcome: 'refused', refusal }
}

/** Whether a procedure goes by the process, or will, with no end to it. */
export function isPresent(latest: Candidate['latest']): boolean {
  return latest !== null && latest.isSame && latest.effectiveTo === null
}

function whyNotAssign(
  { isKnown, isInForce, latest, placesWithoutUnit, unheld, ...fit }: Candidate,
  { effectiveFrom, allowUnheld }: Wish,
): RefusalCode | null {
  if (!isKnown) return 'not-found/procedure'
  if (!isInForce) return 'conflict/procedure-not-in-force'
  if (latest !== null && latest.effectiveFrom >= effectiveFrom)
    return 'conflict/later-version-exists'
  if (fit.faults.length > 0) return whyUnfit(fit)
  if (placesWithoutUnit > 0) return 'conflict/step-without-unit'
  return unheld.length > 0 && !allowUnheld ? 'conflict/step-role-unheld' : null
}

/** A process that was approved once is sound; for another procedure its hours or its parts may be wrong. */
function whyUnfit({ faults, hours, limit }: Pick<Candidate, 'faults' | 'hours' | 'limit'>) {
  if (faults.includes('no-step-between-two-parts')) return 'conflict/process-without-tax-step'
  if (!faults.includes('hours-differ-from-time-limit')) return 'invalid/process-unsound'
  return hours > limit ? 'conflict/process-above-time-limit' : 'conflict/process-below-time-limit'
}
