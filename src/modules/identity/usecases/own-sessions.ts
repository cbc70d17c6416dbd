import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import {
  endSessionOfToken,
  endSessionsOfAccount,
  listOpenSessions,
  type EndedSession,
  type ListedSession,
} from '../db/session.queries.ts'
import { isLive, type SessionId } from '../domain/session.ts'
import { forgetVisits } from './remembered-visits.ts'
import { hashOf } from './session-tokens.ts'

/**
 * Signs out: ends the session of a token, wherever the token is held. Says what the identity
 * provider wants to see when the person signs out there too, or null when nothing was open. Safe to
 * call twice.
 *
 * Audit: `session.ended`.
 */
export async function endSession(context: Context, token: string): Promise<EndedSession | null> {
  const ended = await inTransaction(context.db, async (tx) => {
    const session = await endSessionOfToken(tx, hashOf(token), context.clock.now())
    if (session !== null) {
      await record(tx, context, 'session.ended', { kind: 'session', id: session.id })
    }
    return session
  })
  if (ended !== null) await forgetVisits(context, ended.accountId)
  return ended
}

/** The live sessions of the one who asks, the last seen first, so that a stranger's stands out. */
export async function listOwnSessions(context: Context): Promise<ListedSession[]> {
  authorise(context.actor, 'sessions.read')
  const { accountId, kind } = context.actor
  const now = context.clock.now()
  const open = await inRead(context.db, (read) => listOpenSessions(read, accountId, now))
  return kind === 'citizen' || kind === 'business' || kind === 'staff'
    ? open.filter((session) => isLive(session, kind, now))
    : []
}

/**
 * Ends one session of the one who asks, for instance on a telephone that was lost.
 *
 * Audit: `session.ended`. Refuses: `not-found/session`, for another's session, too.
 */
export async function endOwnSession(context: Context, only: SessionId): Promise<void> {
  authorise(context.actor, 'sessions.end')
  const { accountId } = context.actor
  await inTransaction(context.db, async (tx) => {
    const at = context.clock.now()
    const count = await endSessionsOfAccount(tx, accountId, { at, only })
    if (count === 0) throw new Refused('not-found/session')
    await record(tx, context, 'session.ended', { kind: 'session', id: only })
  })
  await forgetVisits(context, accountId)
}

/**
 * Signs the one who asks out everywhere; with `except` everywhere else. Says how many sessions
 * ended.
 *
 * Audit: `sessions.ended`.
 */
export async function endAllSessions(
  context: Context,
  except: SessionId | null = null,
): Promise<number> {
  authorise(context.actor, 'sessions.end')
  const { accountId } = context.actor
  const count = await inTransaction(context.db, async (tx) => {
    const at = context.clock.now()
    const ended = await endSessionsOfAccount(tx, accountId, { at, except })
    await record(tx, context, 'sessions.ended', {
      kind: 'account',
      id: accountId,
      details: { count: ended },
    })
    return ended
  })
  await forgetVisits(context, accountId)
  return count
}
