import type { AccountId, Id } from '#kernel/id'
import type { AccountKind } from './account.ts'

export type SessionId = Id<'session'>

/** What carries the token: a browser's cookie, or a script's header. */
export type SessionKind = 'browser' | 'token'

/** By what the person was recognised when the session began. */
export type Assurance = 'password' | 'password-and-code' | 'electronic-identity'

/** A signed-in browser or script. */
export interface Session {
  readonly id: SessionId
  readonly accountId: AccountId
  readonly kind: SessionKind
  readonly assurance: Assurance
  /** How surely the identity provider knows the person, 1 lowest; null when it did not say. */
  readonly identityLevel: number | null
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

const MINUTE = 60_000

/** How long a session lasts whatever happens, whoever signed in and whatever carries it. */
export const LONGEST_SESSION_HOURS = 12

/**
 * After how many minutes without a request a session ends. Officers leave desks where strangers
 * stand; a person at home looks for a paper while a long form is open.
 */
export const IDLE_MINUTES = {
  staff: 30,
  citizen: 120,
  business: 120,
} as const satisfies Readonly<Record<AccountKind, number>>

/** How exactly it is known when a session was last seen; a write for every request would be waste. */
const SEEN_EVERY = MINUTE

/** When a session that begins now ends at the latest. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + LONGEST_SESSION_HOURS * 60 * MINUTE)
}

/** Whether a session still counts: neither past its end nor idle for too long. */
export function isLive(
  session: Pick<Session, 'lastSeenAt' | 'expiresAt'>,
  kind: AccountKind,
  now: Date,
): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime()
  return now < session.expiresAt && idle < IDLE_MINUTES[kind] * MINUTE
}

/** The latest "last seen" that is old enough to be written anew. */
export function staleSeen(now: Date): Date {
  return new Date(now.getTime() - SEEN_EVERY)
}
