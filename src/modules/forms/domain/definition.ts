/** An electronic form: pages of questions, as published. Screens, checks and the printed form come from it. */
export interface FormDefinition {
  /** The official name of the declaration. */
  readonly name: string
  readonly pages: readonly Page[]
}

/** One subject. A page none of whose questions is shown is passed over. */
export interface Page {
  readonly id: string
  readonly title: string
  /** Whom or what the page asks about, as a sentence names it: "người mẹ". Labels then need not repeat it. */
  readonly subject?: string
  /** Holds for every question of the page; refers to questions of earlier pages. */
  readonly showWhen?: Condition
  readonly questions: readonly Question[]
}

interface QuestionBase {
  /** Unique in the form (in its group, for a question of a repeating group). */
  readonly id: string
  readonly label: string
  /** What a sentence calls it; without it the label, and the subject of the page. */
  readonly name?: string
  /** At most one sentence. */
  readonly help?: string
  /** Answered unless hidden. Questions are required unless this says false. */
  readonly required?: boolean
  readonly showWhen?: Condition
  /** What is already known, and offered as the answer. */
  readonly prefill?: Prefill
}

export type Question = QuestionBase & QuestionKind

/** A question of one kind. */
export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>

/** What kind of answer is asked for. Each kind has one shape of value, see answers.ts. */
export type QuestionKind =
  /** `lines` above one makes room for several lines. */
  | { readonly kind: 'text'; readonly maxLength?: number; readonly lines?: number }
  /** The name of a person. */
  | { readonly kind: 'name' }
  | { readonly kind: 'personal-id' }
  /** A personal id, an old identity card or a passport. */
  | { readonly kind: 'identity-document' }
  | { readonly kind: 'tax-code' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'email' }
  | {
      readonly kind: 'date'
      /** A day unless said otherwise; `as-known` also takes a month or a year alone, as old papers do. */
      readonly precision?: 'day' | 'month' | 'as-known'
      /** Today at the latest. */
      readonly past?: boolean
      /** The earlier date question of which this one is not before, or not after. */
      readonly notBefore?: string
      readonly notAfter?: string
    }
  | { readonly kind: 'time' }
  /** Not below 0 and whole unless said otherwise. */
  | {
      readonly kind: 'number'
      readonly min?: number
      readonly max?: number
      readonly decimals?: number
      readonly unit?: string
    }
  /** Whole đồng, not below 0 unless said otherwise. */
  | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'yes-no' }
  /** A statement that must be agreed to before filing. */
  | { readonly kind: 'consent' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'lookup'; readonly list: LookupList }
  | { readonly kind: 'address' }
  | { readonly kind: 'file' }
  /** At least one entry when required, at most 50 unless said otherwise. */
  | {
      readonly kind: 'repeat'
      /** What one entry is: "Thành viên". */
      readonly item: string
      readonly min?: number
      readonly max?: number
      readonly questions: readonly Question[]
    }
  | { readonly kind: 'computed'; readonly compute: Computation }

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Closed lists that every form shares. */
export type LookupList = 'ethnicities' | 'countries' | 'relations'

/** What is known of the person who files. */
export type ApplicantField =
  | 'applicant.name'
  | 'applicant.personalId'
  | 'applicant.taxCode'
  | 'applicant.birthDate'
  | 'applicant.phone'
  | 'applicant.email'
  | 'applicant.address'

/** An offered answer: of the person who files, of an earlier question, or the usual one. */
export type Prefill =
  | { readonly from: ApplicantField | (string & {}); readonly when?: Condition }
  | { readonly value: string | boolean; readonly when?: Condition }

/**
 * Holds when, for every entry, the answer to that earlier question is one of the values (or has one among what was
 * chosen). A question that is hidden itself has no answer.
 */
export type Condition = Readonly<Record<string, readonly (string | boolean)[]>>

/** A value that follows from other answers and is never typed. */
export type Computation =
  /** `2026-05-14` → "ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu" */
  | { readonly rule: 'date-in-words'; readonly of: string }
  | { readonly rule: 'sum'; readonly of: readonly string[]; readonly unit?: string }
  /** The sum of a number asked in every entry of a repeating group. */
  | {
      readonly rule: 'sum-of-group'
      readonly group: string
      readonly of: string
      readonly unit?: string
    }
  | { readonly rule: 'count-of-group'; readonly group: string; readonly unit?: string }
  /** Full years from the date to the day of filing. */
  | { readonly rule: 'age'; readonly of: string }
