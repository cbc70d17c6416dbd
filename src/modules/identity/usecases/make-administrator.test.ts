import { expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import type { Write } from '#platform/db'
import {
  anAccount,
  anAccountWithCode,
  answerOf,
  aSignedIn,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { authenticate } from './authenticate.ts'
import { makeAdministrator } from './make-administrator.ts'
import { signIn } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

function make(username: string, granted: AccountId[] = []) {
  const grant = async (_: Write, __: unknown, id: AccountId) => {
    granted.push(id)
  }
  return makeAdministrator(aContext(database), { username, displayName: 'Vi Thị Quản' }, grant)
}

function signInWith(username: string, password: string): Promise<string> {
  const entrance = { kind: 'token', address: '10.7.0.1' } as const
  return answerOf(signIn(aContext(database), { username, password }, entrance, heldRolesOf))
}

test('an empty installation gets its first administrator with a one-time password and the role', async () => {
  const granted: AccountId[] = []

  const { accountId, oneTimePassword } = await make('quantri', granted)

  expect(granted).toEqual([accountId])
  expect(await signInWith('quantri', oneTimePassword)).toBe('done')
  const entries = await database.asOwner('select event from audit_entry where object_id = $1', [
    accountId,
  ])
  expect(entries).toEqual([{ event: 'account.created' }])
})

test('an administrator who lost password and telephone is let in again, and nobody else stays in', async () => {
  const account = await anAccountWithCode(database)
  const { context, token } = await aSignedIn(database, { account })
  await database.asOwner('update account set disabled_at = now() where id = $1', [account.id])

  const { accountId, oneTimePassword } = await make(account.username)

  expect(accountId).toBe(account.id)
  expect(await signInWith(account.username, PASSWORD)).toBe('unauthenticated/wrong-credentials')
  expect(await signInWith(account.username, oneTimePassword)).toBe('done')
  expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
})

test('nothing is made when the role cannot be given', async () => {
  const failing = makeAdministrator(
    aContext(database),
    { username: 'khong-thanh', displayName: 'x' },
    () => Promise.reject(new Error('no unit')),
  )

  await expect(failing).rejects.toThrow('no unit')
  expect(await database.asOwner(`select 1 from account where username = 'khong-thanh'`)).toEqual([])
})

test.each([
  ['is none', 'Quản trị', {}, 'invalid/username'],
  [
    'is a citizen’s',
    'nguoi-dan',
    { kind: 'citizen', personalId: '020190007777' },
    'conflict/username-taken',
  ],
  ['is of the demonstration', 'dung-thu', { isDemo: true }, 'conflict/account-is-demo'],
] as const)('a user name that %s is refused', async (_, username, given, code) => {
  if (code !== 'invalid/username') await anAccount(database, { username, ...given })

  expect(await answerOf(make(username))).toBe(code)
})
