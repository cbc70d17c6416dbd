import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aCounterFiling, aDossierAt, aFiling } from '../tools/test-support/dossiers.ts'
import { aPng } from '../tools/test-support/file-samples.ts'
import { upload } from '../tools/test-support/uploads.ts'

const server = await aDemoApp()
const { as, database } = server

const keyed = (key: string) => ({ 'idempotency-key': key })

describe('a request that is sent again under its key', () => {
  test('is answered as the first was, and says that it is a replay', async () => {
    const filing = await aFiling(server)
    const key = keyed(randomUUID())

    const first = await as('congdan').post('/dossiers', filing, key)
    const again = await as('congdan').post('/dossiers', filing, key)

    expect(first.headers['idempotent-replay']).toBeUndefined()
    expect(again).toMatchObject({
      status: 201,
      body: first.body,
      headers: { location: first.headers.location, 'idempotent-replay': 'true' },
    })
  })

  test('is answered so even when the dossier has moved on since', async () => {
    const { code, version } = await aDossierAt(server, 'submitted')
    const url = `/dossiers/${code}/actions/receive`
    const key = keyed(randomUUID())
    const received = await as('tiepnhan.xa').post(url, { version }, key)
    await as('thuly.xa').post(`/dossiers/${code}/actions/claim`, { version: version + 1 })

    const again = await as('tiepnhan.xa').post(url, { version }, key)

    expect(again.body).toEqual(received.body)
  })

  test('may have its members in another order', async () => {
    const filing = await aFiling(server)
    const turned = Object.fromEntries(Object.entries(filing).toReversed())
    const key = keyed(randomUUID())

    const first = await as('congdan').post('/dossiers', filing, key)
    const again = await as('congdan').post('/dossiers', turned, key)

    expect(again.body.code).toBe(first.body.code)
  })

  test.each([
    ['with another body', '/dossiers'],
    ['to another route', '/dossiers/any/actions/receive'],
  ])('%s is refused', async (_, url) => {
    const filing = await aCounterFiling(server)
    const { code, version } = await aDossierAt(server, 'submitted')
    const key = keyed(randomUUID())
    await as('tiepnhan.xa').post('/dossiers', filing, key)

    const body = url === '/dossiers' ? { ...filing, channel: 'post' } : { version }
    const other = await as('tiepnhan.xa').post(url.replace('any', code), body, key)

    expect(other).toMatchObject({ status: 422, body: { code: 'invalid/idempotency-key-reused' } })
  })

  test('by another account is a request of its own', async () => {
    const filing = await aFiling(server)
    const key = keyed(randomUUID())
    const first = await as('congdan').post('/dossiers', filing, key)
    const counter = await aCounterFiling(server)

    const other = await as('tiepnhan.xa').post('/dossiers', counter, key)

    expect(other.status).toBe(201)
    expect(other.body.code).not.toBe(first.body.code)
  })

  test('may be used again when the first was refused', async () => {
    const filing = await aFiling(server)
    const key = keyed(randomUUID())
    const refused = await as('congdan').post('/dossiers', { ...filing, receivingUnit: 'H37' }, key)

    const mended = await as('congdan').post('/dossiers', filing, key)

    expect(refused.status).toBe(422)
    expect(mended.status).toBe(201)
  })

  test('is kept for a day and more', async () => {
    const filing = await aFiling(server)
    const key = keyed(randomUUID())
    const before = server.clock.now()
    const first = await as('congdan').post('/dossiers', filing, key)

    server.clock.set(new Date(before.getTime() + 25 * 3_600_000))
    const [kept] = await database.asOwner<{ status: number }>(
      'select status from idempotency_key where key = $1',
      [key['idempotency-key']],
    )
    server.clock.set(before)

    expect(kept?.status).toBe(201)
    expect(first.status).toBe(201)
  })

  test('is refused while the first is still being carried out', async () => {
    const filing = await aFiling(server)
    const key = keyed(randomUUID())
    const send = () => as('congdan').post('/dossiers', filing, key)

    const replies = await Promise.all([send(), send(), send(), send(), send()])

    const made = new Set(
      replies.filter(({ status }) => status === 201).map(({ body }) => body.code),
    )
    const others = replies.filter(({ status }) => status !== 201)
    expect(made.size).toBe(1)
    expect(others.map(({ body }) => body.code)).toEqual(
      others.map(() => 'conflict/idempotency-key-in-flight'),
    )
  })
})

describe('the key', () => {
  test.each([
    ['is missing', null, 'invalid/idempotency-key-missing'],
    ['is empty', '', 'invalid/idempotency-key-malformed'],
    ['has 65 characters', 'k'.repeat(65), 'invalid/idempotency-key-malformed'],
    ['holds a space', 'a b', 'invalid/idempotency-key-malformed'],
  ])('that %s is refused', async (_, key, code) => {
    const { code: dossier, version } = await aDossierAt(server, 'submitted')
    const headers = { 'idempotency-key': key }

    const filed = await as('congdan').post('/dossiers', await aFiling(server), headers)
    const acted = await as('tiepnhan.xa').post(
      `/dossiers/${dossier}/actions/receive`,
      { version },
      headers,
    )

    expect([filed, acted]).toMatchObject([
      { status: 422, body: { code } },
      { status: 422, body: { code } },
    ])
  })

  test('may have 64 visible characters', async () => {
    const filed = await as('congdan').post(
      '/dossiers',
      await aFiling(server),
      keyed(`!~${'x'.repeat(62)}`),
    )

    expect(filed.status).toBe(201)
  })

  test('is not needed to upload a file', async () => {
    expect(await upload(server.app, 'congdan', aPng(), 'giay-to.png')).toMatch(/^[0-9a-f-]{36}$/)
  })
})
