import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import {
  anAccount,
  aRole,
  aSignedIn,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aServer, currentSession } from '../../../../tools/test-support/identity-server.ts'
import { sessionCookie, signInCookie } from './session-token.ts'

const database = await aDatabase()
const { heldRolesOf, give } = rolesInHand()
const serve = (given: Parameters<typeof aServer>[2] = {}) => aServer(database, heldRolesOf, given)

describe('the cookie of a browser', () => {
  async function statusWith(
    headers: Readonly<Record<string, string>>,
    given: Parameters<typeof aServer>[2] = {},
  ): Promise<number> {
    const { server } = await serve(given)
    return (await server.inject({ url: '/api/v1/sessions/current', headers })).statusCode
  }

  test('carries the token under one name on plain http and another over HTTPS', async () => {
    const { token } = await aSignedIn(database)
    const https = { 'x-forwarded-proto': 'https' }

    expect(await statusWith({ cookie: `mc=${token}` })).toBe(200)
    expect(await statusWith({ cookie: `__Host-mc=${token}` })).toBe(401)
    expect(await statusWith({ ...https, cookie: `mc=${token}` }, { trustsProxy: true })).toBe(401)
    expect(
      await statusWith({ ...https, cookie: `__Host-mc=${token}` }, { trustsProxy: true }),
    ).toBe(200)
  })

  test.each([
    [false, '', { path: '/', httpOnly: true, sameSite: 'lax', secure: false }],
    [true, '__Host-', { path: '/', httpOnly: true, sameSite: 'lax', secure: true }],
  ])(
    'over HTTPS (%s) is named "%smc" and closed to scripts and other sites',
    (isHttps, prefix, options) => {
      const request = { protocol: isHttps ? 'https' : 'http' } as FastifyRequest

      expect(sessionCookie(request)).toEqual({ name: `${prefix}mc`, options })
      expect(signInCookie(request)).toEqual({ name: `${prefix}mc-sign-in`, options })
    },
  )

  test('is not looked at beside an Authorization header', async () => {
    const { token } = await aSignedIn(database)

    expect(await statusWith({ cookie: `mc=${token}`, authorization: 'Basic YTpi' })).toBe(401)
  })

  test('does not let another site sign somebody out', async () => {
    const { server } = await serve()
    const { token } = await aSignedIn(database)

    const answer = await server.inject({
      method: 'DELETE',
      url: '/api/v1/sessions/current',
      headers: { cookie: `mc=${token}`, origin: 'https://lua-dao.example' },
    })

    expect(answer.statusCode).toBe(403)
    expect((await server.inject(currentSession('GET', token))).statusCode).toBe(200)
  })
})

describe('an officer with a duty to do first', () => {
  const pending = { passwordExpiresAt: new Date('2026-03-05T00:00:00Z') }

  test.each([
    ['a one-time password', pending, [], 'forbidden/password-not-changed'],
    ['a missing code', {}, [aRole('approver', 'so-tu-phap')], 'forbidden/code-not-set-up'],
  ] as const)(
    '%s: learns who it is and may leave, and nothing else',
    async (_, given, roles, code) => {
      const { server } = await serve()
      const account = await anAccount(database, given)
      give(account.id, ...roles)
      const { token } = await aSignedIn(database, { account })
      const headers = { authorization: `Bearer ${token}` }

      const desk = await server.inject({ url: '/api/v1/desk', headers })
      const self = await server.inject(currentSession('GET', token))
      const again = await server.inject({
        method: 'POST',
        url: '/api/v1/sessions',
        headers,
        payload: { username: account.username, password: PASSWORD },
      })
      const leaving = await server.inject(currentSession('DELETE', token))

      expect(desk.statusCode).toBe(403)
      expect(desk.json()).toMatchObject({ code })
      expect(self.json()).toMatchObject({ username: account.username, roles: [] })
      expect(again.statusCode).toBe(201)
      expect(leaving.statusCode).toBe(204)
    },
  )

  test('finds no route that is not there, like everybody', async () => {
    const { server } = await serve()
    const { token } = await aSignedIn(database, { account: await anAccount(database, pending) })
    const headers = { authorization: `Bearer ${token}` }

    expect((await server.inject({ url: '/api/v1/khong-co', headers })).statusCode).toBe(404)
  })

  test('is told apart by the screens from one without', async () => {
    const { server } = await serve()
    const { token } = await aSignedIn(database)

    const desk = await server.inject({
      url: '/api/v1/desk',
      headers: { authorization: `Bearer ${token}` },
    })

    expect(desk.json()).toEqual({ duty: null })
  })
})
