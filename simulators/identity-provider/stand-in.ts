import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Provider, type KoaContextWithOIDC } from 'oidc-provider'
import { answerLogin } from './login.ts'
import { adapterOn, Memory } from './memory.ts'
import { messagePage, signOutPage } from './pages.ts'
import { claimsOf, CLAIM_NAMES, peopleIn, type People, type Person } from './people.ts'

// It vouches for whoever is typed in. The check stands at the top, so that merely loading it stops the start.
if (process.env.NODE_ENV === 'production') {
  throw new Error('the stand-in for the identity provider cannot be loaded in production')
}

/** What can be made to go wrong. */
export const FAULTS = [
  'none',
  'down',
  'slow',
  'token-error',
  'wrong-nonce',
  'foreign-key',
  'no-number',
] as const

export type Fault = (typeof FAULTS)[number]

export interface StandInOptions {
  /** Its address, path included; what the path holds is cut off from the requests it is given. */
  readonly issuer: string
  /** Where it remembers who signed in, and its keys; several with one folder are one provider. */
  readonly folder: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  /** How long an answer takes while the fault is `slow`. */
  readonly slowMilliseconds?: number
}

/** A provider of electronic identities that asks no proof, for demonstrations and tests. */
export interface StandIn {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  fail(fault: Fault): void
}

const newKeyPair = promisify(generateKeyPair)

/** Makes the stand-in for VNeID: real OpenID Connect, the national claims, and a page to choose a person on. */
export async function identityProvider(options: StandInOptions): Promise<StandIn> {
  const memory = new Memory(options.folder)
  await memory.forgetExpired()
  const [keys, foreign] = await Promise.all([keysIn(memory), newJwk()])
  const { signing } = keys
  const path = new URL(options.issuer).pathname.replace(/\/$/, '')
  const people = peopleIn(memory)
  let fault: Fault = 'none'
  const claimsNow = (person: Person) => ({
    ...claimsOf(person),
    ...(fault === 'no-number' ? { SoDinhDanh: '', MaSoThue: '', MaSoDoanhNghiep: '' } : {}),
  })
  const provider = newProvider(options, { path, keys, memory, people, claimsNow })
  const callback = provider.callback()

  return {
    fail(next) {
      fault = next
    },
    async handle(request, response) {
      const url = new URL(cutOff(path, request.url ?? '/'), options.issuer)
      if (fault === 'down') {
        request.socket.destroy()
        return
      }
      if (fault === 'slow') await delay(options.slowMilliseconds ?? 15_000)
      if (fault === 'token-error' && url.pathname === '/token') {
        sendJson(response, 500, { error: 'server_error' })
        return
      }
      if (fault === 'foreign-key' && url.pathname === '/jwks') {
        sendJson(response, 200, { keys: [publicPart(foreign, signing.kid)] })
        return
      }
      if (fault === 'wrong-nonce' && url.searchParams.has('nonce')) {
        url.searchParams.set('nonce', 'khong-phai-cua-ban')
      }
      // The provider finds out from the two where it is mounted.
      Object.assign(request, { originalUrl: request.url })
      request.url = `${url.pathname}${url.search}`
      if (url.pathname.startsWith('/dang-nhap/')) {
        await answerLogin(provider, people, request, response)
      } else await callback(request, response)
    },
  }
}

interface Parts {
  readonly path: string
  readonly keys: Keys
  readonly memory: Memory
  readonly people: People
  readonly claimsNow: (person: Person) => Record<string, unknown>
}

function newProvider(options: StandInOptions, parts: Parts): Provider {
  const { path, keys, memory, people, claimsNow } = parts
  const provider = new Provider(options.issuer, {
    adapter: adapterOn(memory),
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      names: { interaction: 'gia_lap_i', resume: 'gia_lap_r', session: 'gia_lap_s' },
    },
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        client_name: 'Một Cửa',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [...options.redirectUris],
        post_logout_redirect_uris: [...options.postLogoutRedirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid'],
    claims: { openid: ['sub', ...CLAIM_NAMES] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => sendPage(context, signOutPage(form)),
        postLogoutSuccessSource: (context) =>
          sendPage(
            context,
            messagePage('Đã đăng xuất', 'Bạn đã đăng xuất khỏi tài khoản định danh.'),
          ),
      },
    },
    interactions: { url: (_, interaction) => `${path}/dang-nhap/${interaction.uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 3600,
    },
    findAccount: async (_, subject) => {
      const person = await people.get(subject)
      if (person === undefined) return undefined
      return { accountId: subject, claims: () => ({ sub: subject, ...claimsNow(person) }) }
    },
    loadExistingGrant: grantEverything,
    renderError: (context, out) =>
      sendPage(
        context,
        messagePage('Không thực hiện được', `${out.error}: ${out.error_description ?? ''}`),
      ),
  })
  provider.proxy = true
  return provider
}

/** Nobody is asked for consent: the stand-in belongs to the one who asks. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc
  const clientId = client?.clientId ?? ''
  const known = session?.grantIdFor(clientId)
  if (known !== undefined) return provider.Grant.find(known)
  const grant = new provider.Grant({ clientId, accountId: session?.accountId ?? '' })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

interface SigningJwk extends Record<string, unknown> {
  readonly kty: 'RSA'
  readonly kid: string
}

/** What it signs with: the same for all that share its memory, and after a restart. */
interface Keys {
  readonly signing: SigningJwk
  readonly cookies: string
}

const FOR_EVER_SECONDS = 10 * 365 * 24 * 3600

async function keysIn(memory: Memory): Promise<Keys> {
  const known = await memory.get('keys', 'own')
  if (known !== undefined) return known as Keys
  const made: Keys = { signing: await newJwk(), cookies: randomBytes(32).toString('base64url') }
  return (await memory.setOnce('keys', 'own', made, FOR_EVER_SECONDS)) as Keys
}

async function newJwk(): Promise<SigningJwk> {
  const pair: { privateKey: KeyObject } = await newKeyPair('rsa', { modulusLength: 2048 })
  const kid = randomBytes(8).toString('hex')
  return { ...pair.privateKey.export({ format: 'jwk' }), kty: 'RSA', kid, use: 'sig', alg: 'RS256' }
}

function publicPart(jwk: SigningJwk, kid: string): Record<string, unknown> {
  const { kty, n, e, use, alg } = jwk
  return { kty, n, e, use, alg, kid }
}

function cutOff(path: string, url: string): string {
  return url.startsWith(path) ? url.slice(path.length) || '/' : url
}

function sendPage(context: KoaContextWithOIDC, html: string): void {
  context.type = 'html'
  context.body = html
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
