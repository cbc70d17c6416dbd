import { inOneTrip, inTransaction } from '#platform/db'
import { findOpenSession, setSeen } from '../db/session.queries.ts'
import { firstDuty } from '../domain/second-factor.ts'
import { isLive, staleSeen } from '../domain/session.ts'
import { rememberedVisit, type Visit } from './remembered-visits.ts'
import { hashOf, isTokenShaped } from './session-tokens.ts'
import { actorOf, STRANGER, type Beginning, type HeldRolesOf, type Visitor } from './visitor.ts'

/**
 * Finds out who a request comes from. Asked on every request: one statement by a unique index (and
 * the roles of an officer), remembered in this process for less than a second, so that a sign-out,
 * a changed role or a closed account counts within a second everywhere and at once where it was
 * done. A token that is unknown, ended, idle or past its end belongs to nobody.
 *
 * An officer who must change a one-time password or set up a code first holds no role until then.
 */
export async function authenticate(
  context: Beginning,
  token: string | null,
  heldRolesOf: HeldRolesOf,
): Promise<Visitor> {
  if (token === null || !isTokenShaped(token)) return STRANGER
  const now = context.clock.now()
  const tokenHash = hashOf(token)
  const visit = await rememberedVisit(context.db, tokenHash.toString('base64'), now.getTime(), () =>
    findVisit(context, tokenHash, heldRolesOf),
  )
  return visit !== null && isLive(visit.session, visit.account.kind, now) ? visit.visitor : STRANGER
}

async function findVisit(
  context: Beginning,
  tokenHash: Buffer,
  heldRolesOf: HeldRolesOf,
): Promise<Visit | null> {
  const now = context.clock.now()
  const open = await inOneTrip(context.db, (read) => findOpenSession(read, tokenHash))
  if (open === null) return null
  const { session, account } = open
  const isWorthless = account.isDemo && !context.locality.isDemo
  if (isWorthless || !isLive(session, account.kind, now)) return null
  const roles = account.kind === 'staff' ? await heldRolesOf(context, account.id) : []
  const duty = firstDuty(
    account,
    session,
    roles.map(({ role }) => role),
  )
  const unlessSince = staleSeen(now)
  if (session.lastSeenAt <= unlessSince) {
    await inTransaction(context.db, (tx) => setSeen(tx, session.id, { now, unlessSince }))
  }
  const actor = actorOf(account, duty === null ? roles : [])
  return { session, account, visitor: { actor, session, duty } }
}
