import { expect, test } from 'vitest'
import {
  acting,
  anAccount,
  anAccountWithCode,
  answerOf,
  aRole,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { listStaff, staffByIds, viewStaff } from './list-staff.ts'

const database = await aDatabase()
const administrator = await anAccount(database, {
  username: 'a-quan-tri',
  displayName: 'Vi Thị Quản',
})
await anAccount(database, { username: 'b-hoang', displayName: 'Hoàng Thị Đào' })
await anAccount(database, { username: 'c-hoang', displayName: 'Hoàng Văn Thụ' })
const left = await anAccount(database, { username: 'd-left', displayName: 'Lý Đã Nghỉ' })
await database.asOwner('update account set disabled_at = now() where id = $1', [left.id])
const citizen = await anAccount(database, {
  kind: 'citizen',
  username: 'congdan',
  displayName: 'Hoàng Thị Bế',
  personalId: '020190001234',
})
const actor = acting(administrator, aRole('administrator', 'tinh'))

async function names(
  asked: Partial<Parameters<typeof listStaff>[1]>,
): Promise<{ found: string[]; next: string | null }> {
  const given = { q: '', state: null, after: null, limit: 10, ...asked }
  const { items, next } = await listStaff(aContext(database, { actor }), given)
  return { found: items.map(({ username }) => username), next }
}

test('the list holds officers by user name, those who left among them, and no citizen', async () => {
  expect(await names({})).toEqual({
    found: ['a-quan-tri', 'b-hoang', 'c-hoang', 'd-left'],
    next: null,
  })
})

test.each([
  ['hoàng', ['b-hoang', 'c-hoang']],
  ['HOANG dao', ['b-hoang']],
  ['c-hoang', ['c-hoang']],
  ['dao hoang thi', ['b-hoang']],
  ['khong co', []],
  ["'; drop table account; --", []],
  ['%', ['a-quan-tri', 'b-hoang', 'c-hoang', 'd-left']],
])('a search for "%s" finds %s', async (q, found) => {
  expect((await names({ q })).found).toEqual(found)
})

test('those at work and those who left can be asked for alone', async () => {
  expect((await names({ state: 'active' })).found).toEqual(['a-quan-tri', 'b-hoang', 'c-hoang'])
  expect((await names({ state: 'left' })).found).toEqual(['d-left'])
})

test('pages follow each other without gap or repetition', async () => {
  const first = await names({ limit: 2 })
  const second = await names({ limit: 2, after: first.next })

  expect(first).toEqual({ found: ['a-quan-tri', 'b-hoang'], next: 'b-hoang' })
  expect(second).toEqual({ found: ['c-hoang', 'd-left'], next: null })
})

test('a line says who has codes and who a one-time password', async () => {
  const { username } = await anAccountWithCode(database)
  const fresh = await anAccount(database, { passwordExpiresAt: new Date('2026-03-05T00:00:00Z') })
  const { items } = await listStaff(aContext(database, { actor }), {
    q: 'can bo',
    state: null,
    after: null,
    limit: 10,
  })

  expect(items.find((item) => item.username === username)).toMatchObject({
    hasCode: true,
    hasOneTimePassword: false,
  })
  expect(items.find((item) => item.username === fresh.username)).toMatchObject({
    hasCode: false,
    hasOneTimePassword: true,
  })
})

test('another locality sees none of them', async () => {
  const elsewhere = aContext(database, { actor, locality: BAC_KAN })

  expect(await listStaff(elsewhere, { q: '', state: null, after: null, limit: 10 })).toEqual({
    items: [],
    next: null,
  })
})

test('one officer is shown to administrators, and a citizen to none of them', async () => {
  const context = aContext(database, { actor })

  expect(await viewStaff(context, left.id)).toMatchObject({ username: 'd-left' })
  expect(await answerOf(viewStaff(context, citizen.id))).toBe('not-found/account')
  expect([...(await staffByIds(context, [left.id, citizen.id, left.id])).keys()]).toEqual([left.id])
})

test('who is no administrator sees no officer', async () => {
  const context = aContext(database, { actor: acting(left, aRole('procedure-control', 'tinh')) })

  expect(await answerOf(viewStaff(context, left.id))).toBe('forbidden/role')
  expect(await answerOf(staffByIds(context, [left.id]))).toBe('forbidden/role')
  expect(await answerOf(viewStaff(aContext(database), left.id))).toBe('unauthenticated/no-session')
})
