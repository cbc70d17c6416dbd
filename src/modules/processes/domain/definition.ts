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
  /** Working hours; null for a step outside the clock: while only such steps are open, no time is counted. */
  readonly hours: number | null
  /**
   * What a step outside the clock waits for: that a financial obligation told by the tax authority is met. With it
   * the first part of a term in two parts ends, and with its proof the second begins.
   */
  readonly waitsFor?: 'tax' | undefined
  /** Opens only for dossiers of which this holds; the others go on along its first outcome. */
  readonly onlyIf?: Condition | undefined
  /** Whoever has it may pass it over; it then goes on along its first outcome. */
  readonly optional?: true | undefined
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
  /** Chosen only for dossiers of which this holds. */
  readonly when?: Condition | undefined
}

/** What must hold of a dossier: of each list that is given, one of its values. */
export interface Condition {
  readonly cases?: readonly string[] | undefined
  readonly channels?: readonly Traits['channel'][] | undefined
  readonly applicants?: readonly Traits['applicantKind'][] | undefined
}

/** What conditions ask of a dossier. */
export interface Traits {
  readonly caseId: string | null
  readonly channel: 'online' | 'counter' | 'post'
  readonly applicantKind: 'citizen' | 'business' | 'organisation' | 'household-business'
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
