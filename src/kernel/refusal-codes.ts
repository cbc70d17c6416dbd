/**
 * Every refusal the system knows: `kind/what-is-true`. The kind gives the HTTP status (refused.ts); the sentences that
 * tell people what to do stand in the text files of platform/i18n, which the compiler holds complete.
 */
export const REFUSAL_CODES = [
  // The request cannot be read
  'malformed/body',
  'malformed/cursor',
  'malformed/path',
  // Who is asking
  'unauthenticated/no-session',
  'unauthenticated/wrong-credentials',
  // Absent, or not visible to the one who asks
  'not-found/route',
  'not-found/dossier',
  'not-found/procedure',
  'not-found/unit',
  'not-found/file',
  'not-found/letter',
  // Visible, but this role never does this
  'forbidden/role',
  'forbidden/origin',
  // The request breaks the schema
  'invalid/shape',
  'invalid/idempotency-key-missing',
  'invalid/idempotency-key-malformed',
  'invalid/idempotency-key-reused',
  // Right in itself, not now
  'conflict/idempotency-key-in-flight',
  'conflict/stale-version',
  'conflict/not-offered-here',
  // Limits
  'too-large/body',
  'unsupported-type/body',
  'too-many/requests',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]
