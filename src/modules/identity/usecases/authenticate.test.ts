import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db'
import {
  aRole,
  anAccount,
  aSignedIn,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { selectOpenSession } from '../db/session.queries.ts'
import { authenticate } from './authenticate.ts'
import { forgetVisits } from './remembered-visits.ts'

const database = await aDatabase()
const NOW = new Date('2026-03-02T02:00:00Z')

function later(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds)
}

describe('a request', () => {
  test('with the token of a session comes from its account, in its roles of today', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const { account, token, session, context } = await aSignedIn(database)
    give(account.id, aRole('handler', 'so-tu-phap'))

    const visitor = await authenticate(context, token, heldRolesOf)

    expect(visitor).toMatchObject({ session: { id: session.id }, duty: null })
    expect(visitor.actor).toMatchObject({
      kind: 'staff',
      accountId: account.id,
      username: account.username,
      displayName: 'Lương Thị Mai',
    })
    expect(visitor.actor.roles.map(({ role }) => role)).toEqual(['handler'])
  })

  test('of a citizen comes with what the law knows them by, and without looking for roles', async () => {
    const citizen = await anAccount(database, {
      kind: 'citizen',
      personalId: '020190009999',
      birthDate: '1990-05-14' as never,
    })
    const { token, context } = await aSignedIn(database, { account: citizen })

    const { actor } = await authenticate(context, token, () => {
      throw new Error('citizens hold no roles')
    })

    expect(actor).toMatchObject({
      kind: 'citizen',
      personalId: '020190009999',
      birthDate: '1990-05-14',
      roles: [],
    })
  })

  test.each([null, '', 'a', 'A'.repeat(43), 'A'.repeat(44), `${'A'.repeat(42)}'`])(
    'with the token %s comes from nobody',
    async (token) => {
      const visitor = await authenticate(aContext(database), token, rolesInHand().heldRolesOf)

      expect(visitor.actor.kind).toBe('anonymous')
      expect(visitor.session).toBeNull()
    },
  )

  test('with a token of another locality comes from nobody', async () => {
    const { token } = await aSignedIn(database)
    const elsewhere = aContext(database, { locality: BAC_KAN })

    const { actor } = await authenticate(elsewhere, token, rolesInHand().heldRolesOf)

    expect(actor.kind).toBe('anonymous')
  })

  test('with a demonstration account comes from nobody where there is no demonstration', async () => {
    const account = await anAccount(database, { isDemo: true })
    const { token, context } = await aSignedIn(database, { account })
    const inEarnest = { ...context, locality: { ...context.locality, isDemo: false } }

    expect((await authenticate(inEarnest, token, rolesInHand().heldRolesOf)).session).toBeNull()
  })
})

describe('a change by another node', () => {
  const endings = [
    ['a sign-out', 'update session set ended_at = $2 where account_id = $1'],
    ['an account that is closed', 'update account set disabled_at = $2 where id = $1'],
  ] as const

  test.each(endings)('%s counts within a second', async (_, statement) => {
    const { heldRolesOf } = rolesInHand()
    const { account, token, context } = await aSignedIn(database)
    await authenticate(context, token, heldRolesOf)
    await database.asOwner(statement, [account.id, NOW])

    context.clock.set(later(1000))

    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
  })

  test('a role that is given or taken counts within a second', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const { account, token, context } = await aSignedIn(database)
    const rolesNow = async () =>
      (await authenticate(context, token, heldRolesOf)).actor.roles.map(({ role }) => role)
    expect(await rolesNow()).toEqual([])

    give(account.id, aRole('reception', 'trung-tam'))
    context.clock.set(later(1000))
    expect(await rolesNow()).toEqual(['reception'])

    give(account.id)
    context.clock.set(later(2000))
    expect(await rolesNow()).toEqual([])
  })

  test('is asked for once in 0.8 seconds, however many requests come', async () => {
    let asked = 0
    const heldRolesOf = async () => {
      asked += 1
      return []
    }
    const { token, context } = await aSignedIn(database)
    const ask = () => authenticate(context, token, heldRolesOf)

    await Promise.all([ask(), ask(), ask()])
    context.clock.set(later(799))
    await ask()
    expect(asked).toBe(1)

    context.clock.set(later(800))
    await ask()
    expect(asked).toBe(2)
  })

  test('is asked for anew when the clock was put back', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const { account, token, context } = await aSignedIn(database)
    await authenticate(context, token, heldRolesOf)
    give(account.id, aRole('handler', 'so-tu-phap'))

    context.clock.set(later(-3_600_000))

    expect((await authenticate(context, token, heldRolesOf)).actor.roles).toHaveLength(1)
  })
})

describe('a change in this process', () => {
  test('counts at once for the account it is about, and leaves the others remembered', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const [first, second] = [await aSignedIn(database), await aSignedIn(database)]
    const rolesOf = async ({ context, token }: typeof first) =>
      (await authenticate(context, token, heldRolesOf)).actor.roles.length
    expect([await rolesOf(first), await rolesOf(second)]).toEqual([0, 0])

    for (const { account } of [first, second]) give(account.id, aRole('handler', 'so-tu-phap'))
    await forgetVisits(first.context, first.account.id)

    expect([await rolesOf(first), await rolesOf(second)]).toEqual([1, 0])
  })

  test('counts even for a request that was looking up the account at that moment', async () => {
    const { account, token, context } = await aSignedIn(database)
    let roles = [aRole('handler', 'so-tu-phap')]
    const asked = Promise.withResolvers<void>()
    const change = Promise.withResolvers<void>()
    const early = authenticate(context, token, async () => {
      const seen = roles
      asked.resolve()
      await change.promise
      return seen
    })
    await asked.promise

    roles = []
    await forgetVisits(context, account.id)
    change.resolve()

    expect((await early).actor.roles).toHaveLength(1)
    expect((await authenticate(context, token, async () => roles)).actor.roles).toEqual([])
  })

  test('a failure to find out is not remembered', async () => {
    const { token, context } = await aSignedIn(database)
    const failing = authenticate(context, token, () => Promise.reject(new Error('gone')))

    await expect(failing).rejects.toThrow('gone')

    const { heldRolesOf } = rolesInHand()
    expect((await authenticate(context, token, heldRolesOf)).session).not.toBeNull()
  })
})

describe('a session', () => {
  test('ends to the instant, remembered or not', async () => {
    const { heldRolesOf } = rolesInHand()
    const { token, context } = await aSignedIn(database)

    context.clock.set(later(30 * 60_000 - 400))
    expect((await authenticate(context, token, heldRolesOf)).session).not.toBeNull()
    await database.asOwner('update session set last_seen_at = created_at')
    await forgetVisits(context, context.actor.accountId)
    expect((await authenticate(context, token, heldRolesOf)).session).not.toBeNull()

    context.clock.set(later(30 * 60_000))
    await database.asOwner('update session set last_seen_at = created_at')
    await forgetVisits(context, context.actor.accountId)
    expect((await authenticate(context, token, heldRolesOf)).session).toBeNull()
  })

  test('is kept alive by requests until twelve hours are over', async () => {
    const { heldRolesOf } = rolesInHand()
    const { token, context } = await aSignedIn(database)
    const isLiveAfter = async (minutes: number) => {
      context.clock.set(later(minutes * 60_000))
      return (await authenticate(context, token, heldRolesOf)).session !== null
    }

    for (let minutes = 25; minutes < 720; minutes += 25)
      expect(await isLiveAfter(minutes)).toBe(true)

    expect(await isLiveAfter(720)).toBe(false)
  })

  test('is noted as seen at most once a minute', async () => {
    const { heldRolesOf } = rolesInHand()
    const { session, token, context } = await aSignedIn(database)
    const seenAfter = async (seconds: number) => {
      context.clock.set(later(seconds * 1000))
      await authenticate(context, token, heldRolesOf)
      const [row] = await database.asOwner('select last_seen_at from session where id = $1', [
        session.id,
      ])
      return row?.['last_seen_at']
    }

    expect(await seenAfter(59)).toEqual(NOW)
    expect(await seenAfter(60)).toEqual(later(60_000))
    expect(await seenAfter(119)).toEqual(later(60_000))
    expect(await seenAfter(121)).toEqual(later(121_000))
  })
})

describe('an officer with a duty', () => {
  test('who has a one-time password holds no role until it is changed', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const account = await anAccount(database, { passwordExpiresAt: later(72 * 3_600_000) })
    give(account.id, aRole('reception', 'trung-tam'))
    const { token, context } = await aSignedIn(database, { account })

    const { actor, duty } = await authenticate(context, token, heldRolesOf)

    expect(duty).toBe('change-password')
    expect(actor).toMatchObject({ kind: 'staff', roles: [] })
  })

  test('who is made an approver holds no role until a code is set up, in sessions begun before, too', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const { account, token, context } = await aSignedIn(database)
    expect((await authenticate(context, token, heldRolesOf)).duty).toBeNull()

    give(account.id, aRole('handler', 'so-tu-phap'), aRole('approver', 'so-tu-phap'))
    context.clock.set(later(1000))

    const { actor, duty } = await authenticate(context, token, heldRolesOf)
    expect(duty).toBe('set-up-code')
    expect(actor.roles).toEqual([])
  })

  test('of the demonstration holds the roles at once', async () => {
    const { heldRolesOf, give } = rolesInHand()
    const account = await anAccount(database, { isDemo: true })
    give(account.id, aRole('administrator', 'tinh'))
    const { token, context } = await aSignedIn(database, { account })

    const { actor, duty } = await authenticate(context, token, heldRolesOf)

    expect(duty).toBeNull()
    expect(actor.roles).toHaveLength(1)
  })
})

test('the session of a token is found by the index on its hash, the account by its key', async () => {
  await database.asOwner(`
    insert into account (locality_id, id, kind, username, display_name, created_at)
    select 1, gen_random_uuid(), 'staff', 'nhieu-' || n, 'x', now() from generate_series(1, 2000) n`)
  await database.asOwner(`
    insert into session (locality_id, id, token_hash, account_id, kind, assurance, address,
      created_at, last_seen_at, expires_at)
    select 1, gen_random_uuid(), sha256(account.id::text::bytea), account.id, 'browser', 'password',
      '', now(), now(), now() from account where username like 'nhieu-%'`)
  await database.asOwner('analyze account, session')

  const plan = await inTransaction(database.db, async (tx) => {
    const query = selectOpenSession(tx, Buffer.alloc(32))
    return sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx)
  })

  const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toMatch(/session_token_unique.*\n.*Index Cond: .*token_hash = /)
  expect(text).toMatch(/account_pkey.*\n.*Index Cond: .*id = session\.account_id/)
})
