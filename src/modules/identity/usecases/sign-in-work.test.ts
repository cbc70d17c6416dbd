import { argon2 } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import {
  acting,
  anAccount,
  answerOf,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { changePassword } from './change-password.ts'
import { signIn, type Credentials } from './sign-in.ts'

// Work is counted and not timed: a count does not depend on what else the machine does.
vi.mock(import('node:crypto'), async (original) => {
  const actual = await original()
  return { ...actual, argon2: vi.fn<typeof actual.argon2>(actual.argon2) }
})

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

function attempt(context: ReturnType<typeof aContext>, typed: Credentials): Promise<string> {
  const entrance = { kind: 'token', address: '10.0.1.1' } as const
  return answerOf(signIn(context, typed, entrance, heldRolesOf))
}

test('signing in costs the same work whether or not there is such an account', async () => {
  const { username } = await anAccount(database)
  const { username: withoutPassword } = await anAccount(database, { passwordHash: null })
  const costOf = async (typed: Credentials) => {
    vi.mocked(argon2).mockClear()
    await attempt(aContext(database), typed)
    return vi.mocked(argon2).mock.calls.map(([algorithm, { memory, passes, tagLength }]) => ({
      algorithm,
      memory,
      passes,
      tagLength,
    }))
  }

  const once = [{ algorithm: 'argon2id', memory: 19_456, passes: 2, tagLength: 32 }]
  expect(await costOf({ username, password: 'sai' })).toEqual(once)
  expect(await costOf({ username: 'khong-co-ai', password: 'sai' })).toEqual(once)
  expect(await costOf({ username: withoutPassword, password: 'sai' })).toEqual(once)
  expect(await costOf({ username, password: PASSWORD })).toEqual(once)
})

test('a password that is changed while it is being verified lets nobody in', async () => {
  const account = await anAccount(database)
  const context = aContext(database)
  const typed = { username: account.username, password: PASSWORD }
  const { visitor } = await signIn(
    context,
    typed,
    { kind: 'token', address: '10.0.1.2' },
    heldRolesOf,
  )
  const owner = { ...context, actor: acting(account) }
  context.clock.set(new Date(context.clock.now().getTime() + 1000))
  const actual = vi.mocked(argon2).getMockImplementation()
  let isFirst = true
  vi.mocked(argon2).mockImplementation((algorithm, parameters, done) => {
    const pass = () => actual?.(algorithm, parameters, done)
    if (!isFirst) return pass()
    isFirst = false
    const change = {
      password: PASSWORD,
      next: 'trâu đen ăn cỏ trên đồi',
      address: '10.1.1.1',
    }
    changePassword(owner, change, visitor.session!.id).then(pass, pass)
  })

  const late = await attempt(context, typed)

  vi.mocked(argon2).mockImplementation(actual!)
  expect(late).toBe('unauthenticated/wrong-credentials')
})
