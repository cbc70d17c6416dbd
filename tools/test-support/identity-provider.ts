import { afterAll, beforeEach } from 'vitest'
import { openIdClient, type OpenIdSettings } from '#platform/openid'
import { startStandIn } from '../../simulators/identity-provider/start.ts'
import { Browser } from '../../simulators/identity-provider/test-support/browser.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
  type IdentityProvider,
  type ProviderReturn,
} from '../../src/modules/identity/usecases/provider-sign-in.ts'
import { answerOf } from './accounts.ts'
import { aContext, type TestDatabase } from './database.ts'

export const REDIRECT_URI = 'http://127.0.0.1:3000/dang-nhap/tro-ve'
export const HOME = 'http://127.0.0.1:3000/'
export const ENTRANCE = { kind: 'browser', address: '10.9.0.1' } as const

/** The stand-in of a test file on a port of its own, sound at the beginning of every test. */
export async function aStandIn(database: TestDatabase) {
  const standIn = await startStandIn({
    clientId: 'mot-cua',
    clientSecret: 'bi-mat',
    redirectUris: [REDIRECT_URI],
    postLogoutRedirectUris: [HOME],
    slowMilliseconds: 3000,
  })
  afterAll(() => standIn.stop())
  beforeEach(() => standIn.fail('none'))

  function aProvider(given: Partial<OpenIdSettings> = {}, now?: () => number): IdentityProvider {
    const settings = {
      issuer: standIn.issuer,
      clientId: 'mot-cua',
      clientSecret: 'bi-mat',
      scope: 'openid',
      acrValues: null,
      endpoints: null,
      allowsHttp: true,
      timeoutSeconds: 1,
      ...given,
    }
    return { name: 'vneid', client: openIdClient(settings, now) }
  }

  /** Goes to the provider as that person, and comes back. */
  async function comeBack(
    provider: IdentityProvider,
    form: Readonly<Record<string, string>>,
    given: { readonly returnTo?: string; readonly context?: ReturnType<typeof aContext> } = {},
  ): Promise<ProviderReturn> {
    const context = given.context ?? aContext(database)
    const wanted = { redirectUri: REDIRECT_URI, returnTo: given.returnTo ?? null }
    const { redirectTo, handle } = await beginProviderSignIn(context, provider, wanted)
    const browser = new Browser()
    const page = await browser.open(redirectTo)
    const back = await browser.open(page.url, { form, until: REDIRECT_URI })
    return { handle, answer: new URL(back.url).searchParams }
  }

  async function signInAs(form: Readonly<Record<string, string>>, provider = aProvider()) {
    const returned = await comeBack(provider, form)
    return finishProviderSignIn(aContext(database), provider, returned, ENTRANCE)
  }

  function finish(provider: IdentityProvider, returned: ProviderReturn): Promise<string> {
    return answerOf(finishProviderSignIn(aContext(database), provider, returned, ENTRANCE))
  }

  return { standIn, aProvider, comeBack, signInAs, finish }
}

let numbers = 0

/** A citizen with a number nobody else has, as the login page takes them. */
export function aPerson(given: Readonly<Record<string, string>> = {}) {
  numbers += 1
  return {
    kind: 'citizen',
    number: `0201900${String(numbers).padStart(5, '0')}`,
    name: 'Triệu Thị Pham',
    birthDate: '1988-02-29',
    level: '2',
    ...given,
  }
}
