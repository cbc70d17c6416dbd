import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context'
import {
  anAccount,
  anAccountWithCode,
  answerOf,
  answersOf,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import type { Entrance } from './session-tokens.ts'
import { signIn, type Credentials } from './sign-in.ts'

const database = await aDatabase()
const { heldRolesOf } = rolesInHand()

let addresses = 0
let entrance: Entrance
beforeEach(() => {
  entrance = { kind: 'token', address: `10.0.0.${++addresses}` }
})

function attempt(context: Context, credentials: Credentials): Promise<string> {
  return answerOf(signIn(context, credentials, entrance, heldRolesOf))
}

describe('the limits on guessing', () => {
  test('five wrong passwords for one account are answered as wrong, the sixth has to wait', async () => {
    const { username } = await anAccount(database)
    const context = aContext(database)
    const wrong = () => signIn(context, { username, password: 'sai' }, entrance, heldRolesOf)

    const answers = await answersOf(7, wrong)

    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => 'unauthenticated/wrong-credentials'),
      'too-many/requests 900',
      'too-many/requests 900',
    ])
  })

  test('a right password is never limited', async () => {
    const { username } = await anAccount(database)
    const context = aContext(database)
    await answersOf(8, () => signIn(context, { username, password: 'sai' }, entrance, heldRolesOf))

    expect(await attempt(context, { username, password: PASSWORD })).toBe('done')
  })

  test('a name that does not exist is limited like one that does', async () => {
    const context = aContext(database)
    const wrong = () =>
      signIn(context, { username: 'ma-nao-do', password: 'sai' }, entrance, heldRolesOf)

    expect((await answersOf(6, wrong)).at(-1)).toBe('too-many/requests 900')
  })

  test('after a quarter of an hour failures no longer count', async () => {
    const { username } = await anAccount(database)
    const context = aContext(database)
    const wrong = () => signIn(context, { username, password: 'sai' }, entrance, heldRolesOf)
    const start = context.clock.now().getTime()
    await answersOf(5, wrong)

    context.clock.set(new Date(start + 14 * 60_000 + 30_500))
    expect(await answerOf(wrong())).toBe('too-many/requests 30')
    context.clock.set(new Date(start + 15 * 60_000))
    expect(await answerOf(wrong())).toBe('unauthenticated/wrong-credentials')
  })

  test('a clock that is put back lets nobody wait for failures of a time to come', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database, { now: new Date('2026-03-03T02:00:00Z') })
    const wrong = { username, password: PASSWORD, totp: '000000' }
    await answersOf(6, () => signIn(context, wrong, entrance, heldRolesOf))

    context.clock.set(new Date('2026-03-02T02:00:00Z'))

    const totp = codeAt(context.clock.now())
    expect(await attempt(context, wrong)).toBe('unauthenticated/wrong-credentials')
    expect(await attempt(context, { username, password: PASSWORD, totp })).toBe('done')
  })

  test('one account does not limit another', async () => {
    const [first, second] = [await anAccount(database), await anAccount(database)]
    const context = aContext(database)
    await answersOf(6, () =>
      signIn(context, { username: first.username, password: 'sai' }, entrance, heldRolesOf),
    )

    expect(await attempt(context, { username: second.username, password: 'sai' })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('a hundred wrong passwords from one address are answered as wrong, further ones have to wait', async () => {
    const { username } = await anAccount(database)
    const context = aContext(database)
    await database.asOwner(
      `insert into sign_in_attempt (locality_id, at, name_hash, address, wrong)
      select 1, $1, sha256(n::text::bytea), $2, 'password' from generate_series(1, 99) n`,
      [context.clock.now(), entrance.address],
    )

    expect(await attempt(context, { username, password: 'sai' })).toBe(
      'unauthenticated/wrong-credentials',
    )
    expect(await attempt(context, { username, password: 'sai' })).toBe('too-many/requests 900')
    expect(await attempt(context, { username, password: PASSWORD })).toBe('done')
    entrance = { kind: 'token', address: '10.9.9.9' }
    expect(await attempt(context, { username, password: 'sai' })).toBe(
      'unauthenticated/wrong-credentials',
    )
  })

  test('keep no name as it was typed, and sweep out what no longer counts', async () => {
    const context = aContext(database, { now: new Date('2026-02-01T02:00:00Z') })
    await attempt(context, { username: 'mat-khau-go-nham-o', password: 'sai' })
    context.clock.set(new Date('2026-02-01T03:00:00Z'))
    await attempt(context, { username: 'nguoi-khac', password: 'sai' })

    const rows = await database.asOwner(
      `select sign_in_attempt::text as row from sign_in_attempt where at < '2026-02-02'`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.['row']).not.toContain('nguoi-khac')
  })

  test('a refusal of a closed account is recorded under it', async () => {
    const { id, username } = await anAccount(database)
    await database.asOwner('update account set disabled_at = now() where id = $1', [id])

    await attempt(aContext(database), { username, password: PASSWORD })

    expect(await auditAbout(id)).toEqual([
      { event: 'session.refused', details: { reason: 'account-without-password', limited: false } },
    ])
  })

  test('a refusal is recorded with its reason, and without what was typed', async () => {
    const { id, username } = await anAccount(database)

    await attempt(aContext(database), { username, password: 'sai bét' })

    expect(await auditAbout(id)).toEqual([
      { event: 'session.refused', details: { reason: 'wrong-password', limited: false } },
    ])
  })
})

describe('a one-time code', () => {
  test('is not looked at after five wrong ones, for a quarter of an hour', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database)
    const give = (totp: string) =>
      signIn(context, { username, password: PASSWORD, totp }, entrance, heldRolesOf)

    const answers = await answersOf(5, () => give('000000'))
    expect(answers).toEqual(Array.from({ length: 5 }, () => 'unauthenticated/wrong-credentials'))
    expect(await answerOf(give(codeAt(context.clock.now())))).toBe('too-many/requests 900')

    context.clock.set(new Date(context.clock.now().getTime() + 15 * 60_000))
    expect(await answerOf(give(codeAt(context.clock.now())))).toBe('done')
  })

  test('is looked at again after that time, also when somebody kept trying', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database)
    const give = (totp: string) =>
      signIn(context, { username, password: PASSWORD, totp }, entrance, heldRolesOf)
    await answersOf(5, () => give('000000'))
    context.clock.set(new Date(context.clock.now().getTime() + 14 * 60_000))
    await answersOf(5, () => give('000000'))

    context.clock.set(new Date(context.clock.now().getTime() + 60_000))

    expect(await answerOf(give(codeAt(context.clock.now())))).toBe('done')
  })

  test('cannot be used up by who does not know the password', async () => {
    const { username } = await anAccountWithCode(database)
    const context = aContext(database)
    await answersOf(8, () =>
      signIn(context, { username, password: 'sai', totp: '000000' }, entrance, heldRolesOf),
    )

    const totp = codeAt(context.clock.now())
    expect(await attempt(context, { username, password: PASSWORD, totp })).toBe('done')
  })
})

async function auditAbout(accountId: string) {
  return database.asOwner(
    'select event, details from audit_entry where object_id = $1 order by id',
    [accountId],
  )
}
