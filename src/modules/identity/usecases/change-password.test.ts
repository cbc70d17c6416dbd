import { describe, expect, test } from 'vitest'
import {
  anAccount,
  answerOf,
  answersOf,
  aSignedIn,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { authenticate } from './authenticate.ts'
import { changePassword } from './change-password.ts'
import { signIn } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()
const NEXT = 'trâu đen ăn cỏ trên đồi'
const change = { password: PASSWORD, next: NEXT, address: '10.3.0.1' }

function signInWith(username: string, password: string): Promise<string> {
  const entrance = { kind: 'token', address: '10.3.0.2' } as const
  return answerOf(signIn(aContext(database), { username, password }, entrance, heldRolesOf))
}

describe('changing the own password', () => {
  test('lets in with the new one and no longer with the old', async () => {
    const { account, context, session } = await aSignedIn(database)

    await changePassword(context, change, session.id)

    expect(await signInWith(account.username ?? '', NEXT)).toBe('done')
    expect(await signInWith(account.username ?? '', PASSWORD)).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('ends the other sessions of the account, and not the one at hand', async () => {
    const account = await anAccount(database)
    const [here, there] = [
      await aSignedIn(database, { account }),
      await aSignedIn(database, { account }),
    ]
    await authenticate(there.context, there.token, heldRolesOf)

    await changePassword(here.context, change, here.session.id)

    expect((await authenticate(here.context, here.token, heldRolesOf)).session).not.toBeNull()
    expect((await authenticate(there.context, there.token, heldRolesOf)).session).toBeNull()
  })

  test('does away with a one-time password and its duty', async () => {
    const account = await anAccount(database, {
      passwordExpiresAt: new Date('2026-03-04T00:00:00Z'),
    })
    const { context, session, token } = await aSignedIn(database, { account })
    expect((await authenticate(context, token, heldRolesOf)).duty).toBe('change-password')

    await changePassword(context, change, session.id)

    expect((await authenticate(context, token, heldRolesOf)).duty).toBeNull()
  })

  test('is recorded without either password', async () => {
    const { account, context, session } = await aSignedIn(database)

    await changePassword(context, change, session.id)

    const entries = await database.asOwner(
      'select event, actor_id, details from audit_entry where object_id = $1',
      [account.id],
    )
    expect(entries).toEqual([{ event: 'password.changed', actor_id: account.id, details: null }])
  })

  test.each([
    ['is too short', { next: 'ngắn quá' }, 'invalid/password-too-short'],
    ['is the own name', { next: 'Lương Thị Mai 2026' }, 'invalid/password-easy-to-guess'],
    ['is the present one', { next: PASSWORD }, 'invalid/password-unchanged'],
    ['comes with a wrong present one', { password: 'sai' }, 'invalid/wrong-password'],
  ])('to one that %s is refused', async (_, given, code) => {
    const { account, context, session } = await aSignedIn(database)

    expect(await answerOf(changePassword(context, { ...change, ...given }, session.id))).toBe(code)
    expect(await signInWith(account.username ?? '', PASSWORD)).toBe('done')
  })

  test('does not help to guess the present one: failures count as at sign-in', async () => {
    const { account, context, session } = await aSignedIn(database)
    const guess = () => changePassword(context, { ...change, password: 'sai' }, session.id)

    const answers = await answersOf(6, guess)

    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => 'invalid/wrong-password'),
      'too-many/requests 900',
    ])
    expect(await signInWith(account.username ?? '', 'sai')).toBe('too-many/requests 900')
  })

  test.each([
    ['of the demonstration', { isDemo: true }, 'conflict/account-is-demo'],
    ['of a citizen', { kind: 'citizen', personalId: '020190005555' }, 'forbidden/role'],
  ] as const)('is not for an account %s', async (_, given, code) => {
    const account = await anAccount(database, given)
    const { context, session } = await aSignedIn(database, { account })

    expect(await answerOf(changePassword(context, change, session.id))).toBe(code)
  })
})
