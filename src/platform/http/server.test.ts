import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { IDLE_MILLISECONDS } from './leaving.ts'
import { route } from './route.ts'
import { buildServer } from './server.ts'

const app = await buildServer({
  log: silentLog,
  version: '1',
  trustedProxies: [],
  identify: async () => ({ actor: ANONYMOUS }) as Context,
})
route(app, 'POST', '/api/v1/things', {
  operation: 'makeThing',
  summary: 'Makes a thing',
  tag: 'things',
  access: { permission: 'sessions.create', scope: 'public', audit: null },
  body: z.strictObject({ name: z.string() }),
  replies: { 201: z.strictObject({ name: z.string() }) },
  handle: async (_, { body, reply }) => reply.code(201).send({ name: body.name }),
})
route(app, 'GET', '/api/v1/things/:name', {
  operation: 'readThing',
  summary: 'Reads a thing',
  tag: 'things',
  access: { permission: 'sessions.create', scope: 'public', audit: null },
  params: z.strictObject({ name: z.string() }),
  replies: { 200: z.strictObject({ name: z.string() }) },
  handle: async (_, { params }) => params,
})
afterAll(() => app.close())

const post = (payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/things',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

const codeOf = (reply: { json: () => unknown }) => (reply.json() as { readonly code: string }).code

describe('a request that cannot be read is told what is wrong with it', () => {
  test.each([
    ['an address that is none of ours', '/khong-co', 404, 'not-found/route'],
    ['an address that is badly written', '/api/%E0%A4%A', 400, 'malformed/path'],
    ['an address with a part too long', `/api/v1/things/${'a'.repeat(300)}`, 400, 'malformed/path'],
  ])('%s', async (_, url, status, code) => {
    const reply = await app.inject({ url })

    expect([reply.statusCode, codeOf(reply)]).toEqual([status, code])
  })

  test.each([
    [
      'longer than anything we take',
      JSON.stringify({ name: 'a'.repeat(1_100_000) }),
      413,
      'too-large/body',
    ],
    ['no JSON', '{', 400, 'malformed/body'],
    ['text with half a character', String.raw`{"name":"\ud800"}`, 400, 'malformed/characters'],
    [
      'nested deeper than any stack',
      `${'['.repeat(99_999)}${']'.repeat(99_999)}`,
      413,
      'too-large/body',
    ],
    ['of another shape', '{"nam":"x"}', 422, 'invalid/shape'],
  ])('a body that is %s', async (_, payload, status, code) => {
    const reply = await post(payload)

    expect([reply.statusCode, codeOf(reply)]).toEqual([status, code])
  })

  test('a body of another type', async () => {
    const reply = await post('<a/>', { 'content-type': 'application/xml' })

    expect([reply.statusCode, codeOf(reply)]).toEqual([415, 'unsupported-type/body'])
  })
})

describe('a change that another site asks a browser to make', () => {
  test.each([
    ['says so itself', { 'sec-fetch-site': 'cross-site' }],
    ['comes from another origin', { origin: 'https://example.org' }],
    ['comes from nowhere that can be named', { origin: 'null' }],
  ])('is refused when it %s', async (_, headers) => {
    const reply = await post('{"name":"x"}', headers)

    expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'forbidden/origin'])
  })

  test('is made for our own pages, and for scripts that bring a token', async () => {
    const own = await post('{"name":"x"}', { origin: 'http://localhost', host: 'localhost' })
    const script = await post('{"name":"x"}', { origin: 'https://a.vn', authorization: 'Bearer a' })

    expect([own.statusCode, script.statusCode]).toEqual([201, 201])
  })
})

test('a route that does not say who may call it stops the start', async () => {
  const other = await buildServer({
    log: silentLog,
    version: '1',
    trustedProxies: [],
    identify: async () => ({ actor: ANONYMOUS }) as Context,
  })

  expect(() => other.get('/api/v1/undeclared', () => 'x')).toThrow('declares no access')
})

describe('every answer protects itself in the browser', () => {
  const trusting = buildServer({
    log: silentLog,
    version: '1',
    trustedProxies: ['127.0.0.1'],
    identify: async (request) => {
      if (request.headers['x-fault'] !== undefined) throw new Error('nobody knows who asks')
      return { actor: ANONYMOUS } as Context
    },
  })
  afterAll(async () => (await trusting).close())

  test.each([
    ['an address that is none of ours', '/khong-co', {}, 404],
    ['an address that cannot be read', '/%zz', {}, 400],
    ['a fault before anyone knows who asks', '/khong-co', { 'x-fault': '1' }, 500],
  ])('also the answer to %s', async (_, url, headers, status) => {
    const reply = await (await trusting).inject({ url, headers })

    expect(reply.statusCode).toBe(status)
    expect(reply.headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('and wants to be asked by HTTPS from then on, once it was', async () => {
    const headers = { 'x-forwarded-proto': 'https' }
    const secure = await (await trusting).inject({ url: '/', headers })
    const claimed = await app.inject({ url: '/', headers })

    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(claimed.headers['strict-transport-security']).toBeUndefined()
  })
})

test('when nobody can tell who asks, nothing is let through', async () => {
  const failing = await buildServer({
    log: silentLog,
    version: '1',
    trustedProxies: [],
    identify: async () => {
      throw new Error('the store of sessions is gone: secret-host')
    },
  })
  let wasReached = false
  route(failing, 'GET', '/api/v1/open', {
    operation: 'readOpen',
    summary: 'Reads what is open to anyone',
    tag: 'things',
    access: { permission: 'sessions.create', scope: 'public', audit: null },
    replies: { 200: z.strictObject({}) },
    handle: async () => {
      wasReached = true
      return {}
    },
  })

  const reply = await failing.inject({ url: '/api/v1/open' })

  expect([reply.statusCode, codeOf(reply), wasReached]).toEqual([500, 'fault/internal', false])
  expect(reply.body).not.toContain('secret-host')
  await failing.close()
})

test('a question that came in time is answered by a server that was held meanwhile', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const ask = () => socket.write('GET /api/v1/things/but HTTP/1.1\r\nHost: localhost\r\n\r\n')
  ask()
  const first = String((await once(socket, 'data'))[0])

  ask()
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  Atomics.wait(nothing, 0, 0, IDLE_MILLISECONDS + 1_500)
  const second = String((await once(socket, 'data'))[0])

  expect(first).toContain(`Keep-Alive: timeout=${IDLE_MILLISECONDS / 1_000}`)
  expect(second).toContain('200 OK')
  socket.destroy()
})
