import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aDossierAt } from '../tools/test-support/dossiers.ts'
import { uploaded } from '../tools/test-support/uploads.ts'
import { sampleFor, type Things } from './access/calls.ts'

const server = await aDemoApp()
const { app } = server
const { code } = await aDossierAt(server, 'returned')
const things = await thingsOf()

async function thingsOf(): Promise<Things> {
  const [row] = await server.database.asOwner<{
    letter_id: string
    tracking_token: string
    verification_token: string
  }>(
    `select letter.id as letter_id, tracking_token, verification_token from dossier
     join letter on letter.dossier_id = dossier.id where code = $1 limit 1`,
    [code],
  )
  return {
    code,
    fileId: await uploaded(app, 'congdan'),
    letterId: row?.letter_id ?? '',
    trackingToken: row?.tracking_token ?? '',
    verificationToken: row?.verification_token ?? '',
  }
}

async function answer(method: string, url: string, token: string | null, name: string) {
  const sample = sampleFor(method, url, things)
  return app.inject({
    method: method as 'GET',
    url: sample?.url ?? url,
    headers: {
      'idempotency-key': `protection-${method}-${url}-${name}`.replaceAll(/\W+/g, '-').slice(0, 64),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(sample?.body === undefined ? {} : { payload: sample.body }),
  })
}

async function tokenOf(username: string): Promise<string> {
  const payload = { username, password: 'demo' }
  const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ token: string }>().token
}

const officer = await tokenOf('thuly.xa')
const citizen = await tokenOf('congdan')

/** Who asks; a session that a route ends is of its own. */
async function askingOf(method: string, url: string) {
  const ends = method === 'DELETE' && url.endsWith('/sessions/current')
  return {
    nobody: null,
    citizen: ends ? await tokenOf('congdan') : citizen,
    officer: ends ? await tokenOf('thuly.xa') : officer,
  }
}

const routes = app.declaredRoutes.map(({ method, url }) => [method, url] as const)
const OTHERS = ['/health', '/openapi.json', '/api/docs', '/khong-co', '/%zz', '/api/v1/units/%zz']

describe('no answer of the interface can be made to act as a page', () => {
  test.each([...routes, ...OTHERS.map((url) => ['GET', url] as const)])(
    '%s %s',
    async (...asked) => {
      const [method, url] = asked
      for (const [name, token] of Object.entries(await askingOf(method, url))) {
        const { headers, body, statusCode } = await answer(method, url, token, name)

        const policy = String(headers['content-security-policy'])
        expect(policy).toMatch(/default-src 'none'/)
        expect(policy).toMatch(/frame-ancestors '(none|self)'/)
        expect(policy).not.toMatch(/unsafe-eval|script-src|\*/)
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          // Open data are everybody's, to be kept and to be read by the pages of others.
          'cache-control': expect.stringMatching(OPEN_DATA.test(url) ? /^public/ : /no-store/),
        })
        expect(statusCode === 204 ? NOTHING : headers['content-type']).toMatch(WITH_ITS_CHARACTERS)
        expect(headers['access-control-allow-origin']).toBe(OPEN_DATA.test(url) ? '*' : undefined)
        expect(body).not.toMatch(/node_modules|\bat \S+:\d+:\d+|select .* from/i)
      }
    },
  )
})

const OPEN_DATA = /^\/api\/v1\/open-data\//
const NOTHING = '; charset=utf-8'
const WITH_ITS_CHARACTERS =
  /; charset=utf-8$|^application\/(pdf|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)$|^image\/png$/
