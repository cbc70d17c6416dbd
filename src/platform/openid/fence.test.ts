import { generateKeyPairSync, sign } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http'
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openIdClient, OpenIdFailure, type OpenIdSettings } from '#platform/openid'

const REDIRECT_URI = 'https://motcua.example/dang-nhap/tro-ve'
const CLIENT_ID = 'mot-cua'
const PLACES = ['token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const
type Place = (typeof PLACES)[number]

/** What only this server reaches: it hears every connection, and what is said first. */
const heard: Buffer[] = []
const inside = createServer((socket) => {
  socket.on('error', () => {})
  socket.once('data', (said) => {
    heard.push(said)
    socket.destroy()
  })
})
const trap = await listening(inside, '::')

/** Every request that leaves this process, whoever makes it. */
const asked: string[] = []
const hear = (message: unknown) => {
  const { request } = message as { readonly request: { origin: string; path: string } }
  asked.push(request.origin)
}
subscribe('undici:request:create', hear)

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const lies: {
  metadata: Partial<Record<Place, string>>
  redirects: ReadonlyMap<string, [number, string]>
} = {
  metadata: {},
  redirects: new Map(),
}
let nonce = ''
const visited: string[] = []
const provider = createHttpServer((request, reply) => {
  visited.push(pathOf(request))
  const redirect = lies.redirects.get(pathOf(request))
  if (redirect !== undefined) return reply.writeHead(redirect[0], { location: redirect[1] }).end()
  reply.setHeader('content-type', 'application/json')
  return reply.end(JSON.stringify(answers()[pathOf(request)] ?? {}))
})
const issuer = `http://127.0.0.1:${await listening(provider, '127.0.0.1')}`

afterAll(() => {
  unsubscribe('undici:request:create', hear)
  inside.close()
  provider.closeAllConnections()
  provider.close()
})
beforeEach(() => {
  lies.metadata = {}
  lies.redirects = new Map()
  for (const list of [asked, visited, heard]) list.length = 0
})

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? url
}

async function listening(server: Server | NetServer, host: string): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, host, () => resolve())
  })
  return (server.address() as AddressInfo).port
}

/** What the provider answers where; true to the protocol but for its lies. */
function answers(): Record<string, object> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    iss: issuer,
    aud: CLIENT_ID,
    sub: 'nguoi-dan',
    iat: seconds(),
    exp: seconds() + 60,
    nonce,
  }
  const unsigned = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(unsigned), keys.privateKey).toString('base64url')
  return {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      ...lies.metadata,
    },
    '/token': { access_token: 'a', token_type: 'bearer', id_token: `${unsigned}.${signature}` },
    '/keys': { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' }] },
    '/userinfo': { sub: 'nguoi-dan' },
  }
}

/** The seconds of now, for the library compares with the real time. */
function seconds(): number {
  return Math.floor((performance.timeOrigin + performance.now()) / 1000)
}

function aClient(given: Partial<OpenIdSettings> = {}) {
  return openIdClient({
    issuer,
    clientId: CLIENT_ID,
    clientSecret: null,
    scope: 'openid',
    acrValues: null,
    endpoints: null,
    allowsHttp: true,
    timeoutSeconds: 2,
    ...given,
  })
}

/** Somebody goes to the provider and comes back with a code. */
async function signIn(client = aClient()) {
  const sent = await client.sendAway(REDIRECT_URI)
  nonce = sent.nonce
  return client.receive(new URLSearchParams({ code: 'c', state: sent.state, iss: issuer }), sent)
}

const elsewhere = () => asked.filter((origin) => origin !== issuer)

test('a provider that does not lie is asked at its own address only', async () => {
  const { claims } = await signIn()

  expect(claims).toMatchObject({ sub: 'nguoi-dan' })
  expect(visited).toEqual(['/.well-known/openid-configuration', '/token', '/keys', '/userinfo'])
  expect(elsewhere()).toEqual([])
})

/** Where a lie may lead: what only this machine or its network reaches, in every writing; and what is no web address. */
const TARGETS: readonly string[] = [
  `http://127.0.0.1:${trap}/`,
  `http://localhost:${trap}/`,
  `http://127.1:${trap}/`,
  `http://0:${trap}/`,
  `http://0.0.0.0:${trap}/`,
  `http://0x7f.1:${trap}/`,
  `http://0x7f000001:${trap}/`,
  `http://2130706433:${trap}/`,
  `http://017700000001:${trap}/`,
  `http://127.0.0.2:${trap}/`,
  `http://[::1]:${trap}/`,
  `http://[::]:${trap}/`,
  `http://[::ffff:127.0.0.1]:${trap}/`,
  `http://[::ffff:7f00:1]:${trap}/`,
  `http://①②⑦.0.0.1:${trap}/`,
  `http://127.0.0.1.:${trap}/`,
  `https://127.0.0.1:${trap}/`,
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://metadata.google.internal/computeMetadata/v1/',
  `${issuer.replace('http:', 'https:')}/token`,
  `${issuer}@127.0.0.1:${trap}/`,
  `http://127.0.0.1:${trap}#${issuer}`,
  'file:///etc/passwd',
  `gopher://127.0.0.1:${trap}/_GET`,
  `ftp://127.0.0.1:${trap}/`,
  'data:application/json,{"keys":[]}',
]

describe.each(PLACES)('a provider that says its %s is elsewhere', (place) => {
  test.each(TARGETS)('%s: nobody there is asked, and nobody signs in', async (target) => {
    lies.metadata = { [place]: target }

    await expect(signIn()).rejects.toBeInstanceOf(Error)

    expect(elsewhere()).toEqual([])
    expect(heard).toEqual([])
  })
})

test('the refusal says that the provider led elsewhere, so that a person is told and not shown a fault', async () => {
  lies.metadata = { token_endpoint: `http://127.0.0.1:${trap}/` }

  await expect(signIn()).rejects.toSatisfy(
    (error) => error instanceof OpenIdFailure && error.reason === 'led-elsewhere',
  )
})

describe.each(['/.well-known/openid-configuration', '/token', '/keys', '/userinfo'])(
  'a provider that leads on from %s',
  (path) => {
    test.each([301, 302, 303, 307, 308])(
      'with %d is not followed, inside or at home',
      async (status) => {
        for (const to of [`http://127.0.0.1:${trap}/`, `${issuer}/led-on`]) {
          lies.redirects = new Map([[path, [status, to]]])

          await expect(signIn()).rejects.toBeInstanceOf(Error)
        }

        expect(elsewhere()).toEqual([])
        expect(visited).not.toContain('/led-on')
        expect(heard).toEqual([])
      },
    )
  },
)

test('endpoints of the settings are asked, each at its own address, and no others', async () => {
  const endpoints = {
    authorization: `${issuer}/authorize`,
    token: `${issuer}/token`,
    keys: `${issuer}/keys`,
    userinfo: null,
    endSession: null,
  }
  lies.redirects = new Map([['/keys', [302, `http://127.0.0.1:${trap}/`]]])

  await expect(signIn(aClient({ endpoints }))).rejects.toBeInstanceOf(Error)
  lies.redirects = new Map()
  expect((await signIn(aClient({ endpoints }))).claims).toMatchObject({ sub: 'nguoi-dan' })
  expect(elsewhere()).toEqual([])
})

test('a name that comes to lead inside is greeted by TLS, and told nothing of what is asked', async () => {
  const client = aClient({ issuer: `https://localhost:${trap}`, allowsHttp: false })

  await expect(client.sendAway(REDIRECT_URI)).rejects.toBeInstanceOf(Error)

  const handshake = 0x16
  expect(heard.length).toBeGreaterThan(0)
  expect(heard.map(([first]) => first)).toEqual(heard.map(() => handshake))
  expect(Buffer.concat(heard).includes('GET ')).toBe(false)
})
