import { localPath } from '#kernel/local-path'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { ANONYMOUS } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId, newSecret } from '#platform/ids'
import { OpenIdFailure, type OpenIdAnswer, type OpenIdClient } from '#platform/openid'
import { insertAccount } from '../db/account.queries.ts'
import {
  insertPendingSignIn,
  takePendingSignIn,
  type PendingSignIn,
} from '../db/pending-sign-in.queries.ts'
import type { EndedSession } from '../db/session.queries.ts'
import {
  findBusinessForUpdate,
  findCitizenForUpdate,
  linkIdentity,
  listLinked,
  setFollowedProfile,
  type Candidate,
} from '../db/vouched.queries.ts'
import { readClaims, type ProviderName, type Vouched } from '../domain/claims.ts'
import { authenticate } from './authenticate.ts'
import { beginSession, hashOf, isTokenShaped, type Entrance } from './session-tokens.ts'
import type { SignedIn } from './sign-in.ts'

/** A provider of electronic identities: whose words it uses, and how it is reached. */
export interface IdentityProvider {
  readonly name: ProviderName
  readonly client: OpenIdClient
}

/** A person on the way to the provider. */
export interface BegunSignIn {
  readonly redirectTo: string
  /** To be kept in a cookie of this browser alone until the person comes back or it expires. */
  readonly handle: string
  readonly expiresAt: Date
}

/** How long a person may stay at the provider: a telephone has to be found and unlocked. */
const PENDING_FOR = 10 * 60_000

/**
 * Sends a citizen or business to the provider of electronic identities. What must be the same when
 * they come back lies in the database under a secret of their browser, so that any node may receive
 * them, and only this browser, once.
 *
 * Refuses: `unavailable/identity-provider`.
 */
export async function beginProviderSignIn(
  context: Context,
  provider: IdentityProvider,
  wanted: { readonly redirectUri: string; readonly returnTo: string | null },
): Promise<BegunSignIn> {
  const { url, ...sent } = await provider.client.sendAway(wanted.redirectUri).catch(refuse)
  const now = context.clock.now()
  const handle = newSecret(256)
  const expiresAt = new Date(now.getTime() + PENDING_FOR)
  const returnTo = localPath(wanted.returnTo)
  const pending = { ...sent, returnTo, expiresAt, handleHash: hashOf(handle) }
  await inTransaction(context.db, (tx) =>
    insertPendingSignIn(tx, { ...pending, provider: provider.name }, now),
  )
  return { redirectTo: url.href, handle, expiresAt }
}

/** What the browser brought back: the secret of its cookie, and the query of the address. */
export interface ProviderReturn {
  readonly handle: string | null
  readonly answer: URLSearchParams
}

/**
 * Receives a citizen or business from the provider and begins their session. The account is the one
 * that the provider's subject is linked to, else the one with that personal id or tax code, else a
 * new one; name and birth date follow the provider at every sign-in.
 *
 * Audit: `session.started`, `account.created`, `identity.linked`; `session.refused`. Refuses:
 * `unauthenticated/sign-in-expired` when this browser began no such sign-in, or it was finished,
 * `unauthenticated/sign-in-cancelled`, `unauthenticated/identity-refused` when what came back does
 * not hold or the account is closed, `unauthenticated/identity-incomplete`,
 * `conflict/identity-differs`, `unavailable/identity-provider`.
 */
export async function finishProviderSignIn(
  context: Context,
  provider: IdentityProvider,
  returned: ProviderReturn,
  entrance: Entrance,
): Promise<SignedIn & { readonly returnTo: string }> {
  const pending = await takePending(context, provider, returned)
  try {
    const { claims, idToken } = await provider.client.receive(returned.answer, pending)
    const vouched = readClaims(provider.name, claims)
    if (vouched === null) throw new Refused('unauthenticated/identity-incomplete')
    const { token, session } = await inTransaction(context.db, async (tx) => {
      const account = await accountOf(tx, context, provider, vouched)
      return begin(tx, context, { account, vouched, idToken, provider: provider.name }, entrance)
    })
    const visitor = await authenticate(context, token, async () => [])
    return { token, expiresAt: session.expiresAt, visitor, returnTo: pending.returnTo }
  } catch (error) {
    await recordRefusal(context, provider, error)
    return refuse(error)
  }
}

/**
 * Where to send someone whose session has just ended, so that they are signed out at the provider,
 * too; null when they did not come from there, or it has no such place or does not answer: being
 * signed out here never waits for others.
 */
export async function providerSignOutUrl(
  provider: IdentityProvider,
  ended: Pick<EndedSession, 'provider' | 'idToken'>,
  returnTo: string,
): Promise<string | null> {
  if (ended.idToken === null || ended.provider !== provider.name) return null
  try {
    return (await provider.client.signOutUrl(ended.idToken, returnTo))?.href ?? null
  } catch (error) {
    if (error instanceof OpenIdFailure) return null
    throw error
  }
}

async function takePending(
  context: Context,
  provider: IdentityProvider,
  { handle, answer }: ProviderReturn,
): Promise<PendingSignIn> {
  const state = answer.get('state')
  const isReadable = handle !== null && state !== null && isTokenShaped(handle)
  const pending = isReadable
    ? await inTransaction(context.db, (tx) =>
        takePendingSignIn(tx, { handleHash: hashOf(handle), provider: provider.name, state }),
      )
    : null
  if (pending === null || pending.expiresAt <= context.clock.now()) {
    throw new Refused('unauthenticated/sign-in-expired')
  }
  return pending
}

/** The account that is vouched for, locked; made when there is none. Refuses one that is closed. */
async function accountOf(
  tx: Write,
  context: Context,
  provider: IdentityProvider,
  vouched: Vouched,
): Promise<Candidate> {
  const linked = await listLinked(tx, provider.name, vouched)
  const account = linkedAccount(linked, vouched) ?? (await numberedAccount(tx, context, vouched))
  if (account.disabledAt !== null) throw new Refused('unauthenticated/identity-refused')
  return account
}

/**
 * The account among those linked that is meant now. A person has one, and its number does not
 * change; who acts for several businesses says for which.
 */
function linkedAccount(linked: readonly Candidate[], vouched: Vouched): Candidate | null {
  if (vouched.kind === 'business') {
    const { taxCode } = vouched
    if (taxCode !== null) return linked.find((account) => account.taxCode === taxCode) ?? null
    return linked.length === 1 ? (linked[0] ?? null) : null
  }
  const account = linked[0] ?? null
  const { personalId } = vouched
  if (account !== null && personalId !== null && account.personalId !== personalId) {
    throw new Refused('conflict/identity-differs')
  }
  return account
}

/** The account with the number that is vouched for, made when there is none. */
async function numberedAccount(tx: Write, context: Context, vouched: Vouched): Promise<Candidate> {
  const number = vouched.personalId ?? vouched.taxCode
  if (number === null) throw new Refused('unauthenticated/identity-incomplete')
  const find = vouched.kind === 'citizen' ? findCitizenForUpdate : findBusinessForUpdate
  const known = await find(tx, number)
  if (known !== null) return known
  const { kind, name, personalId, taxCode, birthDate, phone, email, address } = vouched
  const id = newId<'account'>()
  const isNew = await insertAccount(tx, {
    id,
    kind,
    username: null,
    displayName: name,
    personalId,
    taxCode,
    birthDate,
    phone,
    email,
    address,
    isDemo: false,
    passwordHash: null,
    passwordExpiresAt: null,
    createdAt: context.clock.now(),
  })
  if (isNew) await record(tx, context, 'account.created', { kind: 'account', id })
  const made = await find(tx, number)
  if (made === null) throw new Error('an account with this number was neither made nor found')
  return made
}

async function begin(
  tx: Write,
  context: Context,
  recognised: {
    readonly account: Candidate
    readonly vouched: Vouched
    readonly provider: ProviderName
    readonly idToken: OpenIdAnswer['idToken']
  },
  entrance: Entrance,
) {
  const { account, vouched, provider, idToken } = recognised
  const { subject, level } = vouched
  await setFollowedProfile(tx, account.id, { ...vouched, displayName: vouched.name })
  const linkedAt = context.clock.now()
  const isNewLink = await linkIdentity(tx, { provider, subject, accountId: account.id, linkedAt })
  if (isNewLink) {
    const details = { provider }
    await record(tx, context, 'identity.linked', { kind: 'account', id: account.id, details })
  }
  const begun = await beginSession(tx, context, entrance, {
    accountId: account.id,
    assurance: 'electronic-identity',
    identityLevel: level,
    provider,
    idToken,
  })
  const owner = { ...ANONYMOUS, kind: vouched.kind, accountId: account.id }
  await record(tx, { ...context, actor: owner }, 'session.started', {
    kind: 'session',
    id: begun.session.id,
    details: { kind: entrance.kind, assurance: begun.session.assurance, level, provider },
  })
  return begun
}

/** In a transaction of its own: what was begun for the sign-in is rolled back. */
async function recordRefusal(
  context: Context,
  provider: IdentityProvider,
  error: unknown,
): Promise<void> {
  if (!(error instanceof OpenIdFailure || error instanceof Refused)) return
  const reason = error instanceof Refused ? error.code : error.reason
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'session.refused', {
      kind: 'account',
      id: 'unknown',
      details: { reason, provider: provider.name },
    }),
  )
}

const REFUSAL_OF = {
  unreachable: 'unavailable/identity-provider',
  cancelled: 'unauthenticated/sign-in-cancelled',
  refused: 'unauthenticated/identity-refused',
} as const satisfies Readonly<Record<OpenIdFailure['kind'], RefusalCode>>

function refuse(error: unknown): never {
  if (error instanceof OpenIdFailure) throw new Refused(REFUSAL_OF[error.kind])
  throw error
}
