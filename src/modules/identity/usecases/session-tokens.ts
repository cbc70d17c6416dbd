import { createHash } from 'node:crypto'
import type { AccountId } from '#kernel/id'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId, newSecret } from '#platform/ids'
import { endSessionOfToken, insertSession, sweepSessions } from '../db/session.queries.ts'
import { expiryOf, type Assurance, type Session, type SessionKind } from '../domain/session.ts'

/** Where someone comes in, and with what. */
export interface Entrance {
  readonly kind: SessionKind
  /** The network address, as far as proxies are trusted. */
  readonly address: string
  /** What the browser calls itself; shown to the owner of the session, and to nobody else. */
  readonly agent?: string | null
  /** The token that came with the sign-in; its session ends when the new one begins. */
  readonly replaces?: string | null
}

/** The SHA-256 of a secret: what is kept of it. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/

/** Whether a text can be a token of ours; others are not worth a look into the database. */
export function isTokenShaped(text: string): boolean {
  return TOKEN_SHAPE.test(text)
}

const DAY = 86_400_000

/**
 * Begins a session under a new token of 256 random bits; whatever token came in is never taken
 * over. Says the token, which is known from here on to its holder only.
 */
export async function beginSession(
  tx: Write,
  context: Context,
  entrance: Entrance,
  proven: {
    readonly accountId: AccountId
    readonly assurance: Assurance
    readonly identityLevel?: number | null
    readonly provider?: string
    readonly idToken?: string
  },
): Promise<{ readonly token: string; readonly session: Session }> {
  const now = context.clock.now()
  const token = newSecret(256)
  const session: Session = {
    id: newId(),
    accountId: proven.accountId,
    kind: entrance.kind,
    assurance: proven.assurance,
    identityLevel: proven.identityLevel ?? null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(now),
  }
  if (entrance.replaces) await endSessionOfToken(tx, hashOf(entrance.replaces), now)
  await insertSession(tx, {
    ...session,
    tokenHash: hashOf(token),
    provider: proven.provider ?? null,
    idToken: proven.idToken ?? null,
    address: entrance.address,
    agent: entrance.agent?.slice(0, 200) ?? null,
  })
  await sweepSessions(tx, new Date(now.getTime() - DAY))
  return { token, session }
}
