import { describe, expect, test } from 'vitest'
import { ANONYMOUS } from '#platform/access'
import {
  anAccount,
  answerOf,
  aSignedIn,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { authenticate } from './authenticate.ts'
import { endAllSessions, endOwnSession, endSession, listOwnSessions } from './own-sessions.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

type SignedIn = Awaited<ReturnType<typeof aSignedIn>>

async function isLive({ context, token }: SignedIn): Promise<boolean> {
  return (await authenticate(context, token, heldRolesOf)).session !== null
}

describe('signing out', () => {
  test('makes the token worthless at once, and for good', async () => {
    const visit = await aSignedIn(database)
    expect(await isLive(visit)).toBe(true)

    await endSession(visit.context, visit.token)

    expect(await isLive(visit)).toBe(false)
    visit.context.clock.set(new Date('2026-03-02T03:00:00Z'))
    expect(await isLive(visit)).toBe(false)
  })

  test('twice is the same as once, and recorded once', async () => {
    const visit = await aSignedIn(database)

    const first = await endSession(visit.context, visit.token)
    const second = await endSession(visit.context, visit.token)

    expect(first).toMatchObject({ id: visit.session.id, accountId: visit.account.id })
    expect(second).toBeNull()
    const entries = await database.asOwner('select event from audit_entry where object_id = $1', [
      visit.session.id,
    ])
    expect(entries).toEqual([{ event: 'session.ended' }])
  })

  test('keeps nothing of what the identity provider told', async () => {
    const visit = await aSignedIn(database)
    await database.asOwner(
      `update session set id_token = 'e.y.J', provider = 'vneid', assurance = 'electronic-identity' where id = $1`,
      [visit.session.id],
    )

    const ended = await endSession(visit.context, visit.token)

    expect(ended).toMatchObject({ provider: 'vneid', idToken: 'e.y.J' })
    const [row] = await database.asOwner('select id_token from session where id = $1', [
      visit.session.id,
    ])
    expect(row).toEqual({ id_token: null })
  })
})

describe('the list of own sessions', () => {
  test('shows each that is live, from where and with what, and no other account', async () => {
    const account = await anAccount(database)
    const context = aContext(database)
    const first = await aSignedIn(database, { account, context })
    context.clock.set(new Date('2026-03-02T02:10:00Z'))
    const second = await aSignedIn(database, { account, context })
    const ended = await aSignedIn(database, { account, context })
    await endSession(ended.context, ended.token)
    await aSignedIn(database, { context })

    const listed = await listOwnSessions(second.context)

    expect(listed.map(({ id }) => id)).toEqual([second.session.id, first.session.id])
    expect(listed[0]).toMatchObject({ kind: 'browser', address: '10.2.0.1', agent: 'Firefox' })
  })

  test('leaves out a session that idled away', async () => {
    const visit = await aSignedIn(database)
    visit.context.clock.set(new Date('2026-03-02T02:31:00Z'))

    expect(await listOwnSessions(visit.context)).toEqual([])
  })

  test('is for who is signed in', async () => {
    const stranger = aContext(database, { actor: ANONYMOUS })

    expect(await answerOf(listOwnSessions(stranger))).toBe('unauthenticated/no-session')
  })
})

describe('ending own sessions', () => {
  test('one: that one, at once', async () => {
    const account = await anAccount(database)
    const [lost, here] = [
      await aSignedIn(database, { account }),
      await aSignedIn(database, { account }),
    ]
    expect([await isLive(lost), await isLive(here)]).toEqual([true, true])

    await endOwnSession(here.context, lost.session.id)

    expect([await isLive(lost), await isLive(here)]).toEqual([false, true])
    expect(await answerOf(endOwnSession(here.context, lost.session.id))).toBe('not-found/session')
  })

  test("another's session is not found, and goes on", async () => {
    const [own, foreign] = [await aSignedIn(database), await aSignedIn(database)]

    expect(await answerOf(endOwnSession(own.context, foreign.session.id))).toBe('not-found/session')
    expect(await isLive(foreign)).toBe(true)
  })

  test('everywhere else: all but the one at hand, and nobody else’s', async () => {
    const account = await anAccount(database)
    const visits = [
      await aSignedIn(database, { account }),
      await aSignedIn(database, { account }),
      await aSignedIn(database, { account }),
    ] as const
    const foreign = await aSignedIn(database)

    const count = await endAllSessions(visits[1].context, visits[1].session.id)

    expect(count).toBe(2)
    expect(await Promise.all([...visits, foreign].map(isLive))).toEqual([false, true, false, true])
  })

  test('everywhere: the one at hand, too', async () => {
    const visit = await aSignedIn(database)

    expect(await endAllSessions(visit.context)).toBe(1)
    expect(await isLive(visit)).toBe(false)
  })
})
