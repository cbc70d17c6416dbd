import { describe, expect, test } from 'vitest'
import {
  anAccount,
  anAccountWithCode,
  aRole,
  aSignedIn,
  codeAt,
  PASSWORD,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aServer, currentSession } from '../../../../tools/test-support/identity-server.ts'

const database = await aDatabase()
const { heldRolesOf, give } = rolesInHand()
const serve = (given: Parameters<typeof aServer>[2] = {}) => aServer(database, heldRolesOf, given)

const signInAt = { method: 'POST', url: '/api/v1/sessions' } as const

describe('POST /sessions', () => {
  test('gives an officer a token, its end, and the account with its roles', async () => {
    const { server } = await serve()
    const { id, username } = await anAccount(database)
    give(id, aRole('handler', 'so-tu-phap'), aRole('approver', 'so-y-te'))
    await database.asOwner('update account set is_demo = true where id = $1', [id])

    const answer = await server.inject({ ...signInAt, payload: { username, password: PASSWORD } })

    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-03-02T21:00:00+07:00',
      account: {
        username,
        displayName: 'Lương Thị Mai',
        roles: [
          { role: 'handler', unitCode: 'H37.so-tu-phap', unitName: 'Đơn vị so-tu-phap' },
          { role: 'approver', unitCode: 'H37.so-y-te', unitName: 'Đơn vị so-y-te' },
        ],
      },
    })
  })

  test('gives a citizen of the demonstration the personal id and the role citizen', async () => {
    const { server } = await serve()
    const { username } = await anAccount(database, {
      kind: 'citizen',
      personalId: '020190001234',
      isDemo: true,
    })

    const answer = await server.inject({ ...signInAt, payload: { username, password: PASSWORD } })

    expect(answer.json()).toMatchObject({
      account: {
        username,
        personalId: '020190001234',
        roles: [{ role: 'citizen', unitCode: null, unitName: null }],
      },
    })
  })

  test('gives a business of the demonstration the tax code and the role business', async () => {
    const { server } = await serve()
    const { username } = await anAccount(database, {
      kind: 'business',
      taxCode: '4900123467',
      isDemo: true,
    })

    const answer = await server.inject({ ...signInAt, payload: { username, password: PASSWORD } })

    expect(answer.json()).toMatchObject({
      account: { taxCode: '4900123467', roles: [{ role: 'business', unitCode: null }] },
    })
  })

  test('is for officers alone outside a demonstration', async () => {
    const { server } = await serve({ isDemo: false })
    const citizen = await anAccount(database, { kind: 'citizen', personalId: '020190001111' })
    const officer = await anAccount(database)
    const signIn = ({ username }: typeof officer) =>
      server.inject({ ...signInAt, payload: { username, password: PASSWORD } })

    expect((await signIn(citizen)).statusCode).toBe(401)
    expect((await signIn(officer)).statusCode).toBe(201)
  })

  test('takes the one-time code of who has set codes up', async () => {
    const { server, context } = await serve()
    const { username } = await anAccountWithCode(database)
    const typed = { username, password: PASSWORD }
    const totp = codeAt(context.clock.now())

    expect((await server.inject({ ...signInAt, payload: typed })).statusCode).toBe(401)
    expect((await server.inject({ ...signInAt, payload: { ...typed, totp } })).statusCode).toBe(201)
  })

  test('answers a wrong name, password or code alike', async () => {
    const { server } = await serve()
    const { username } = await anAccountWithCode(database)
    const payloads = [
      { username: 'khong-co', password: PASSWORD },
      { username, password: 'sai' },
      { username, password: PASSWORD, totp: '000000' },
      { username, password: PASSWORD, totp: 'abc' },
    ]

    const answers = await Promise.all(
      payloads.map((payload) => server.inject({ ...signInAt, payload })),
    )

    for (const answer of answers) {
      const { correlationId: _, ...problem } = answer.json<{ correlationId: string }>()
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(problem).toEqual({
        type: 'urn:mot-cua:unauthenticated/wrong-credentials',
        title: 'Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Hãy kiểm tra và nhập lại.',
        status: 401,
        code: 'unauthenticated/wrong-credentials',
      })
    }
  })

  test('answers too many failures with 429 and when to come back, and the right password never', async () => {
    const { server } = await serve()
    const { username } = await anAccount(database)
    const signIn = (password: string) =>
      server.inject({ ...signInAt, payload: { username, password } })
    for (let time = 0; time < 5; time++) expect((await signIn('sai')).statusCode).toBe(401)

    const limited = await signIn('sai')

    expect(limited.statusCode).toBe(429)
    expect(limited.headers['retry-after']).toBe('900')
    expect(limited.json()).toMatchObject({ code: 'too-many/requests' })
    expect((await signIn(PASSWORD)).statusCode).toBe(201)
  })

  test('counts by the address behind a trusted proxy, and by nobody else’s word', async () => {
    const { server: proxied } = await serve({ trustsProxy: true })
    const { server: direct } = await serve()
    const ask = (server: typeof direct) =>
      server.inject({
        ...signInAt,
        headers: { 'x-forwarded-for': '203.0.113.7' },
        payload: { username: 'khong-co-dau', password: 'sai' },
      })

    await ask(proxied)
    await ask(direct)

    const rows = await database.asOwner(
      'select address from sign_in_attempt order by id desc limit 2',
    )
    expect(rows).toEqual([{ address: '127.0.0.1' }, { address: '203.0.113.7' }])
  })

  test.each([
    ['an unknown field', { username: 'a', password: 'b', role: 'administrator' }, '/role'],
    ['no password', { username: 'a' }, '/password'],
    ['an empty user name', { username: '', password: 'b' }, '/username'],
    ['a password that is no text', { username: 'a', password: ['b'] }, '/password'],
    ['a password without end', { username: 'a', password: 'b'.repeat(1025) }, '/password'],
  ])('refuses %s with 422', async (_, payload, path) => {
    const { server } = await serve()

    const answer = await server.inject({ ...signInAt, payload })

    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'invalid/shape', errors: [{ path }] })
  })

  test('refuses what is no JSON with 400', async () => {
    const { server } = await serve()

    const answer = await server.inject({
      ...signInAt,
      headers: { 'content-type': 'application/json' },
      payload: '{',
    })

    expect(answer.statusCode).toBe(400)
  })
})

describe('GET /sessions/current', () => {
  test('tells the account of the token', async () => {
    const { server } = await serve()
    const { account, token } = await aSignedIn(database)
    give(account.id, aRole('reception', 'trung-tam'))

    const answer = await server.inject(currentSession('GET', token))

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual({
      username: account.username,
      displayName: 'Lương Thị Mai',
      roles: [{ role: 'reception', unitCode: 'H37.trung-tam', unitName: 'Đơn vị trung-tam' }],
    })
  })

  test.each([
    ['no header', {}],
    ['an unknown token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('answers 401 to %s', async (_, headers) => {
    const { server } = await serve()

    const answer = await server.inject({ url: '/api/v1/sessions/current', headers })

    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'unauthenticated/no-session' })
  })
})

describe('DELETE /sessions/current', () => {
  test('signs out: 204, and from then on 401', async () => {
    const { server } = await serve()
    const { token } = await aSignedIn(database)

    const answer = await server.inject(currentSession('DELETE', token))

    expect(answer.statusCode).toBe(204)
    expect(answer.body).toBe('')
    expect((await server.inject(currentSession('GET', token))).statusCode).toBe(401)
    expect((await server.inject(currentSession('DELETE', token))).statusCode).toBe(401)
  })

  test('answers 401 to a stranger', async () => {
    const { server } = await serve()

    const answer = await server.inject({ method: 'DELETE', url: '/api/v1/sessions/current' })

    expect(answer.statusCode).toBe(401)
  })
})
