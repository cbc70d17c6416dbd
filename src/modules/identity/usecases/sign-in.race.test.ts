import { expect, test } from 'vitest'
import {
  anAccountWithCode,
  answerOf,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { signIn } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

function together(times: number, password: string, totp: string | null, username: string) {
  return Promise.all(
    Array.from({ length: times }, (_, at) => {
      const entrance = { kind: 'token', address: `10.5.0.${at}` } as const
      const typed = { username, password, totp }
      return answerOf(signIn(aContext(database), typed, entrance, heldRolesOf))
    }),
  )
}

test.each([2, 5, 20])('of %d sign-ins at once with one code exactly one gets in', async (times) => {
  const { username } = await anAccountWithCode(database)

  const answers = await together(times, PASSWORD, codeAt(aContext(database).clock.now()), username)

  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
})

test('of ten wrong passwords at once five are answered as wrong, the others have to wait', async () => {
  const { username } = await anAccountWithCode(database)

  const answers = await together(10, 'sai', null, username)

  expect(answers.toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => 'too-many/requests 900'),
    ...Array.from({ length: 5 }, () => 'unauthenticated/wrong-credentials'),
  ])
})

test('of twenty wrong codes at once five are looked at', async () => {
  const { username } = await anAccountWithCode(database)

  await together(20, PASSWORD, '000000', username)

  const [row] = await database.asOwner<{ count: number }>(
    `select count(*)::int as count from audit_entry
    where details->>'reason' = 'wrong-code' and object_id =
      (select id::text from account where username = $1)`,
    [username],
  )
  expect(row?.count).toBe(5)
})
