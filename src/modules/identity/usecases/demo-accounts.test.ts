import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { inRead } from '#platform/db'
import { anAccount, answerOf, rolesInHand } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { hasDemoAccount } from '../db/account.queries.ts'
import {
  DEMO_PASSWORD,
  importAccounts,
  refuseDemoAccounts,
  type DemoAccounts,
} from './demo-accounts.ts'
import { signIn } from './sign-in.ts'

const PACK: DemoAccounts = [
  {
    username: 'congdan',
    kind: 'citizen',
    displayName: 'Hoàng Thị Bế',
    personalId: '020190001234',
    birthDate: '1990-05-14',
  },
  {
    username: 'doanhnghiep',
    kind: 'business',
    displayName: 'Công ty TNHH Xứ Lạng',
    taxCode: '4900123467',
  },
  { username: 'tiepnhan', kind: 'staff', displayName: 'Lương Thị Mai' },
]

describe('the accounts of a demonstration', () => {
  test('all sign in with the password that everyone knows', async () => {
    const database = await aDatabase()
    const ids = await importAccounts(aContext(database), PACK)

    expect([...ids.keys()]).toEqual(['congdan', 'doanhnghiep', 'tiepnhan'])
    for (const { username } of PACK) {
      const typed = { username, password: DEMO_PASSWORD }
      const entrance = { kind: 'token', address: '10.8.0.1' } as const
      const signingIn = signIn(aContext(database), typed, entrance, rolesInHand().heldRolesOf)
      expect(await answerOf(signingIn)).toBe('done')
    }
  })

  test('are put in once, however often the pack is loaded, with the same ids', async () => {
    const database = await aDatabase()

    const first = await importAccounts(aContext(database), PACK)
    const second = await importAccounts(aContext(database), PACK)

    expect(second).toEqual(first)
    expect(await database.asOwner('select count(*)::int as count from account')).toEqual([
      { count: 3 },
    ])
  })

  test('take over who came in through the identity provider before', async () => {
    const database = await aDatabase()
    const { id } = await anAccount(database, {
      kind: 'citizen',
      username: null,
      passwordHash: null,
      personalId: '020190001234',
    })

    const ids = await importAccounts(aContext(database), PACK)

    expect(ids.get('congdan')).toBe(id)
    const [row] = await database.asOwner('select username, is_demo from account where id = $1', [
      id,
    ])
    expect(row).toEqual({ username: 'congdan', is_demo: true })
  })

  test.each([
    ['a user name', { username: 'congdan' }],
    ['a number', { kind: 'citizen', username: 'nguoi-that', personalId: '020190001234' }],
  ] as const)('stop where %s belongs to someone else, and nothing is written', async (_, given) => {
    const database = await aDatabase()
    await anAccount(database, given)

    await expect(importAccounts(aContext(database), PACK)).rejects.toThrow('congdan')
    expect(await inRead(database.db, hasDemoAccount)).toBe(false)
  })

  test('are not put into a locality that is no demonstration', async () => {
    const database = await aDatabase()
    const context = aContext(database)
    const inEarnest = { ...context, locality: { ...context.locality, isDemo: false } }

    await expect(importAccounts(inEarnest, PACK)).rejects.toThrow('no demonstration')
    expect(await inRead(database.db, hasDemoAccount)).toBe(false)
  })

  test.each([
    ['a citizen without a personal id', { kind: 'citizen' }],
    ['a business without a tax code', { kind: 'business' }],
    ['a user name in capitals', { username: 'CongDan' }],
    ['a field nobody knows', { isAdministrator: true }],
  ])('are refused with %s', async (_, given) => {
    const database = await aDatabase()
    const pack = [{ username: 'a-b', kind: 'staff', displayName: 'x', ...given }] as DemoAccounts

    await expect(importAccounts(aContext(database), pack)).rejects.toThrow(ZodError)
  })
})

describe('the start of an installation in earnest', () => {
  test('is stopped by a demonstration account, of that locality only', async () => {
    const database = await aDatabase()
    await importAccounts(aContext(database), PACK)

    await expect(refuseDemoAccounts(database.db)).rejects.toThrow('demonstration accounts')
    await refuseDemoAccounts(database.database.of(BAC_KAN.id))
  })

  test('goes on with accounts in earnest', async () => {
    const database = await aDatabase()
    await anAccount(database)

    await refuseDemoAccounts(database.db)
  })
})
