import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Refused } from '#kernel/refused'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { buildServer } from './server.ts'

const PERSON = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

const server = await buildServer({
  log: silentLog,
  version: '1',
  trustedProxies: [],
  identify: async ({ headers }) => {
    if (headers['x-outage'] !== undefined)
      throw new Refused('unavailable/database', { retryAfterSeconds: 5 })
    if (headers['x-fault'] !== undefined) throw new Error('secret-host is gone')
    return { actor: ANONYMOUS } as Context
  },
})
afterAll(() => server.close())

let isBroken: boolean
beforeEach(() => {
  isBroken = false
})
server.refusalPage = async (_request, reply, refused) => {
  if (isBroken) throw new Error('the screens are broken')
  return reply
    .code(418)
    .type('text/html')
    .send(`<p>${refused?.code ?? 'fault'}</p>`)
}

describe('a person who opens an address that is refused is shown a page', () => {
  test.each([
    ['that is none of ours', '/khong-co', {}, 'not-found/route'],
    ['that cannot be read', '/%zz', {}, 'malformed/path'],
    ['while the database is gone', '/', { 'x-outage': '1' }, 'unavailable/database'],
    ['that fails', '/', { 'x-fault': '1' }, 'fault'],
  ])('%s', async (_, url, headers, told) => {
    const reply = await server.inject({ url, headers: { ...PERSON, ...headers } })

    expect([reply.statusCode, reply.body]).toEqual([418, `<p>${told}</p>`])
  })

  test('also one who sent a form', async () => {
    const headers = { ...PERSON, 'x-outage': '1' }

    const reply = await server.inject({ method: 'POST', url: '/tra-cuu', headers })

    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([418, '5'])
  })
})

test.each([undefined, '*/*', 'application/json'])(
  'a program that accepts %s is sent a problem document',
  async (accept) => {
    const headers = accept === undefined ? {} : { accept }

    const reply = await server.inject({ url: '/khong-co', headers })

    expect(reply.statusCode).toBe(404)
    expect(reply.json()).toMatchObject({ code: 'not-found/route' })
  },
)

test('where the page cannot be made either, a person is told in a problem document', async () => {
  isBroken = true

  const reply = await server.inject({ url: '/khong-co', headers: PERSON })

  expect(reply.statusCode).toBe(404)
  expect(reply.json()).toMatchObject({ code: 'not-found/route' })
})
