import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import type { Write } from '#platform/db'
import {
  acting,
  anAccount,
  anAccountWithCode,
  answerOf,
  aRole,
  aSignedIn,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import {
  letStaffLeave,
  NewStaff,
  onboardStaff,
  reactivateStaff,
  resetPassword,
  signStaffOut,
  takeCodeAway,
} from './administer-staff.ts'
import { authenticate } from './authenticate.ts'
import { signIn } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()
const administrator = await anAccount(database, { username: 'quan-tri' })
const noRoles = { heldRolesOf, endRoles: async () => {} }

function byAdministrator() {
  return aContext(database, { actor: acting(administrator, aRole('administrator', 'tinh')) })
}

function signInWith(username: string, password: string, totp: string | null = null, at?: Date) {
  const context = aContext(database, at === undefined ? {} : { now: at })
  const entrance = { kind: 'token', address: '10.6.0.1' } as const
  return answerOf(signIn(context, { username, password, totp }, entrance, heldRolesOf))
}

async function recorded(id: AccountId): Promise<unknown[]> {
  const rows = await database.asOwner(
    'select event from audit_entry where object_id = $1 and actor_id = $2 order by id',
    [id, administrator.id],
  )
  return rows.map((row) => row['event'])
}

const newcomer = { displayName: 'Đàm Văn Thọ', phone: '+84912345678', email: null }

describe('letting an officer in', () => {
  test('makes an account whose one-time password signs in for 72 hours and must be changed', async () => {
    const context = byAdministrator()
    const username = 'tho.dv'

    const made = await onboardStaff(context, { ...newcomer, username })

    expect(made.oneTimePassword).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/)
    expect(made.expiresAt).toEqual(new Date('2026-03-05T02:00:00Z'))
    expect(await recorded(made.accountId)).toEqual(['account.created'])
    const lastMoment = new Date('2026-03-05T01:59:59Z')
    expect(await signInWith(username, made.oneTimePassword, null, lastMoment)).toBe('done')
    expect(await signInWith(username, made.oneTimePassword, null, made.expiresAt)).toBe(
      'unauthenticated/wrong-credentials',
    )
    const { visitor } = await signIn(
      context,
      { username, password: made.oneTimePassword },
      { kind: 'browser', address: '10.6.0.2' },
      heldRolesOf,
    )
    expect(visitor.duty).toBe('change-password')
  })

  test('under a user name that is taken is refused, and nothing is written', async () => {
    const { username } = await anAccount(database)

    expect(await answerOf(onboardStaff(byAdministrator(), { ...newcomer, username }))).toBe(
      'conflict/username-taken',
    )
    const rows = await database.asOwner(
      `select 1 from account where display_name = 'Đàm Văn Thọ' and username = $1`,
      [username],
    )
    expect(rows).toEqual([])
  })

  test('keeps names, telephone and address in one form', () => {
    expect(
      NewStaff.parse({
        username: ' Tho.DV ',
        displayName: ' Đàm  Văn Thọ ',
        phone: '0912 345 678',
        email: ' tho@langson.vn ',
      }),
    ).toEqual({
      username: 'tho.dv',
      displayName: 'Đàm Văn Thọ',
      phone: '+84912345678',
      email: 'tho@langson.vn',
    })
  })

  test.each([
    ['username', { username: 'thọ' }],
    ['displayName', { displayName: ' ' }],
    ['phone', { phone: '123' }],
    ['email', { email: 'tho' }],
    ['isAdministrator', { isAdministrator: true }],
  ])('does not take a wrong %s', (field, given) => {
    const parsed = NewStaff.safeParse({ ...newcomer, username: 'tho.dv', ...given })

    expect(JSON.stringify(parsed.error?.issues)).toContain(field)
  })
})

describe('giving a new one-time password', () => {
  test('ends the old password and every session', async () => {
    const { account, context, token } = await aSignedIn(database)
    const username = account.username ?? ''
    await authenticate(context, token, heldRolesOf)

    const { oneTimePassword } = await resetPassword(byAdministrator(), account.id, heldRolesOf)

    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
    expect(await signInWith(username, PASSWORD)).toBe('unauthenticated/wrong-credentials')
    expect(await signInWith(username, oneTimePassword)).toBe('done')
    expect(await recorded(account.id)).toEqual(['password.reset'])
  })

  test('leaves the one-time codes, so that it alone lets nobody in', async () => {
    const { id, username } = await anAccountWithCode(database)

    const { oneTimePassword } = await resetPassword(byAdministrator(), id, heldRolesOf)

    expect(await signInWith(username, oneTimePassword)).toBe('unauthenticated/wrong-credentials')
    const code = codeAt(new Date('2026-03-02T02:00:00Z'))
    expect(await signInWith(username, oneTimePassword, code)).toBe('done')
  })
})

describe('taking one-time codes away', () => {
  test('lets the password alone in again, and ends every session', async () => {
    const account = await anAccountWithCode(database)
    const { context, token } = await aSignedIn(database, { account })

    await takeCodeAway(byAdministrator(), account.id, heldRolesOf)

    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
    expect(await signInWith(account.username, PASSWORD)).toBe('done')
    expect(await recorded(account.id)).toEqual(['code.taken-away'])
  })

  test('is refused where none were set up', async () => {
    const { id } = await anAccount(database)

    expect(await answerOf(takeCodeAway(byAdministrator(), id, heldRolesOf))).toBe(
      'conflict/code-not-set-up',
    )
  })
})

describe('an officer who leaves', () => {
  test('can no longer sign in, is signed out everywhere, and loses the roles with it', async () => {
    const { account, context, token } = await aSignedIn(database)
    await authenticate(context, token, heldRolesOf)
    const ended: AccountId[] = []
    const endRoles = async (_: Write, __: unknown, id: AccountId) => {
      ended.push(id)
    }

    await letStaffLeave(byAdministrator(), account.id, { heldRolesOf, endRoles })

    expect(ended).toEqual([account.id])
    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
    expect(await signInWith(account.username ?? '', PASSWORD)).toBe(
      'unauthenticated/wrong-credentials',
    )
    expect(await recorded(account.id)).toEqual(['account.closed'])
  })

  test('stays when the roles cannot be ended', async () => {
    const { account, context, token } = await aSignedIn(database)
    const endRoles = () => Promise.reject(new Error('no'))

    const leaving = letStaffLeave(byAdministrator(), account.id, { heldRolesOf, endRoles })

    await expect(leaving).rejects.toThrow('no')
    expect((await authenticate(context, token, heldRolesOf)).session).not.toBeNull()
    expect(await recorded(account.id)).toEqual([])
  })

  test('does not leave twice, nor change proofs after that', async () => {
    const { id } = await anAccountWithCode(database)
    await letStaffLeave(byAdministrator(), id, noRoles)

    expect(await answerOf(letStaffLeave(byAdministrator(), id, noRoles))).toBe(
      'conflict/account-has-left',
    )
    expect(await answerOf(resetPassword(byAdministrator(), id, heldRolesOf))).toBe(
      'conflict/account-has-left',
    )
    expect(await answerOf(takeCodeAway(byAdministrator(), id, heldRolesOf))).toBe(
      'conflict/account-has-left',
    )
  })
})

describe('an officer who comes back', () => {
  test('gets a one-time password and brings neither sessions nor codes', async () => {
    const account = await anAccountWithCode(database)
    const { context, token } = await aSignedIn(database, { account })
    await letStaffLeave(byAdministrator(), account.id, noRoles)

    const handed = await reactivateStaff(byAdministrator(), account.id, heldRolesOf)

    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
    expect(await signInWith(account.username, PASSWORD)).toBe('unauthenticated/wrong-credentials')
    expect(await signInWith(account.username, handed?.oneTimePassword ?? '')).toBe('done')
    expect(await recorded(account.id)).toEqual(['account.closed', 'account.reopened'])
  })

  test('must have left before', async () => {
    const { id } = await anAccount(database)

    expect(await answerOf(reactivateStaff(byAdministrator(), id, heldRolesOf))).toBe(
      'conflict/account-is-active',
    )
  })

  test('keeps the known password when the account is of the demonstration', async () => {
    const { id, username } = await anAccount(database, { isDemo: true })
    await letStaffLeave(byAdministrator(), id, noRoles)

    expect(await reactivateStaff(byAdministrator(), id, heldRolesOf)).toBeNull()
    expect(await signInWith(username, PASSWORD)).toBe('done')
  })
})

test('signing an officer out ends every session, and leaves the account as it is', async () => {
  const { account, context, token } = await aSignedIn(database)
  await aSignedIn(database, { account })

  expect(await signStaffOut(byAdministrator(), account.id, heldRolesOf)).toBe(2)

  expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
  expect(await signInWith(account.username ?? '', PASSWORD)).toBe('done')
})

test('the proofs of a demonstration account are left alone', async () => {
  const { id } = await anAccount(database, { isDemo: true })

  expect(await answerOf(resetPassword(byAdministrator(), id, heldRolesOf))).toBe(
    'conflict/account-is-demo',
  )
  expect(await answerOf(takeCodeAway(byAdministrator(), id, heldRolesOf))).toBe(
    'conflict/account-is-demo',
  )
})
