import type { AccountId, ProcessVersionId, UnitId } from '#kernel/id'
import type { StepRole, Term } from './dossier.ts'

/** What a decision may know beside the dossier: the time, the law, the calendar, the process. */
export interface Facts {
  readonly now: Date
  readonly doerId: AccountId
  readonly law: Law
  readonly terms: Terms
}

/** What may be done now turns on the time, the law and the calendar; whoever does it. */
export type Circumstances = Omit<Facts, 'doerId'>

/** The rules of the dossier's own rulebook that decisions here turn on. */
export interface Law {
  readonly mostSupplementRequests: number | null
  readonly supplementTerm: 'pause' | 'reset'
  /** How many working days a person is given to bring papers, where nobody says otherwise. */
  readonly daysToAnswer: number
  readonly mostExtensions: number
  /** What silence of a unit asked for its opinion means, and which text says so; null for nothing. */
  readonly silentOpinion: { readonly effect: 'agreed' | 'left-out'; readonly basis: string } | null
}

/** A stretch that did not count. */
export interface EndedPause {
  readonly from: Date
  readonly to: Date
}

/** The working calendar of the agency, asked through questions about values. */
export interface Terms {
  /** When a dossier is due whose term runs from `start`. */
  dossierDueAt(start: Date, term: Term): Date
  /** A due instant moved on by a pause that has ended, as terms of that unit are counted. */
  movedByPause(dueAt: Date, unit: Term['unit'], pause: EndedPause): Date
  /** When a step is due: its hours from when it opened, never after the dossier; null without hours. */
  stepDueAt(opened: Date, hours: number | null, latest: Date | null): Date | null
  /** The end of the working day so many working days after the one of `from`. */
  workingDaysAfter(from: Date, days: number): Date
  /**
   * When a time ends that was given until `told`: then, or at the end of the next working day where that day is a day
   * off by now, as one may be declared after it was told (Civil Code, art. 148).
   */
  periodEnd(told: Date): Date
  /** The end of the working day before the one on which `instant` falls. */
  workingDayBefore(instant: Date): Date
}

/** The approved process, with its places already found for this dossier. */
export interface Process {
  readonly versionId: ProcessVersionId
  readonly firstStep: ProcessStep
  step(id: string): ProcessStep | null
  /** Whether no step signs or issues, so that the last completion makes the result. */
  readonly endsWithoutDecision: boolean
}

export interface ProcessStep {
  readonly id: string
  readonly name: string
  readonly role: StepRole
  readonly unitId: UnitId
  readonly hours: number | null
  readonly waitsFor: 'tax' | null
  readonly outcomes: readonly {
    readonly code: string
    readonly name: string
    readonly next: readonly string[]
  }[]
}
