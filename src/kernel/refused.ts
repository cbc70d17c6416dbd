import type { RefusalCode } from './refusal-codes.ts'

/** The HTTP status of each kind of refusal; the kind is the part of the code before the slash. */
const STATUS_OF = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
  full: 507,
} as const

export type RefusalKind = keyof typeof STATUS_OF

/** What was wrong with one value of a request: where it stands, and which rule it breaks. */
export interface ValueFault {
  readonly path: string
  readonly code: string
}

/** What a refusal may tell beside its code; each field becomes a member of the problem document. */
export interface RefusalDetails {
  readonly errors?: readonly ValueFault[]
  readonly retryAfterSeconds?: number
  /** Further members that the contract names for this code, for instance who changed a dossier and when. */
  readonly members?: Readonly<Record<string, unknown>>
}

/**
 * An expected "no": the rule named by the code forbids what was asked. Thrown inside a transaction it rolls the
 * transaction back. Anything else that is thrown is a fault of ours.
 */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.details = details
  }
}

/** Whether the system and not what was asked is why not: everything else would be refused just so. */
export function isUnavailable(code: RefusalCode | null | undefined): boolean {
  return code?.startsWith('unavailable/') ?? false
}

/** The HTTP status that a refusal answers with. */
export function statusOf(code: RefusalCode): number {
  return STATUS_OF[code.slice(0, code.indexOf('/')) as RefusalKind]
}
