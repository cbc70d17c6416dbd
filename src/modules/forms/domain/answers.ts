/**
 * What is answered, by question id. Absent is "not answered"; a computed value is never among them.
 *
 * | kind | value |
 * |---|---|
 * | text, name | text in NFC |
 * | personal-id, identity-document, tax-code, phone, email | text, see `TEXT_RULES` |
 * | date | `YYYY-MM-DD`; by its precision `YYYY-MM` or `YYYY` |
 * | time | `HH:MM` |
 * | number, money | number |
 * | yes-no | true or false |
 * | consent | true |
 * | choice, lookup | the value, the code |
 * | choices | list of values |
 * | address | `Address` |
 * | file | the id of an uploaded file |
 * | repeat | list of answers |
 */
export type Answers = Readonly<Record<string, unknown>>

/** A place. Codes are those of the General Statistics Office. */
export type Address = PresentAddress | FormerAddress | WrittenAddress

/** On the units that exist since July 2025. */
export interface PresentAddress {
  readonly provinceCode: string
  readonly communeCode: string
  /** House, street, hamlet. */
  readonly detail?: string
}

/** On the units that ended with June 2025, as older papers have it. */
export interface FormerAddress {
  readonly era: '2024'
  readonly provinceCode: string
  readonly districtCode: string
  readonly communeCode: string
  readonly detail?: string
}

/** Abroad, or not known by its units: nobody is stopped by a list. */
export interface WrittenAddress {
  readonly text: string
}

/** The answer of its own, never something inherited like `constructor`. */
export function own(answers: Answers, id: string): unknown {
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}

/** Whether a value from outside is an object with named members. */
export function isRecord(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
