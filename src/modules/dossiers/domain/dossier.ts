import type { Day } from '#kernel/day'
import type {
  AccountId,
  DossierId,
  FileId,
  FormVersionId,
  ProcedureVersionId,
  ProcessVersionId,
  UnitId,
} from '#kernel/id'

export const DOSSIER_STATES = [
  'submitted',
  'received',
  'refused',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
] as const

/** Where a dossier stands. The place in the list is the national status code (TrangThaiHoSo 1 to 10). */
export type DossierState = (typeof DOSSIER_STATES)[number]

/** The status code of the national portal: 1 "mới đăng ký" … 10 "đã trả kết quả". */
export function portalStatusOf(state: DossierState): number {
  return DOSSIER_STATES.indexOf(state) + 1
}

/** A dossier as its events have made it. Instants are null until what they mark has happened. */
export interface Dossier {
  readonly id: DossierId
  readonly filedYear: number
  readonly code: string
  readonly portalCode: string | null
  readonly trackingToken: string
  /** Sequence number of the last event. */
  readonly version: number
  readonly state: DossierState
  readonly rulebook: string
  readonly procedureCode: string
  readonly procedureVersionId: ProcedureVersionId
  readonly procedureName: string
  readonly processVersionId: ProcessVersionId | null
  readonly formVersionId: FormVersionId | null
  readonly caseId: string | null
  readonly channel: Channel
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly returnUnitId: UnitId
  /** Whose working calendar its term is counted by: of the agency that received it, wherever it is sent on to. */
  readonly calendarUnitId: UnitId
  /** Where it was before its affairs came to the successor of a unit that ended; null when they did not. */
  readonly formerUnits: FormerUnits | null
  readonly applicant: Party
  readonly owner: Party | null
  readonly submittedAt: Date
  /** The day on which the post brought it; null for what came another way. */
  readonly arrivedOn: Day | null
  readonly receivedAt: Date | null
  /** The first due date given; never changes once set. */
  readonly originalDueAt: Date | null
  readonly dueAt: Date | null
  readonly finishedAt: Date | null
  readonly returnedAt: Date | null
  /** When handling ended, whatever the end. */
  readonly closedAt: Date | null
  /** When an end was undone by order of the approver; happens once. */
  readonly reopenedAt: Date | null
  /** Since when it is handled by another process than the one it was received under. */
  readonly processChangedAt: Date | null
  readonly term: Term
  readonly pauses: readonly Pause[]
  readonly supplementRequests: number
  readonly openRequest: SupplementRequest | null
  /** How often the due date was put off with an apology. */
  readonly extensions: number
  /** The last time it was put off: when, and until when. */
  readonly extension: Extension | null
  /** The second appointment of a term in two parts, once it has begun. */
  readonly secondPart: SecondPart | null
  /** Since when the silence of the authority has had its effect in law; null while it has none. */
  readonly silentSince: Date | null
  /** What the person was asked to pay and has not yet paid in full. */
  readonly openFees: FeeRequest | null
  readonly consultations: readonly Consultation[]
  readonly delivery: Delivery
  readonly result: DossierResult | null
  readonly handOver: HandOver | null
  readonly steps: readonly DossierStep[]
  readonly documents: readonly DossierDocument[]
  readonly payments: readonly Payment[]
  /** Hash of the last event, hexadecimal. */
  readonly chainHead: string
  readonly lastChangedAt: Date
  readonly lastChangedBy: AccountId
}

/** The units of a dossier before they ended. The books of then hold it there. */
export interface FormerUnits {
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
}

export type Channel = 'online' | 'counter' | 'post'

export type PartyKind = 'citizen' | 'business' | 'organisation' | 'household-business'

/** The person who files, or the one the dossier is about. */
export interface Party {
  readonly kind: PartyKind
  readonly name: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
}

/** The statutory time of the procedure version it was filed under. */
export interface Term {
  readonly value: number
  readonly unit: 'working-hours' | 'working-days' | 'calendar-days'
  readonly sameDay: boolean
  /**
   * Of a term in two parts how much each has: until the tax notice goes out, and from the proof of payment.
   * Waiting for tax lies outside both.
   */
  readonly parts?: readonly [first: number, second: number] | undefined
  /** What the law makes of it when the authority lets the term pass in silence. */
  readonly silence?: SilenceEffect | undefined
}

export interface SilenceEffect {
  /** The person may do what was told to the authority, or what was asked for counts as granted. */
  readonly effect: 'may-proceed' | 'deemed-approved'
  readonly basis: string
}

/** When the second part of a term began, and what the first appointment had come to by then. */
export interface SecondPart {
  readonly from: Date
  readonly firstDueAt: Date | null
}

/** A stretch that does not count; `to` is null while it lasts. */
export interface Pause {
  readonly from: Date
  readonly to: Date | null
  /** The person brings papers or pays; the tax is waited for; or what is open lies outside the clock. */
  readonly reason: 'supplement' | 'payment' | 'tax' | 'outside-clock'
}

/** A date that the approver promised in place of the one the term gives. */
export interface Extension {
  readonly at: Date
  readonly dueAt: Date
}

export interface SupplementRequest {
  readonly items: readonly RequestedItem[]
  readonly respondBy: Date
  /** The step that waits; null when it was asked before receipt. */
  readonly stepId: string | null
}

/** One thing the person must bring or mend, or one reason for a refusal, in words. */
export interface RequestedItem {
  readonly componentId: string | null
  readonly text: string
}

/** Money asked for during handling; the clock stands still until it is paid. */
export interface FeeRequest {
  readonly fees: readonly RequestedFee[]
  /** Which payments count towards it, by their place among the payments of the dossier; void ones stay listed. */
  readonly paidBy: readonly number[]
}

export interface RequestedFee {
  readonly name: string
  readonly amount: number
}

/** A question to another unit, with its own deadline; the clock of the dossier goes on. */
export interface Consultation {
  /** 1, 2, … within the dossier. */
  readonly ordinal: number
  readonly stepId: string
  readonly unitId: UnitId
  readonly question: string
  readonly hours: number
  readonly askedAt: Date
  readonly askedBy: AccountId
  readonly dueAt: Date
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly answeredBy: AccountId | null
  /** When its deadline had passed without an answer; a late one may still come. */
  readonly lapsedAt: Date | null
}

export interface Delivery {
  readonly method: 'counter' | 'post' | 'electronic'
  readonly address: string | null
  readonly recipient: string | null
  readonly phone: string | null
}

export interface DossierResult {
  readonly kind: 'approval' | 'rejection'
  readonly content: string
  readonly signedAt: Date | null
  readonly signedBy: AccountId | null
  readonly number: string | null
  readonly issuedAt: Date | null
  /** The number of the result that this one corrects; null for the first. */
  readonly replaces: string | null
}

export interface HandOver {
  readonly method: string
  readonly receivedBy: {
    readonly name: string
    readonly personalId: string | null
    readonly relation: string | null
  }
  /** The receipt was not brought; identity was checked instead. */
  readonly receiptLost: boolean
}

/** A stay at a step of the process; open while `closedAt` is null. */
export interface DossierStep {
  readonly ordinal: number
  readonly stepId: string
  readonly name: string
  readonly role: StepRole
  readonly unitId: UnitId
  readonly hours: number | null
  /** What a step outside the clock waits for. */
  readonly waitsFor: 'tax' | null
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly assigneeId: AccountId | null
  readonly claimedAt: Date | null
  readonly closedAt: Date | null
  readonly closedBy: AccountId | null
  readonly outcome: string | null
  readonly note: string | null
}

export type StepRole = 'reception' | 'handler' | 'division-head' | 'approver' | 'clerk'

export interface DossierDocument {
  readonly ordinal: number
  readonly componentId: string | null
  readonly stepId: string | null
  readonly fileId: FileId | null
  readonly originals: number
  readonly copies: number
  readonly note: string | null
  readonly addedAt: Date
  readonly replacedAt: Date | null
  readonly givenBackAt: Date | null
}

export interface Payment {
  /** Unique in the place that took it and its year. */
  readonly receiptNumber: string
  readonly unitId: UnitId
  readonly method: 'cash' | 'transfer'
  readonly amount: number
  readonly reference: string | null
  /** What it was paid for, each at its price; they sum up to the amount. */
  readonly items: readonly PaidItem[]
  readonly paidAt: Date
  readonly voidedAt: Date | null
}

/** A fee as it was paid: so much each, so many times. */
export interface PaidItem {
  readonly name: string
  readonly each: number
  readonly count: number
}

export function openSteps(dossier: Pick<Dossier, 'steps'>): readonly DossierStep[] {
  return dossier.steps.filter(({ closedAt }) => closedAt === null)
}

/** Money taken and not given back the same day. */
export function heldPayments(dossier: Pick<Dossier, 'payments'>): readonly Payment[] {
  return dossier.payments.filter(({ voidedAt }) => voidedAt === null)
}

/** Questions to other units that are not answered yet. */
export function openConsultations(dossier: Dossier): readonly Consultation[] {
  return dossier.consultations.filter(({ answeredAt }) => answeredAt === null)
}

export function amountPaid(dossier: Pick<Dossier, 'payments'>): number {
  return heldPayments(dossier).reduce((sum, { amount }) => sum + amount, 0)
}

/** Papers that hold now: neither replaced by a supplement nor given back. */
export function currentDocuments(dossier: Dossier): readonly DossierDocument[] {
  return dossier.documents.filter(({ replacedAt }) => replacedAt === null)
}

/** The pause that still lasts, if one does. */
export function openPause(dossier: Pick<Dossier, 'pauses'>): Pause | null {
  const last = dossier.pauses.at(-1)
  return last !== undefined && last.to === null ? last : null
}

/** The pause in which handling ended without a result, so that it moved nothing; null when there is none. */
export function pauseAtEnd({
  pauses,
  closedAt,
  finishedAt,
}: Pick<Dossier, 'pauses' | 'closedAt' | 'finishedAt'>): Pause | null {
  const last = pauses.at(-1)
  const isAtEnd =
    closedAt !== null && finishedAt === null && last?.to?.getTime() === closedAt.getTime()
  return isAtEnd ? (last ?? null) : null
}

/** Until when its time is counted: until it began to wait, until handling ended, or until now. */
export function countedUntil(
  dossier: Pick<Dossier, 'pauses' | 'closedAt' | 'finishedAt'>,
  now: Date,
): Date {
  return (openPause(dossier) ?? pauseAtEnd(dossier))?.from ?? dossier.closedAt ?? now
}
