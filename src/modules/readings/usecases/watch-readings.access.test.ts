import { describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { listReadingExcesses, readingLimits, setReadingLimits } from './watch-readings.ts'

const database = await aDatabase()
const limits = { dossiers: 10, files: 10 }

type Asked = (context: ReturnType<typeof aContext>) => Promise<unknown>

/** What may be asked; setting limits is tried without an account to set them, so it never comes to an end. */
const ASKED: readonly [string, Asked][] = [
  ['the list', (context) => listReadingExcesses(context, { after: null, limit: 10 })],
  ['the limits', (context) => readingLimits(context)],
]

describe.each([
  ...ASKED,
  ['a change of the limits', (context) => setReadingLimits(context, limits)] as [string, Asked],
])('who is given %s', (_, ask) => {
  test.each(STAFF_ROLES.filter((role) => role !== 'administrator'))('not: %s', async (role) => {
    expect(await answerOf(ask(aContext(database, { actor: anOfficer(role) })))).toBe(
      'forbidden/role',
    )
  })

  test('not: an administrator of one department, for it tells of every unit', async () => {
    const actor = anOfficer('administrator')
    const roles = actor.roles.map((held) => ({ ...held, unitCode: 'H37.03' }))

    expect(await answerOf(ask(aContext(database, { actor: { ...actor, roles } })))).toBe(
      'forbidden/unit-outside-reach',
    )
  })

  test('not: nobody without signing in', async () => {
    expect(await answerOf(ask(aContext(database)))).toBe('unauthenticated/no-session')
  })
})

test.each(ASKED)('an administrator over all is given %s', async (_, ask) => {
  const context = aContext(database, { actor: anOfficer('administrator') })

  expect(await answerOf(ask(context))).toBe('done')
})
