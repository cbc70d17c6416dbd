import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aDossierAt, aFiling } from '../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { app, as } = server
const dossier = await aDossierAt(server, 'submitted')
const receive = `/dossiers/${dossier.code}/actions/receive`

async function sent(
  username: string | null,
  url: string,
  given: { readonly payload?: string; readonly headers?: Record<string, string> } = {},
) {
  const session = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username: username ?? 'congdan', password: 'demo' },
  })
  const reply = await app.inject({
    method: given.payload === undefined ? 'GET' : 'POST',
    url: `/api/v1${url}`,
    headers: {
      ...(username === null
        ? {}
        : { authorization: `Bearer ${session.json<{ token: string }>().token}` }),
      ...(given.payload === undefined ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': 'a-key',
      ...given.headers,
    },
    ...(given.payload === undefined ? {} : { payload: given.payload }),
  })
  return { status: reply.statusCode, headers: reply.headers, body: reply.json<{ code: string }>() }
}

describe('a refusal', () => {
  test('is a problem document with its code, and without anything of ours', async () => {
    const { status, headers, body } = await sent('congdan', '/dossiers/H37.102.01-260302-9999')

    expect(status).toBe(404)
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(body).toEqual({
      type: 'urn:mot-cua:not-found/dossier',
      title: expect.any(String),
      status: 404,
      code: 'not-found/dossier',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('lists every value that breaks the schema, with its place', async () => {
    const filing = await aFiling(server)
    const applicant = { ...filing.applicant, personalId: '12', phone: 'abc', role: 'admin' }

    const { status, body } = await as('congdan').post('/dossiers', {
      ...filing,
      applicant,
      isPaid: true,
      channel: 'fax',
    })

    expect(status).toBe(422)
    expect(body.code).toBe('invalid/shape')
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { path: '/channel', code: expect.any(String) },
        { path: '/applicant/personalId', code: 'not-a-personal-id' },
        { path: '/applicant/phone', code: 'not-a-phone' },
        { path: '/applicant/role', code: 'unknown-field' },
        { path: '/isPaid', code: 'unknown-field' },
      ]),
    )
  })

  test('is told in the language that was asked for', async () => {
    const vietnamese = await sent('congdan', '/dossiers/x')
    const english = await sent('congdan', '/dossiers/x', { headers: { 'accept-language': 'en' } })

    expect(vietnamese.body).not.toEqual(english.body)
  })
})

describe('of several things wrong, the first is told', () => {
  test.each([
    ['the body is no JSON', null, receive, '{"version":', 400, 'malformed/body'],
    ['the path cannot be parsed', null, '/dossiers/%zz', undefined, 400, 'malformed/path'],
    ['there is no session', null, receive, '{}', 401, 'unauthenticated/no-session'],
    [
      'the dossier is absent',
      'tiepnhan.xa',
      '/dossiers/x/actions/receive',
      '{}',
      404,
      'not-found/dossier',
    ],
    ['it is not visible', 'tiepnhan.xa2', receive, '{}', 404, 'not-found/dossier'],
    ['the role never does this', 'congdan', receive, '{}', 403, 'forbidden/role'],
    ['a value is wrong', 'tiepnhan.xa', receive, '{"version":"1"}', 422, 'invalid/shape'],
    ['the version is missing', 'tiepnhan.xa', receive, '{}', 422, 'invalid/shape'],
    ['the version is old', 'tiepnhan.xa', receive, '{"version":7}', 409, 'conflict/stale-version'],
    [
      'the cursor is not ours',
      'congdan',
      '/dossiers?cursor=abc',
      undefined,
      400,
      'malformed/cursor',
    ],
    ['the cursor is not ours', null, '/procedures?cursor=abc', undefined, 400, 'malformed/cursor'],
    ['the limit is too high', 'congdan', '/dossiers?limit=101', undefined, 422, 'invalid/shape'],
    ['the limit is nothing', 'congdan', '/dossiers?limit=0', undefined, 422, 'invalid/shape'],
    ['the question is unknown', 'congdan', '/dossiers?sort=age', undefined, 422, 'invalid/shape'],
    ['the view is unknown', 'thuly.xa', '/dossiers?view=x', undefined, 422, 'invalid/shape'],
    ['the route is unknown', null, '/nothing', undefined, 404, 'not-found/route'],
  ] as const)('%s (%s %s)', async (...[, username, url, payload, status, code]) => {
    const answer = await sent(username, url, payload === undefined ? {} : { payload })

    expect(answer).toMatchObject({ status, body: { status, code } })
  })

  test('a body of another type than JSON', async () => {
    const { status, body } = await sent('tiepnhan.xa', receive, {
      payload: 'version=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

    expect({ status, code: body.code }).toEqual({ status: 415, code: 'unsupported-type/body' })
  })

  test('a body that is too large', async () => {
    const { status, body } = await sent('tiepnhan.xa', receive, {
      payload: JSON.stringify({ version: 1, x: 'x'.repeat(1_100_000) }),
    })

    expect({ status, code: body.code }).toEqual({ status: 413, code: 'too-large/body' })
  })

  test('a body of more parts than any request has, however small', async () => {
    const { status, body } = await sent('tiepnhan.xa', receive, {
      payload: JSON.stringify({ version: 1, x: Array.from({ length: 40_000 }, () => 1) }),
    })

    expect({ status, code: body.code }).toEqual({ status: 413, code: 'too-large/body' })
  })

  test('a body of thousands of unknown fields, told the first hundred', async () => {
    const fields = Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 1])
    const { status, body } = await sent('tiepnhan.xa', receive, {
      payload: JSON.stringify(Object.fromEntries(fields)),
    })

    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid/shape' })
    expect(body).toMatchObject({ errors: { length: 100 } })
  })

  test('a change that another site asked a browser for', async () => {
    const { status, body } = await sent(null, receive, {
      payload: '{}',
      headers: { 'sec-fetch-site': 'cross-site', cookie: 'session=x' },
    })

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden/origin' })
  })
})

describe('an action that is right in itself and not possible now', () => {
  test('after someone else acted says who, when, and what is possible', async () => {
    const { code, version } = await aDossierAt(server, 'received')
    const url = `/dossiers/${code}/actions/claim`
    await as('thuly.xa').post(url, { version })

    const late = await as('thuly.xa').post(url, { version })

    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'conflict/stale-version',
        version: version + 1,
        changedBy: 'thuly.xa',
        changedAt: '2026-03-02T09:00:00+07:00',
        availableActions: expect.arrayContaining(['release', 'complete-step']),
      },
    })
  })
})
