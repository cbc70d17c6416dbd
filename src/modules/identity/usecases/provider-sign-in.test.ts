import { describe, expect, test } from 'vitest'
import { Browser } from '../../../../simulators/identity-provider/test-support/browser.ts'
import { anAccount } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import {
  aPerson,
  aStandIn,
  ENTRANCE,
  HOME,
  REDIRECT_URI,
} from '../../../../tools/test-support/identity-provider.ts'
import { authenticate } from './authenticate.ts'
import { endSession } from './own-sessions.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
  providerSignOutUrl,
} from './provider-sign-in.ts'

const database = await aDatabase()
const { standIn, aProvider, comeBack, signInAs } = await aStandIn(database)

describe('a citizen who comes from the provider', () => {
  test('gets an account and a session with what the provider vouches for', async () => {
    const person = aPerson()
    const provider = aProvider()

    const returned = await comeBack(provider, person, { returnTo: '/ho-so?xem=cua-toi' })
    const signedIn = await finishProviderSignIn(aContext(database), provider, returned, ENTRANCE)

    expect(signedIn.returnTo).toBe('/ho-so?xem=cua-toi')
    expect(signedIn.visitor.actor).toMatchObject({
      kind: 'citizen',
      username: null,
      displayName: 'Triệu Thị Pham',
      personalId: person.number,
      birthDate: '1988-02-29',
      phone: '+84912345678',
      roles: [],
    })
    expect(signedIn.visitor.session).toMatchObject({
      kind: 'browser',
      assurance: 'electronic-identity',
      identityLevel: 2,
    })
    const again = await authenticate(aContext(database), signedIn.token, async () => [])
    expect(again.actor.personalId).toBe(person.number)
    expect(await eventsOf(signedIn.visitor.actor.accountId)).toEqual([
      'account.created',
      'identity.linked',
      'session.started',
    ])
  })

  test('comes back to the same account, with the name of now and the contact data of then', async () => {
    const person = aPerson()
    const first = await signInAs(person)
    await database.asOwner(`update account set phone = '+84987654321' where id = $1`, [
      first.visitor.actor.accountId,
    ])

    const second = await signInAs({ ...person, name: 'Triệu Thị Phàm', birthDate: '1988-03-01' })

    expect(second.visitor.actor).toMatchObject({
      accountId: first.visitor.actor.accountId,
      displayName: 'Triệu Thị Phàm',
      birthDate: '1988-03-01',
      phone: '+84987654321',
    })
  })

  test('who is known by the personal id already is linked, the demonstration account, too', async () => {
    const known = await anAccount(database, {
      kind: 'citizen',
      username: 'congdan',
      personalId: '020190001234',
      isDemo: true,
    })

    const { visitor } = await signInAs({ chosen: '0' })

    expect(visitor.actor).toMatchObject({
      accountId: known.id,
      username: 'congdan',
      displayName: 'Hoàng Thị Bế',
    })
    expect(await eventsOf(known.id)).toEqual(['identity.linked', 'session.started'])
  })

  test('who comes twice at once for the first time gets one account', async () => {
    const person = aPerson()

    const both = await Promise.all([signInAs(person), signInAs(person)])

    const ids = new Set(both.map(({ visitor }) => visitor.actor.accountId))
    expect(ids.size).toBe(1)
  })

  test('whose number the provider leaves out this time is known by the link', async () => {
    const person = aPerson()
    const first = await signInAs(person)
    standIn.fail('no-number')

    const second = await signInAs(person)

    expect(second.visitor.actor).toMatchObject({
      accountId: first.visitor.actor.accountId,
      personalId: person.number,
    })
  })

  test('keeps the level that the provider told, the lowest, too', async () => {
    const { visitor } = await signInAs(aPerson({ level: '1' }))

    expect(visitor.session?.identityLevel).toBe(1)
  })

  test('is led to no other site, whatever the link said', async () => {
    const provider = aProvider()
    const returned = await comeBack(provider, aPerson(), { returnTo: '//lua-dao.example' })

    const { returnTo } = await finishProviderSignIn(
      aContext(database),
      provider,
      returned,
      ENTRANCE,
    )

    expect(returnTo).toBe('/')
  })

  test('is also received by a provider whose addresses are set and not published', async () => {
    const provider = aProvider({
      endpoints: {
        authorization: `${standIn.issuer}/auth`,
        token: `${standIn.issuer}/token`,
        keys: `${standIn.issuer}/jwks`,
        userinfo: `${standIn.issuer}/me`,
        endSession: null,
      },
    })
    const person = aPerson()

    const { visitor } = await signInAs(person, provider)

    expect(visitor.actor.personalId).toBe(person.number)
  })
})

describe('a business that comes from the provider', () => {
  const business = { kind: 'business', number: '4900123467', name: 'HTX Na Dương', level: '2' }

  test('gets an account under its tax code', async () => {
    const { visitor } = await signInAs({ ...business, birthDate: '' })

    expect(visitor.actor).toMatchObject({
      kind: 'business',
      displayName: 'HTX Na Dương',
      taxCode: '4900123467',
      personalId: null,
      birthDate: null,
    })
  })

  test('is one account for all who act for it', async () => {
    const first = await signInAs({ ...business, birthDate: '' })
    await database.asOwner(
      `update account_identity set subject = 'dong-nghiep' where account_id = $1`,
      [first.visitor.actor.accountId],
    )

    const second = await signInAs({ ...business, birthDate: '' })

    expect(second.visitor.actor.accountId).toBe(first.visitor.actor.accountId)
    const links = await database.asOwner('select 1 from account_identity where account_id = $1', [
      first.visitor.actor.accountId,
    ])
    expect(links).toHaveLength(2)
  })

  test('whose tax code the provider leaves out this time is known by the link', async () => {
    const first = await signInAs({ ...business, birthDate: '' })
    standIn.fail('no-number')

    const second = await signInAs({ ...business, birthDate: '' })

    expect(second.visitor.actor.accountId).toBe(first.visitor.actor.accountId)
  })

  test('is another account than that of a person with the same number', async () => {
    const number = aPerson().number
    const asPerson = await signInAs(aPerson({ number }))
    const asBusiness = await signInAs({ ...business, number, birthDate: '' })

    expect(asBusiness.visitor.actor.taxCode).toBe(number)
    expect(asBusiness.visitor.actor.accountId).not.toBe(asPerson.visitor.actor.accountId)
  })
})

describe('signing out at the provider, too', () => {
  test('leads there and back, and the next sign-in asks who it is again', async () => {
    const provider = aProvider()
    const context = aContext(database)
    const wanted = { redirectUri: REDIRECT_URI, returnTo: null }
    const begun = await beginProviderSignIn(context, provider, wanted)
    const browser = new Browser()
    const page = await browser.open(begun.redirectTo)
    const back = await browser.open(page.url, { form: aPerson(), until: REDIRECT_URI })
    const { token } = await finishProviderSignIn(
      context,
      provider,
      { handle: begun.handle, answer: new URL(back.url).searchParams },
      ENTRANCE,
    )
    const remembered = await beginProviderSignIn(context, provider, wanted)
    const silently = await browser.open(remembered.redirectTo, { until: REDIRECT_URI })
    expect(silently.url).toContain('code=')

    const ended = await endSession(context, token)
    const url = await providerSignOutUrl(provider, ended!, HOME)
    const asked = await browser.open(url ?? '')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    const form = { xsrf, logout: 'yes' }
    const home = await browser.open(`${standIn.issuer}/session/end/confirm`, { form, until: HOME })

    expect(home.url).toBe(HOME)
    const next = await beginProviderSignIn(context, provider, wanted)
    expect((await browser.open(next.redirectTo)).html).toContain('Chọn một người')
  })

  test('is not needed by who signed in with a password, nor waited for when it is down', async () => {
    const provider = aProvider()

    expect(await providerSignOutUrl(provider, { provider: null, idToken: null }, HOME)).toBeNull()
    standIn.fail('down')
    expect(
      await providerSignOutUrl(provider, { provider: 'vneid', idToken: 'e.y.J' }, HOME),
    ).toBeNull()
  })
})

test('of a person at the provider the database keeps nothing that lets another finish', async () => {
  const wanted = { redirectUri: REDIRECT_URI, returnTo: null }
  const { handle, redirectTo, expiresAt } = await beginProviderSignIn(
    aContext(database),
    aProvider(),
    wanted,
  )

  const [row] = await database.asOwner('select pending_sign_in::text as row from pending_sign_in')
  expect(row?.['row']).not.toContain(handle)
  expect(expiresAt).toEqual(new Date('2026-03-02T02:10:00Z'))
  const { searchParams } = new URL(redirectTo)
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  expect(searchParams.get('nonce')).not.toBeNull()
})

test('who never came back is swept out by who comes later', async () => {
  const provider = aProvider()
  const wanted = { redirectUri: REDIRECT_URI, returnTo: null }
  await beginProviderSignIn(aContext(database), provider, wanted)
  const later = aContext(database, { now: new Date('2026-03-02T03:00:00Z') })

  for (let time = 0; time < 5; time++) await beginProviderSignIn(later, provider, wanted)

  const [row] = await database.asOwner(
    `select count(*)::int as count from pending_sign_in where expires_at < '2026-03-02T03:00:00Z'`,
  )
  expect(row).toEqual({ count: 0 })
})

async function eventsOf(accountId: string): Promise<unknown[]> {
  const rows = await database.asOwner(
    `select event from audit_entry where object_id = $1 or actor_id = $1::uuid order by id`,
    [accountId],
  )
  return rows.map((row) => row['event'])
}
