import { describe, expect, test } from 'vitest'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import {
  aPerson,
  aStandIn,
  ENTRANCE,
  REDIRECT_URI,
} from '../../../../tools/test-support/identity-provider.ts'
import { beginProviderSignIn, finishProviderSignIn } from './provider-sign-in.ts'

const database = await aDatabase()
const { standIn, aProvider, comeBack, signInAs, finish } = await aStandIn(database)

async function lastReason(): Promise<unknown> {
  const [last] = await database.asOwner(
    `select details->>'reason' as reason from audit_entry order by id desc limit 1`,
  )
  return last?.['reason']
}

describe('a sign-in is refused', () => {
  test('to another browser than the one that began it', async () => {
    const provider = aProvider()
    const mine = await comeBack(provider, aPerson())
    const foreign = await comeBack(provider, aPerson())
    const swapped = { handle: foreign.handle, answer: mine.answer }

    expect(await finish(provider, swapped)).toBe('unauthenticated/sign-in-expired')
    expect(await finish(provider, { ...mine, handle: null })).toBe(
      'unauthenticated/sign-in-expired',
    )
    expect(await finish(provider, mine)).toBe('done')
    expect(await finish(provider, foreign)).toBe('done')
  })

  test('the second time, and once only even when both come at once', async () => {
    const provider = aProvider()
    const returned = await comeBack(provider, aPerson())

    const answers = await Promise.all([finish(provider, returned), finish(provider, returned)])

    expect(answers.toSorted()).toEqual(['done', 'unauthenticated/sign-in-expired'])
  })

  test('after ten minutes', async () => {
    const provider = aProvider()
    const context = aContext(database)
    const returned = await comeBack(provider, aPerson(), { context })
    context.clock.set(new Date('2026-03-02T02:10:00Z'))

    expect(await answerOf(finishProviderSignIn(context, provider, returned, ENTRANCE))).toBe(
      'unauthenticated/sign-in-expired',
    )
  })

  test('with a state that was not sent', async () => {
    const provider = aProvider()
    const { handle, answer } = await comeBack(provider, aPerson())
    answer.set('state', 'khac')

    expect(await finish(provider, { handle, answer })).toBe('unauthenticated/sign-in-expired')
  })

  test('with a code that the provider did not give', async () => {
    const provider = aProvider()
    const { handle, answer } = await comeBack(provider, aPerson())
    answer.set('code', 'khong-phai-ma')

    expect(await finish(provider, { handle, answer })).toBe('unauthenticated/identity-refused')
    expect(await lastReason()).toBe('invalid_grant')
  })

  test('with an answer that names another provider', async () => {
    const provider = aProvider()
    const { handle, answer } = await comeBack(provider, aPerson())
    answer.set('iss', 'https://ke-khac.example')

    expect(await finish(provider, { handle, answer })).toBe('unauthenticated/identity-refused')
    expect(await lastReason()).toBe('OAUTH_INVALID_RESPONSE')
  })

  test('when the person stops at the provider', async () => {
    const provider = aProvider()
    const returned = await comeBack(provider, { cancel: '1' })

    expect(await finish(provider, returned)).toBe('unauthenticated/sign-in-cancelled')
  })

  test('when the id token carries another nonce', async () => {
    const provider = aProvider()
    standIn.fail('wrong-nonce')
    const returned = await comeBack(provider, aPerson())

    expect(await finish(provider, returned)).toBe('unauthenticated/identity-refused')
    expect(await lastReason()).toBe('OAUTH_JWT_CLAIM_COMPARISON_FAILED')
  })

  test('when the id token is signed by a key that is not the provider’s', async () => {
    const provider = aProvider()
    standIn.fail('foreign-key')
    const returned = await comeBack(provider, aPerson())

    expect(await finish(provider, returned)).toBe('unauthenticated/identity-refused')
    expect(await lastReason()).toBe('OAUTH_INVALID_RESPONSE')
  })

  test('when the subject was linked to a person with another number', async () => {
    const person = aPerson()
    const { visitor } = await signInAs(person)
    await database.asOwner('update account set personal_id = $2 where id = $1', [
      visitor.actor.accountId,
      aPerson().number,
    ])

    expect(await answerOf(signInAs(person))).toBe('conflict/identity-differs')
  })

  test.each([
    ['person', aPerson()],
    ['business', aPerson({ kind: 'business', number: '4900123467', name: 'HTX Na Dương' })],
  ])('when the provider tells no number of a %s it never told before', async (_, form) => {
    standIn.fail('no-number')

    expect(await answerOf(signInAs(form))).toBe('unauthenticated/identity-incomplete')
  })

  test('when the account is closed', async () => {
    const person = aPerson()
    const { visitor } = await signInAs(person)
    await database.asOwner('update account set disabled_at = now() where id = $1', [
      visitor.actor.accountId,
    ])

    expect(await answerOf(signInAs(person))).toBe('unauthenticated/identity-refused')
  })

  test('and recorded, with a reason and without a name', async () => {
    const provider = aProvider()
    await finish(provider, await comeBack(provider, { cancel: '1' }))

    const [last] = await database.asOwner(
      'select event, object_id, details from audit_entry order by id desc limit 1',
    )
    expect(last).toEqual({
      event: 'session.refused',
      object_id: 'unknown',
      details: { reason: 'access_denied', provider: 'vneid' },
    })
  })
})

describe('a provider that fails', () => {
  const failures = ['down', 'slow'] as const

  test.each(failures)('before anyone is sent there: %s', async (fault) => {
    standIn.fail(fault)
    const wanted = { redirectUri: REDIRECT_URI, returnTo: null }

    expect(await answerOf(beginProviderSignIn(aContext(database), aProvider(), wanted))).toBe(
      'unavailable/identity-provider',
    )
  })

  test.each([...failures, 'token-error'] as const)(
    'after they come back: %s, and no account is made',
    async (fault) => {
      const provider = aProvider()
      const person = aPerson()
      const returned = await comeBack(provider, person)
      standIn.fail(fault)

      expect(await finish(provider, returned)).toBe('unavailable/identity-provider')
      expect(
        await database.asOwner('select 1 from account where personal_id = $1', [person.number]),
      ).toEqual([])
    },
  )

  test('is used again as soon as it answers', async () => {
    const provider = aProvider()
    standIn.fail('down')
    expect(await answerOf(signInAs(aPerson(), provider))).toBe('unavailable/identity-provider')

    standIn.fail('none')
    expect(await answerOf(signInAs(aPerson(), provider))).toBe('done')
  })

  test('that goes on failing is left alone: people are told at once, until it is tried again', async () => {
    let now = 0
    const provider = aProvider({}, () => now)
    standIn.fail('down')
    for (let at = 0; at < 5; at += 1) await answerOf(signInAs(aPerson(), provider))
    standIn.fail('none')
    now = 29_999
    const leftAlone = [await answerOf(signInAs(aPerson(), provider)), provider.client.isLeftAlone()]
    now = 30_000

    expect(leftAlone).toEqual(['unavailable/identity-provider', true])
    expect(await answerOf(signInAs(aPerson(), provider))).toBe('done')
    expect(provider.client.isLeftAlone()).toBe(false)
  })

  test('because of our own settings is a fault, and no refusal to the person', async () => {
    const provider = aProvider({ clientSecret: 'khac' })

    await expect(signInAs(aPerson(), provider)).rejects.toThrow('server responded with an error')
    await expect(signInAs(aPerson(), aProvider({ allowsHttp: false }))).rejects.toThrow('HTTPS')
    const issuer = standIn.issuer.replace('127.0.0.1', 'localhost')
    await expect(signInAs(aPerson(), aProvider({ issuer }))).rejects.toThrow('expected issuer')
  })
})
