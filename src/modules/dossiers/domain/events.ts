import type { Day } from '#kernel/day'
import type {
  AccountId,
  FileId,
  FormVersionId,
  ProcedureVersionId,
  ProcessVersionId,
  UnitId,
} from '#kernel/id'
import type {
  Channel,
  Delivery,
  DossierResult,
  FeeRequest,
  HandOver,
  PaidItem,
  RequestedFee,
  RequestedItem,
  SilenceEffect,
  StepRole,
  Term,
} from './dossier.ts'

/**
 * What can happen to a dossier, and what is kept of it. Instants are RFC 3339 text: the data are
 * sealed as JSON. Names and identity numbers of the parties are not here but in their own table;
 * `contentHash` seals who filed with what.
 */
export interface EventData {
  readonly 'dossier.submitted': Submitted
  readonly 'dossier.received': Received
  readonly 'sitting.held': SittingHeld
  readonly 'dossier.refused': { readonly reasons: readonly RequestedItem[] }
  readonly 'supplement.requested': SupplementRequested
  readonly 'supplement.provided': SupplementProvided
  readonly 'step.claimed': StepHeld
  readonly 'step.released': StepHeld
  readonly 'step.assigned': StepHeld & { readonly to: AccountId }
  readonly 'step.completed': StepClosed & {
    readonly documents: readonly NewDocument[]
    readonly result: DossierResultData | null
  }
  readonly 'step.sent-back': StepClosed & {
    readonly toStep: string
    /** Open steps of other branches that begin anew with the step it goes back to. */
    readonly recalled: readonly number[]
    /** Whether what was signed stays signed: nobody signs from there on. Not told by old lines, after which it did not. */
    readonly keepsResult?: boolean
  }
  readonly 'consultation.asked': ConsultationAsked
  readonly 'consultation.answered': { readonly consultation: number; readonly answer: string }
  readonly 'consultation.lapsed': OpinionLapsed
  readonly 'silence.counted': SilenceEffect & { readonly dueAt: string }
  readonly 'payment.requested': { readonly fees: readonly RequestedFee[] } & Settling
  readonly 'payment.recorded': PaymentRecorded
  readonly 'payment.voided': PaymentVoided
  readonly 'receipt.reprinted': { readonly takenBy: ReceiptTaker }
  readonly 'dossier.transferred': Transferred
  readonly 'dossier.carried-over': CarriedOver
  readonly 'dossier.extended': { readonly reason: string } & NewDueDates
  readonly 'due-date.moved': DueDateMoved
  readonly 'dossier.stopped': { readonly reason: string; readonly cause: StopCause }
  readonly 'result.signed': StepClosed & { readonly result: DossierResultData }
  readonly 'result.issued': StepClosed & { readonly result: DossierResultData }
  readonly 'dossier.reopened': Reopened
  readonly 'process.changed': ProcessChanged
  readonly 'result.corrected': { readonly reason: string; readonly result: DossierResultData }
  readonly 'result.handed-over': HandOver
  readonly 'papers.given-back': { readonly ordinals: readonly number[] }
  readonly 'dossier.withdrawn': { readonly reason: string }
}

export type EventType = keyof EventData

/** Every type of event there is. */
export const EVENT_TYPES = Object.keys({
  'dossier.submitted': true,
  'dossier.received': true,
  'sitting.held': true,
  'dossier.refused': true,
  'supplement.requested': true,
  'supplement.provided': true,
  'step.claimed': true,
  'step.released': true,
  'step.assigned': true,
  'step.completed': true,
  'step.sent-back': true,
  'consultation.asked': true,
  'consultation.answered': true,
  'consultation.lapsed': true,
  'silence.counted': true,
  'payment.requested': true,
  'payment.recorded': true,
  'payment.voided': true,
  'receipt.reprinted': true,
  'dossier.extended': true,
  'due-date.moved': true,
  'dossier.stopped': true,
  'dossier.transferred': true,
  'dossier.carried-over': true,
  'result.signed': true,
  'result.issued': true,
  'dossier.reopened': true,
  'process.changed': true,
  'result.corrected': true,
  'result.handed-over': true,
  'papers.given-back': true,
  'dossier.withdrawn': true,
} satisfies Readonly<Record<EventType, true>>) as EventType[]

/** An event as decided, before it is given its number, its time and its hash. */
export type DossierEvent = {
  readonly [Type in EventType]: { readonly type: Type; readonly data: EventData[Type] }
}[EventType]

/** An event in its place: numbered, dated, with who did it and the hash that seals it. */
export type SealedEvent = DossierEvent & {
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly hash: string
  /** For whom the actor stood in; sealed and kept with the data. */
  readonly insteadOf?: AccountId
}

/** The data of an event as they are sealed and kept. */
export function keptData({ data, insteadOf }: DossierEvent & Pick<SealedEvent, 'insteadOf'>) {
  return insteadOf === undefined ? data : { ...data, insteadOf }
}

/** The events of one type. */
export type EventOf<Type extends SealedEvent['type']> = Extract<
  SealedEvent,
  { readonly type: Type }
>

export interface Submitted {
  readonly procedureCode: string
  readonly procedureVersionId: ProcedureVersionId
  readonly procedureName: string
  readonly formVersionId: FormVersionId | null
  readonly caseId: string | null
  readonly channel: Channel
  readonly arrivedOn: Day | null
  readonly rulebook: string
  readonly term: Term
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly returnUnitId: UnitId
  readonly contentHash: string
  readonly documents: readonly NewDocument[]
  readonly delivery: Delivery
}

export interface Received {
  readonly processVersionId: ProcessVersionId
  readonly dueAt: string | null
  /** The reception step, done by receiving. */
  readonly reception: OpenedStep
  readonly opened: readonly OpenedStep[]
}

export interface Transferred extends Settling {
  readonly reason: string
  /** The one-stop place to which it went, by its name of that day. */
  readonly toUnitName: string
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly returnUnitId: UnitId
  /** The open steps that end. */
  readonly left: readonly number[]
  /** Where the way begins anew; none before receipt. */
  readonly opened: readonly OpenedStep[]
}

/** A unit that has to do with the dossier ended, and its successor goes on with it. */
export interface CarriedOver extends Settling {
  /** The unit that ended and the one that goes on, by their names of that day, and the decision. */
  readonly fromUnitName: string
  readonly toUnitName: string
  readonly basis: string | null
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly returnUnitId: UnitId
  /** Who is asked for an opinion in place of a unit that ended, by the number of the question. */
  readonly asked: readonly { readonly consultation: number; readonly unitId: UnitId }[]
  /** The open steps that end with their unit, and the same steps as they begin in the successor. */
  readonly left: readonly number[]
  readonly opened: readonly OpenedStep[]
}

/** The dossier goes on in another version of the process; steps that are open in both stay as they are. */
export interface ProcessChanged extends Settling {
  readonly processVersionId: ProcessVersionId
  readonly reason: string
  /** Open steps that end with it. */
  readonly left: readonly number[]
  readonly opened: readonly OpenedStep[]
  /** Whether what was signed holds; otherwise it is decided anew. */
  readonly keepsResult: boolean
}

/** What follows was done in one sitting at the counter: four or five on the spot. */
export interface SittingHeld {
  readonly kind: 4 | 5
  /** The written delegation of the signer; null where the officer is the signer. */
  readonly delegation: string | null
}

export interface Reopened {
  readonly reason: string
  /** Counted from now; null for one that was never received. */
  readonly dueAt: string | null
  readonly opened: readonly OpenedStep[]
  /** The papers that the person was asked for when it ended, until another day; missing where they were not. */
  readonly request?: Omit<SupplementRequested, 'settled'>
  /** The money that the person still owed when it ended; missing where they owed none. */
  readonly fees?: FeeRequest
}

export interface SupplementRequested extends Settling {
  readonly items: readonly RequestedItem[]
  readonly respondBy: string
  readonly stepId: string | null
}

/** An event that comes while the clock stands: what stood still until now is made good before. */
export interface Settling {
  /** Null while the clock runs. */
  readonly settled: NewDueDates | null
}

/** What the end of a step makes of the clock. */
export interface ClockChange extends NewDueDates {
  /** Whether the second part of a term in two parts begins. */
  readonly beginsSecondPart: boolean
}

/** What is due from now on: the dossier, and its open steps. */
export interface NewDueDates {
  readonly dueAt: string | null
  readonly stepsDue: readonly { readonly ordinal: number; readonly dueAt: string | null }[]
}

/** The due dates counted anew by a working calendar that was changed; `stepsDue` has the steps that moved. */
export interface DueDateMoved extends NewDueDates {
  readonly from: string
  readonly cause: CalendarCause
}

/** The change of the working calendar that moved a due date. */
export interface CalendarCause {
  readonly changeId: string
  readonly happened:
    | 'special-day.added'
    | 'special-day.changed'
    | 'special-day.removed'
    | 'schedule.set'
    | 'calendar-year.proposed'
    | 'calendar.imported'
  /** The first day that counts differently since. */
  readonly day: Day
  /** What kind of day it became or was, and its name; null for what is not about one day. */
  readonly kind: string | null
  readonly name: string | null
}

/** By the decision of the approver, or because the person did not answer in time. */
export type StopCause = 'decision' | 'no-answer'

export interface ConsultationAsked {
  /** Its number within the dossier. */
  readonly consultation: number
  readonly stepId: string
  readonly unitId: UnitId
  readonly question: string
  readonly hours: number
  readonly dueAt: string
}

/** An opinion that was not given in time: whose, since when, and what the law makes of it. */
export interface OpinionLapsed {
  readonly consultation: number
  readonly unitId: UnitId
  readonly dueAt: string
  readonly effect: 'agreed' | 'left-out'
  readonly basis: string
}

export interface SupplementProvided extends NewDueDates {
  readonly documents: readonly NewDocument[]
  /** Earlier papers that the new ones take the place of. */
  readonly replaced: readonly number[]
  /** The round of answers in which the form was filled in anew; null when it stayed. */
  readonly answersRound: number | null
}

export interface StepHeld {
  readonly ordinal: number
  readonly stepId: string
}

export interface StepClosed extends StepHeld {
  readonly outcome: string
  readonly note: string | null
  readonly opened: readonly OpenedStep[]
  /** Null when no date moves. */
  readonly clock: ClockChange | null
}

export interface OpenedStep {
  readonly ordinal: number
  readonly stepId: string
  readonly name: string
  readonly role: StepRole
  readonly unitId: UnitId
  readonly hours: number | null
  readonly waitsFor: 'tax' | null
  readonly dueAt: string | null
  /** Someone who had the step before and gets it back. */
  readonly assigneeId: AccountId | null
}

export interface NewDocument {
  readonly ordinal: number
  readonly componentId: string | null
  readonly stepId: string | null
  readonly fileId: FileId | null
  readonly originals: number
  readonly copies: number
  readonly note: string | null
}

export interface PaymentRecorded {
  readonly receiptNumber: string
  /** The place at whose counter it was taken. Not told by old lines: the one that had received the dossier. */
  readonly unitId?: UnitId
  readonly method: 'cash' | 'transfer'
  readonly amount: number
  readonly reference: string | null
  readonly items: readonly PaidItem[]
  /** With the last of what was asked for, the clock goes on; null as long as it does not stand or something is missing. */
  readonly resumed: NewDueDates | null
  /** The last of what was asked for came while papers are awaited: nothing is owed, and the clock goes on standing. */
  readonly paidOff?: true
}

export interface PaymentVoided {
  readonly receiptNumber: string
  /** The place that gave it. Not told by old lines: of two with one number, the later is meant. */
  readonly unitId?: UnitId
  readonly reason: string
  /** What is owed again, with what else was; missing where nothing had been paid off with it. */
  readonly reopened?: FeeRequest & Settling
}

/** To whom a lost receipt was printed again, by what they are to the dossier. */
export type ReceiptTaker = 'applicant' | 'owner' | 'representative'

export type DossierResultData = Omit<DossierResult, 'signedAt' | 'issuedAt'> & {
  readonly signedAt: string | null
  readonly issuedAt: string | null
}
