import { TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  anAccount,
  anAccountWithCode,
  answerOf,
  answersOf,
  aRole,
  aSignedIn,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { authenticate } from './authenticate.ts'
import { beginCode, confirmCode, removeCode } from './own-code.ts'
import { signIn } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf, give } = rolesInHand()
const proof = { password: PASSWORD, address: '10.4.0.1' }

function firstCode(secret: string, at: Date): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() })
}

function signInWith(username: string, totp: string | null, at: Date): Promise<string> {
  const context = aContext(database, { now: at })
  const entrance = { kind: 'token', address: '10.4.0.2' } as const
  return answerOf(signIn(context, { username, password: PASSWORD, totp }, entrance, heldRolesOf))
}

describe('setting up one-time codes', () => {
  test('counts from its first code on, at every later sign-in', async () => {
    const { account, context, session } = await aSignedIn(database)
    const username = account.username ?? ''
    const now = context.clock.now()

    const { secret, uri } = await beginCode(context, proof)
    expect(uri).toContain(`secret=${secret}`)
    expect(await signInWith(username, null, now)).toBe('done')
    await confirmCode(context, firstCode(secret, now), session.id)

    const later = new Date(now.getTime() + 30_000)
    expect(await signInWith(username, null, later)).toBe('unauthenticated/wrong-credentials')
    expect(await signInWith(username, firstCode(secret, later), later)).toBe('done')
  })

  test('uses up its first code', async () => {
    const { account, context, session } = await aSignedIn(database)
    const now = context.clock.now()
    const { secret } = await beginCode(context, proof)
    const code = firstCode(secret, now)

    await confirmCode(context, code, session.id)

    expect(await signInWith(account.username ?? '', code, now)).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('fulfils the duty of an approver in the session at hand, and ends the others', async () => {
    const account = await anAccount(database)
    give(account.id, aRole('approver', 'so-tu-phap'))
    const [here, there] = [
      await aSignedIn(database, { account }),
      await aSignedIn(database, { account }),
    ]
    const { secret } = await beginCode(here.context, proof)

    await confirmCode(here.context, firstCode(secret, here.context.clock.now()), here.session.id)

    const visitor = await authenticate(here.context, here.token, heldRolesOf)
    expect(visitor.duty).toBeNull()
    expect(visitor.actor.roles).toHaveLength(1)
    expect(visitor.session?.assurance).toBe('password-and-code')
    expect((await authenticate(there.context, there.token, heldRolesOf)).session).toBeNull()
  })

  test('may be begun anew until it is confirmed; only the last secret counts', async () => {
    const { context, session } = await aSignedIn(database)
    const now = context.clock.now()
    const first = await beginCode(context, proof)
    const second = await beginCode(context, proof)

    expect(await answerOf(confirmCode(context, firstCode(first.secret, now), session.id))).toBe(
      'invalid/wrong-code',
    )
    expect(await answerOf(confirmCode(context, firstCode(second.secret, now), session.id))).toBe(
      'done',
    )
  })

  test('is refused with a wrong password, without being begun, and twice', async () => {
    const { context, session } = await aSignedIn(database)
    const now = context.clock.now()

    expect(await answerOf(beginCode(context, { ...proof, password: 'sai' }))).toBe(
      'invalid/wrong-password',
    )
    expect(await answerOf(confirmCode(context, '123456', session.id))).toBe(
      'conflict/code-not-set-up',
    )
    const { secret } = await beginCode(context, proof)
    await confirmCode(context, firstCode(secret, now), session.id)
    expect(await answerOf(beginCode(context, proof))).toBe('conflict/code-already-set-up')
    expect(await answerOf(confirmCode(context, firstCode(secret, now), session.id))).toBe(
      'conflict/code-already-set-up',
    )
  })

  test('is not for an account of the demonstration', async () => {
    const account = await anAccount(database, { isDemo: true })
    const { context } = await aSignedIn(database, { account })

    expect(await answerOf(beginCode(context, proof))).toBe('conflict/account-is-demo')
  })
})

describe('removing one-time codes', () => {
  test('takes password and a last code; then the password alone lets in', async () => {
    const account = await anAccountWithCode(database)
    const { context, session } = await aSignedIn(database, { account })
    const code = codeAt(context.clock.now())

    await removeCode(context, { ...proof, code }, session.id)

    expect(await signInWith(account.username, null, context.clock.now())).toBe('done')
    const entries = await database.asOwner('select event from audit_entry where object_id = $1', [
      account.id,
    ])
    expect(entries).toContainEqual({ event: 'code.removed' })
  })

  test('is refused with a wrong password or code, and the codes stay', async () => {
    const account = await anAccountWithCode(database)
    const { context, session } = await aSignedIn(database, { account })
    const code = codeAt(context.clock.now())

    const wrongPassword = removeCode(context, { ...proof, password: 'sai', code }, session.id)
    expect(await answerOf(wrongPassword)).toBe('invalid/wrong-password')
    const wrongCode = removeCode(context, { ...proof, code: '000000' }, session.id)
    expect(await answerOf(wrongCode)).toBe('invalid/wrong-code')
    expect(await signInWith(account.username, null, context.clock.now())).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('does not help to guess codes: five wrong ones are the limit', async () => {
    const account = await anAccountWithCode(database)
    const { context, session } = await aSignedIn(database, { account })
    await answersOf(5, () => removeCode(context, { ...proof, code: '000000' }, session.id))

    const code = codeAt(context.clock.now())
    expect(await answerOf(removeCode(context, { ...proof, code }, session.id))).toBe(
      'too-many/requests 900',
    )
  })

  test('is refused where there are none', async () => {
    const { context, session } = await aSignedIn(database)

    expect(await answerOf(removeCode(context, { ...proof, code: '000000' }, session.id))).toBe(
      'conflict/code-not-set-up',
    )
  })
})
