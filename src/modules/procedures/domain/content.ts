import type { Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'

/** What a procedure says: everything a person must know, and what the locality adds to the national text. */
export interface ProcedureContent {
  readonly name: string
  readonly sector: string
  readonly sectorGroup: string
  readonly levels: readonly Level[]
  readonly audience: readonly Audience[]
  readonly onlineLevel: OnlineLevel
  readonly channels: readonly Channel[]
  /** The situations (trường hợp) that change the papers; empty when there is only one. */
  readonly cases: readonly Case[]
  /** What the applicant does, in plain words. */
  readonly steps: readonly string[]
  readonly components: readonly Component[]
  /** Number of sets to file. */
  readonly sets: number
  readonly timeLimit: TimeLimit
  readonly fees: readonly Fee[]
  readonly results: readonly Result[]
  readonly conditions: readonly string[]
  readonly legalBases: readonly LegalBasis[]
  /** 4: received, appraised, decided and returned at the centre; 5: also sealed there; 0: neither. */
  readonly onTheSpot: 0 | 4 | 5
  /** Codes of procedures handled together or needed before. */
  readonly linkedProcedures: readonly string[]
  readonly formerCodes: readonly string[]
  readonly competentAgency: string
  readonly coordinatingAgencies: readonly string[]
  readonly note: string | null
  /** Why another branch handles it and this locality does not receive it; null when it does. */
  readonly handledElsewhere: HandledElsewhere | null
  readonly competence: Competence
  /** What the national database holds besides; left out where nobody has entered it. */
  readonly national?: NationalEntry | undefined
}

/** The parts of a national record that only describe: nothing here decides how a dossier is handled. */
export interface NationalEntry {
  /** Laid down for the whole country, or by the locality as the law lets it. */
  readonly origin: 'central' | 'local'
  /** Code of the agency that published it (MACOQUANCONGBO). */
  readonly publisherCode: string | null
  readonly sectorCode: string | null
  readonly keywords: readonly string[]
  readonly description: string | null
  readonly receivingAddress: string | null
  /** The agency with the power to decide, and those it has given that power to. */
  readonly authority: string | null
  readonly delegates: readonly string[]
  readonly relatedProcedures: readonly string[]
  /** Times and fees that differ by the way of filing. */
  readonly terms: readonly ChannelTerm[]
}

export interface ChannelTerm {
  readonly channel: Channel
  readonly time: string
  readonly fee: string | null
  readonly note: string | null
}

/** What a procedure says from a day on. A dossier keeps the version it was filed under. */
export interface ProcedureVersion {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly number: number
  readonly effectiveFrom: Day
  readonly content: ProcedureContent
}

export type Level = 'province' | 'district' | 'commune'
export type OnlineLevel = 'full' | 'partial' | 'information'
export type Channel = 'online' | 'counter' | 'post'
export type Audience =
  | 'citizen'
  | 'overseas-vietnamese'
  | 'foreigner'
  | 'business'
  | 'household-business'
  | 'organisation'
  | 'cadre'

export interface Case {
  readonly id: string
  readonly name: string
}

/** A paper of the dossier (thành phần hồ sơ). */
export interface Component {
  readonly id: string
  readonly name: string
  /** The cases it belongs to; empty for every case. */
  readonly caseIds: readonly string[]
  readonly originals: number
  readonly copies: number
  /** Must be there in every filing of its cases. One with a condition is not required and has `requiredWhen`. */
  readonly required: boolean
  readonly requiredWhen: string | null
  /** The declaration form by its official name, when the paper is a filled-in form. */
  readonly form: string | null
  /** The declaration itself: filling in the electronic form takes its place. */
  readonly isDeclaration: boolean
  /** The database that may already hold what it says; found there, it need not be brought. */
  readonly obtainableFrom: Database | null
  readonly note: string | null
  /** Code of the paper, code of the result that stands in for it, and where its blank is found. */
  readonly code?: string | null | undefined
  readonly insteadResult?: string | null | undefined
  readonly blank?: string | null | undefined
}

export type Database =
  | 'population-db'
  | 'civil-status-db'
  | 'land-db'
  | 'business-db'
  | 'insurance-db'

/** The statutory time. A same-day procedure is 0 working days with `sameDay`. */
export interface TimeLimit {
  readonly value: number
  readonly unit: 'working-hours' | 'working-days' | 'calendar-days'
  readonly sameDay: boolean
  /** Working hours that the steps of the process may use together. */
  readonly processHours: number
  /** What the law makes of it when the authority lets the time pass in silence; absent when nothing. */
  readonly silence?: Silence | undefined
  /** Two appointments, of a procedure that waits while a financial obligation is met; null when there is one. */
  readonly parts: TermParts | null
  readonly note: string | null
}

/** The person may go ahead, or what was asked for counts as granted; and the text that says so. */
export interface Silence {
  readonly effect: 'may-proceed' | 'deemed-approved'
  readonly basis: string
}

/** The two parts of a term, which together are the whole; waiting for tax lies outside both. */
export interface TermParts {
  /** Until the tax notice goes out. */
  readonly first: TermPart
  /** From the proof of payment. */
  readonly second: TermPart
  /** The text that divides the term so. */
  readonly basis: string
}

export interface TermPart {
  /** What is done in it, in plain words. */
  readonly name: string
  /** In the unit of the whole term. */
  readonly value: number
}

export interface Fee {
  readonly name: string
  /** When it is owed; always, unless this says: one of several alternatives, or only for what is asked for besides. */
  readonly due?: 'one-of' | 'on-request' | undefined
  /** In đồng; null when another agency computes it. Equal bounds are a fixed amount. */
  readonly amount: { readonly min: number; readonly max: number } | null
  readonly onlineAmount: number | null
  readonly per: string
  readonly exemptions: readonly string[]
  readonly note: string | null
  readonly code?: string | null | undefined
}

export interface Result {
  readonly name: string
  readonly paperRequired: boolean
  readonly code?: string | null | undefined
  readonly sample?: string | null | undefined
}

export interface LegalBasis {
  readonly number: string
  readonly title: string
  readonly date: string | null
  readonly issuer?: string | null | undefined
  readonly effectiveOn?: string | null | undefined
  readonly link?: string | null | undefined
}

export interface HandledElsewhere {
  readonly reason: string
  readonly link: string
}

/**
 * Which agency decides. With both given, a dossier received at a commune is the commune's, one
 * received at the provincial centre the department's.
 */
export interface Competence {
  /** The department, by its slug; it decides wherever in the province the dossier was received. */
  readonly department: string | null
  /**
   * Communes (before July 2025 districts too) decide: the one of the address asked in the form, else the one that
   * received it.
   */
  readonly commune: { readonly addressQuestion: string | null } | null
}
