import type { AccountId } from '#kernel/id'
import { ANONYMOUS, type Actor, type HeldRole } from '#platform/access'
import type { Context } from '#platform/context'
import type { Account } from '../domain/account.ts'
import type { Duty } from '../domain/second-factor.ts'
import type { Session } from '../domain/session.ts'

/** A context before it is known who acts. */
export type Beginning = Omit<Context, 'actor'>

/** What this module asks of the one that keeps units and roles. Handed in, so that neither needs the other. */
export type HeldRolesOf = (
  context: Pick<Context, 'db' | 'clock'>,
  accountId: AccountId,
) => Promise<readonly HeldRole[]>

/** Who a request comes from: the actor, by which session, and what they must do before anything else. */
export interface Visitor {
  readonly actor: Actor
  readonly session: Session | null
  readonly duty: Duty | null
}

/** Someone without a session. */
export const STRANGER: Visitor = { actor: ANONYMOUS, session: null, duty: null }

/** An account as it acts, in these roles. */
export function actorOf(account: Account, roles: readonly HeldRole[]): Actor {
  const { kind, username, displayName, personalId, taxCode, birthDate, phone, email, address } =
    account
  return {
    kind,
    accountId: account.id,
    username,
    displayName,
    personalId,
    taxCode,
    birthDate,
    phone,
    email,
    address,
    roles,
  }
}
