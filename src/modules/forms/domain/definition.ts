/** An electronic form: pages of questions, as published. Screens, checks and the printed form come from it. */
export interface FormDefinition {
  /** The official name of the declaration. */
  readonly name: string
  readonly pages: readonly Page[]
}

export interface Page {
  readonly id: string
  readonly title: string
  readonly questions: readonly Question[]
}

interface QuestionBase {
  /** Unique in the form (in its group, for a question of a repeating group). */
  readonly id: string
  readonly label: string
  readonly help?: string
  /** Answered unless hidden. Questions are required unless this says false. */
  readonly required?: boolean
  readonly showWhen?: Condition
}

export type Question = QuestionBase & QuestionKind

/** What kind of answer is asked for. Each kind has one shape of value, see answers.ts. */
export type QuestionKind =
  | {
      readonly kind: 'text'
      readonly maxLength?: number
      readonly lines?: number
      readonly prefill?: Prefill
    }
  | { readonly kind: 'name'; readonly prefill?: Prefill }
  | { readonly kind: 'personal-id'; readonly prefill?: Prefill }
  /** A personal id, an old identity card or a passport. */
  | { readonly kind: 'identity-document'; readonly prefill?: Prefill }
  | { readonly kind: 'tax-code'; readonly prefill?: Prefill }
  | { readonly kind: 'phone'; readonly prefill?: Prefill }
  | { readonly kind: 'email'; readonly prefill?: Prefill }
  | { readonly kind: 'date'; readonly past?: boolean; readonly prefill?: Prefill }
  | {
      readonly kind: 'number'
      readonly min?: number
      readonly max?: number
      readonly decimals?: number
      readonly unit?: string
    }
  | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'yes-no' }
  /** A statement that must be agreed to before filing. */
  | { readonly kind: 'consent' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'lookup'; readonly list: LookupList }
  | { readonly kind: 'address'; readonly prefill?: 'applicant.address' }
  | { readonly kind: 'file' }
  | {
      readonly kind: 'repeat'
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

/** What is known of the person who files and need not be typed. */
export type Prefill =
  | 'applicant.name'
  | 'applicant.personalId'
  | 'applicant.taxCode'
  | 'applicant.birthDate'
  | 'applicant.phone'
  | 'applicant.email'

/** A question is shown when every entry holds: the answer to that question is one of the values. */
export type Condition = Readonly<Record<string, readonly (string | boolean | number)[]>>

/** A value that follows from other answers and is never typed. */
export type Computation =
  /** `2026-05-14` → "ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu" */
  | { readonly rule: 'date-in-words'; readonly of: string }
  | { readonly rule: 'sum'; readonly of: readonly string[] }
  /** The sum of a number asked in every entry of a repeating group. */
  | { readonly rule: 'sum-of-group'; readonly group: string; readonly of: string }
  | { readonly rule: 'count-of-group'; readonly group: string }
  /** Full years from the date to the day of filing. */
  | { readonly rule: 'age'; readonly of: string }
