/** What can be wrong with an answer. */
export const FAULT_CODES = [
  'missing',
  'unknown-field',
  /** Answered although hidden, or computed and never sent. */
  'not-asked',
  'wrong-type',
  'too-long',
  'not-a-name',
  'not-a-personal-id',
  'not-an-identity-document',
  'not-a-tax-code',
  'mistyped-tax-code',
  'not-a-phone',
  'not-an-email',
  'not-a-date',
  'in-the-future',
  'too-early',
  'too-late',
  'not-a-time',
  'too-small',
  'too-large',
  'not-whole',
  'too-many-decimals',
  'not-a-choice',
  'chosen-twice',
  'not-agreed',
  'not-an-address',
  'commune-missing',
  'unknown-place',
  'not-a-file',
  'too-few-entries',
  'too-many-entries',
] as const

export type FaultCode = (typeof FAULT_CODES)[number]

/** One thing wrong: the rule, and the JSON pointer of the answer inside the answers (`/members/0/memberName`). */
export interface Fault {
  readonly path: string
  readonly code: FaultCode
}

/**
 * What the checker finds and the published JSON Schema cannot say: it knows no day of filing, no other answer's date,
 * no check digit, and floating-point remainders differ between validators.
 */
export const BEYOND_SCHEMA: ReadonlySet<FaultCode> = new Set([
  'mistyped-tax-code',
  'in-the-future',
  'too-early',
  'too-late',
  'too-many-decimals',
  'unknown-place',
])

/** The pointer of a member below another pointer (RFC 6901). */
export function below(path: string, member: string | number): string {
  return `${path}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
