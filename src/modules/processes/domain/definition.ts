import type { Day } from '#kernel/day'
import type { ProcessVersionId } from '#kernel/id'

/** An internal process as approved: which unit and role does what, in how many hours, and what follows. */
export interface ProcessDefinition {
  readonly steps: readonly ProcessStep[]
}

/** One approved version. A running dossier keeps the version it was received under. */
export interface ProcessVersion {
  readonly id: ProcessVersionId
  readonly procedureCode: string
  readonly number: number
  readonly effectiveFrom: Day
  /** The approving decision. */
  readonly approvedBy: string
  readonly definition: ProcessDefinition
}

export type StepRole = 'reception' | 'handler' | 'division-head' | 'approver' | 'clerk'

export interface ProcessStep {
  /** `b1`, `b2`, … as in the official table. */
  readonly id: string
  readonly name: string
  readonly at: StepPlace
  readonly role: StepRole
  /** Working hours; null for a step outside the clock. */
  readonly hours: number | null
  /** At least one; the first is the usual one. */
  readonly outcomes: readonly Outcome[]
  /** Paper or result the step makes, in words. */
  readonly produces: string | null
}

/** How a step can end, and the steps that open then: none ends the process, several run side by side. */
export interface Outcome {
  readonly code: string
  readonly name: string
  readonly next: readonly string[]
}

/** Where a step happens, found when a dossier is received. */
export type StepPlace =
  /** The one-stop place that received the dossier. */
  | { readonly at: 'receiving' }
  /**
   * The agency that decides, or in it the first of these divisions that it has; the agency itself
   * when it has none of them.
   */
  | { readonly at: 'competent'; readonly divisions: readonly string[] }
  /** A certain unit, by slug. */
  | { readonly at: 'unit'; readonly slug: string }
