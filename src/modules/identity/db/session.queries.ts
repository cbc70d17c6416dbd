import type { AccountId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Account } from '../domain/account.ts'
import type { Session, SessionId } from '../domain/session.ts'

/** A session with the account it belongs to. */
export interface OpenSession {
  readonly session: Session
  readonly account: Account
}

/**
 * The session of a token that nobody ended, of an account that has not left. Whether it is still
 * live is for the caller.
 */
export async function findOpenSession(read: Read, tokenHash: Buffer): Promise<OpenSession | null> {
  const row = await selectOpenSession(read, tokenHash).executeTakeFirst()
  if (row === undefined) return null
  return {
    session: {
      id: row.session_id,
      accountId: row.id,
      kind: row.session_kind,
      assurance: row.assurance,
      identityLevel: row.identity_level,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    },
    account: {
      id: row.id,
      kind: row.kind,
      username: row.username,
      displayName: row.display_name,
      personalId: row.personal_id,
      taxCode: row.tax_code,
      birthDate: row.birth_date,
      phone: row.phone,
      email: row.email,
      address: row.address,
      isDemo: row.is_demo,
      passwordExpiresAt: row.password_expires_at,
    },
  }
}

/** One row by the unique index on the token's hash, and its account by key. */
export function selectOpenSession(read: Read, tokenHash: Buffer) {
  return read
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select([
      'session.id as session_id',
      'session.kind as session_kind',
      'session.assurance',
      'session.identity_level',
      'session.created_at',
      'session.last_seen_at',
      'session.expires_at',
      'account.id',
      'account.kind',
      'account.username',
      'account.display_name',
      'account.personal_id',
      'account.tax_code',
      'account.birth_date',
      'account.phone',
      'account.email',
      'account.address',
      'account.is_demo',
      'account.password_expires_at',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
}

export interface NewSession extends Session {
  readonly tokenHash: Buffer
  readonly provider: string | null
  readonly idToken: string | null
  readonly address: string
  readonly agent: string | null
}

export async function insertSession(tx: Write, session: NewSession): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      kind: session.kind,
      assurance: session.assurance,
      identity_level: session.identityLevel,
      provider: session.provider,
      id_token: session.idToken,
      address: session.address,
      agent: session.agent,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Notes that a session was seen, unless another request noted it since `unlessSince`. */
export async function setSeen(
  tx: Write,
  id: SessionId,
  at: { readonly now: Date; readonly unlessSince: Date },
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ last_seen_at: at.now })
    .where('id', '=', id)
    .where('last_seen_at', '<=', at.unlessSince)
    .execute()
}

/** Notes that the owner gave a one-time code in a session begun without. */
export async function setProvenByCode(
  tx: Write,
  accountId: AccountId,
  id: SessionId,
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ assurance: 'password-and-code' })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('assurance', '=', 'password')
    .execute()
}

/** A session of an account as its owner sees it in a list. */
export interface ListedSession extends Session {
  readonly address: string
  readonly agent: string | null
}

const MOST_LISTED = 100

/** The sessions of an account that nobody ended and that have not run out, the last seen first. */
export async function listOpenSessions(
  read: Read,
  accountId: AccountId,
  now: Date,
): Promise<ListedSession[]> {
  const rows = await read
    .selectFrom('session')
    .select([
      'id',
      'account_id',
      'kind',
      'assurance',
      'identity_level',
      'created_at',
      'last_seen_at',
      'expires_at',
      'address',
      'agent',
    ])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    assurance: row.assurance,
    identityLevel: row.identity_level,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    agent: row.agent,
  }))
}

/** A session that has just ended, with what its identity provider wants to see. */
export interface EndedSession {
  readonly id: SessionId
  readonly accountId: AccountId
  readonly provider: string | null
  readonly idToken: string | null
}

/** Ends the session of a token; null when there is none that is open. */
export async function endSessionOfToken(
  tx: Write,
  tokenHash: Buffer,
  at: Date,
): Promise<EndedSession | null> {
  const row = await tx
    .with('ending', (query) =>
      query
        .selectFrom('session')
        .select(['id', 'id_token'])
        .where('token_hash', '=', tokenHash)
        .where('ended_at', 'is', null)
        .forUpdate(),
    )
    .updateTable('session')
    .from('ending')
    .set({ ended_at: at, id_token: null })
    .whereRef('session.id', '=', 'ending.id')
    .returning(['session.id', 'session.account_id', 'session.provider', 'ending.id_token'])
    .executeTakeFirst()
  if (row === undefined) return null
  return { id: row.id, accountId: row.account_id, provider: row.provider, idToken: row.id_token }
}

/** Ends the open sessions of an account: the one named, or all but the one kept. Says how many. */
export async function endSessionsOfAccount(
  tx: Write,
  accountId: AccountId,
  about: { readonly at: Date; readonly only?: SessionId; readonly except?: SessionId | null },
): Promise<number> {
  let ending = tx
    .updateTable('session')
    .set({ ended_at: about.at, id_token: null })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (about.only !== undefined) ending = ending.where('id', '=', about.only)
  if (about.except !== undefined && about.except !== null) {
    ending = ending.where('id', '<>', about.except)
  }
  return Number((await ending.executeTakeFirst()).numUpdatedRows)
}

/**
 * Removes a few sessions that ran out before that instant. Each sign-in removes more than the one
 * it adds, so the table stays small; rows that another sign-in is removing are left to it.
 */
export async function sweepSessions(tx: Write, before: Date): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('id', 'in', (query) =>
      query
        .selectFrom('session')
        .select('id')
        .where('expires_at', '<', before)
        .orderBy('expires_at')
        .limit(5)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}
