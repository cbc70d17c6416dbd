import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import {
  anAccount,
  anAccountWithCode,
  answerOf,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { setPasswordHash } from '../db/account.queries.ts'
import { authenticate } from './authenticate.ts'
import type { Entrance } from './session-tokens.ts'
import { signIn, type Credentials } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

let addresses = 0
let entrance: Entrance
beforeEach(() => {
  entrance = { kind: 'token', address: `10.0.0.${++addresses}` }
})

function attempt(context: Context, credentials: Credentials): Promise<string> {
  return answerOf(signIn(context, credentials, entrance, heldRolesOf))
}

describe('signing in with user name and password', () => {
  test('gives a token of 256 random bits, of which the database keeps the hash only', async () => {
    const account = await anAccount(database)
    const context = aContext(database)

    const { token, expiresAt, visitor } = await signIn(
      context,
      { username: account.username, password: PASSWORD },
      entrance,
      heldRolesOf,
    )

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(expiresAt).toEqual(new Date(context.clock.now().getTime() + 12 * 3_600_000))
    expect(visitor.actor).toMatchObject({ kind: 'staff', accountId: account.id })
    const [kept] = await database.asOwner(
      `select encode(token_hash, 'hex') as hash, session::text as row from session where account_id = $1`,
      [account.id],
    )
    expect(kept?.['hash']).toHaveLength(64)
    expect(kept?.['row']).not.toContain(token)
  })

  test('takes the user name whatever its case, and the password as it was typed', async () => {
    const account = await anAccount(database)
    const typed = { username: ` ${account.username.toUpperCase()} `, password: PASSWORD }

    expect(await attempt(aContext(database), typed)).toBe('done')
    expect(await attempt(aContext(database), { ...typed, password: `${PASSWORD} ` })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('is recorded under the account', async () => {
    const account = await anAccount(database)

    await attempt(aContext(database), { username: account.username, password: PASSWORD })

    expect(await auditOf(account.id)).toEqual([
      { event: 'session.started', details: { kind: 'token', assurance: 'password' } },
    ])
  })

  test.each([
    ['an unknown user name', {}, { username: 'khong-co' }],
    ['a wrong password', {}, { password: 'sai mật khẩu rồi' }],
    ['an account without a password', { passwordHash: null }, {}],
    [
      'a citizen who is not of the demonstration',
      { kind: 'citizen', personalId: '020190000001' },
      {},
    ],
    [
      'a one-time password that has run out',
      { passwordExpiresAt: new Date('2026-03-02T02:00:00Z') },
      {},
    ],
  ] as const)('with %s is refused by the same words', async (_, account, typed) => {
    const { username } = await anAccount(database, account)

    expect(await attempt(aContext(database), { username, password: PASSWORD, ...typed })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('of an account that has left is refused by the same words', async () => {
    const { id, username } = await anAccount(database)
    await database.asOwner('update account set disabled_at = now() where id = $1', [id])

    expect(await attempt(aContext(database), { username, password: PASSWORD })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('is good in the own locality only', async () => {
    const { username } = await anAccount(database)
    const elsewhere = aContext(database, { locality: BAC_KAN })

    expect(await attempt(elsewhere, { username, password: PASSWORD })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('of a demonstration account is refused where there is no demonstration', async () => {
    const { username } = await anAccount(database, { isDemo: true })
    const context = aContext(database)
    const inEarnest = { ...context, locality: { ...context.locality, isDemo: false } }

    expect(await attempt(context, { username, password: PASSWORD })).toBe('done')
    expect(await attempt(inEarnest, { username, password: PASSWORD })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('hashes a password anew that was hashed at another cost, and keeps its age', async () => {
    const old =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    const { id, username } = await anAccount(database)
    await inTransaction(database.db, (tx) => setPasswordHash(tx, id, old))
    const before = await passwordOf(id)

    const answer = await attempt(aContext(database), { username, password: 'password' })

    const after = await passwordOf(id)
    expect(answer).toBe('done')
    expect(after.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(after.changedAt).toEqual(before.changedAt)
    expect(await attempt(aContext(database), { username, password: 'password' })).toBe('done')
  })

  test('ends the session whose token came with it, and begins another', async () => {
    const { username } = await anAccount(database)
    const context = aContext(database)
    const typed = { username, password: PASSWORD }
    const first = await signIn(context, typed, entrance, heldRolesOf)

    const second = await signIn(context, typed, { ...entrance, replaces: first.token }, heldRolesOf)

    context.clock.set(new Date(context.clock.now().getTime() + 1000))
    expect(second.token).not.toBe(first.token)
    expect((await authenticate(context, first.token, heldRolesOf)).session).toBeNull()
    expect((await authenticate(context, second.token, heldRolesOf)).session).not.toBeNull()
  })

  test('never takes over a token that somebody planted', async () => {
    const { username } = await anAccount(database)
    const planted = 'A'.repeat(43)
    const context = aContext(database)

    const { token } = await signIn(
      context,
      { username, password: PASSWORD },
      { ...entrance, replaces: planted },
      heldRolesOf,
    )

    expect(token).not.toBe(planted)
    expect((await authenticate(context, planted, heldRolesOf)).session).toBeNull()
  })
})

describe('the one-time code', () => {
  test('lets in beside the password, and the session knows it', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database)
    const totp = codeAt(context.clock.now())

    const { visitor } = await signIn(
      context,
      { username, password: PASSWORD, totp },
      entrance,
      heldRolesOf,
    )

    expect(visitor.session?.assurance).toBe('password-and-code')
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['wrong', '000000'],
    ['of ten minutes ago', codeAt(new Date('2026-03-02T01:50:00Z'))],
  ])('that is %s is refused by the words of a wrong password', async (_, totp) => {
    const { username } = await anAccountWithCode(database)

    expect(await attempt(aContext(database), { username, password: PASSWORD, totp })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('lets in once; the same or an earlier one again does not', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database)
    const now = context.clock.now()
    const give = (at: Date) => attempt(context, { username, password: PASSWORD, totp: codeAt(at) })

    expect(await give(now)).toBe('done')
    expect(await give(now)).toBe('unauthenticated/wrong-credentials')
    expect(await give(new Date(now.getTime() - 30_000))).toBe('unauthenticated/wrong-credentials')
    expect(await give(new Date(now.getTime() + 30_000))).toBe('done')
  })
})

async function auditOf(accountId: string) {
  return database.asOwner(
    'select event, details from audit_entry where actor_id = $1 order by id',
    [accountId],
  )
}

async function passwordOf(id: string): Promise<{ hash: string; changedAt: Date }> {
  const [row] = await database.asOwner<{ hash: string; changedAt: Date }>(
    'select password_hash as hash, password_changed_at as "changedAt" from account where id = $1',
    [id],
  )
  if (row === undefined) throw new Error('no such account')
  return row
}
