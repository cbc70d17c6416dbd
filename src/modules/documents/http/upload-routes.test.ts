import { hash, randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { ANONYMOUS, type Actor } from '#platform/access'
import { buildServer } from '#platform/http'
import { silentLog } from '#platform/log'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPdf } from '../../../../tools/test-support/file-samples.ts'
import { uploadRoutes } from './upload-routes.ts'

const database = await aDatabase()
const owner = await aCitizen(database.db)
const stranger = await aCitizen(database.db)
const actors = new Map([owner, stranger].map((actor) => [actor.accountId as string, actor]))

const app = await buildServer({
  log: silentLog,
  version: '0',
  trustedProxies: [],
  identify: async ({ headers }) =>
    aContext(database, { actor: actors.get(String(headers['x-actor'])) ?? ANONYMOUS }),
})
await app.register(async (api) => uploadRoutes(api), { prefix: '/api/v1' })
afterAll(() => app.close())

interface Answer {
  readonly id: string
  readonly offset: number
  readonly code?: string
  readonly file: { readonly id: string; readonly sha256: string } | null
}

async function ask(
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  given: {
    readonly actor?: Actor | null
    readonly payload?: Buffer | object
    readonly headers?: Record<string, string>
  } = {},
) {
  const { actor = owner, payload, headers } = given
  const reply = await app.inject({
    method,
    url: `/api/v1/uploads${path}`,
    headers: { 'x-actor': actor?.accountId ?? '', ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: (reply.body === '' ? null : reply.json()) as Answer,
  }
}

function piece(id: string, offset: number, payload: Buffer, actor: Actor | null = owner) {
  const headers = {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  }
  return ask('PATCH', `/${id}`, { payload, headers, actor })
}

async function aPaper(): Promise<Buffer> {
  return Buffer.concat([await aPdf(1), Buffer.from(`\n%${randomBytes(400).toString('hex')}\n`)])
}

function announce(bytes: Buffer, actor: Actor | null = owner) {
  const payload = { name: 'a.pdf', size: bytes.length, sha256: hash('sha256', bytes) }
  return ask('POST', '', { payload, actor })
}

describe('a file is sent in pieces', () => {
  test('begun with 201, gone on with after a look, and the last answer names the file', async () => {
    const bytes = await aPaper()
    const begun = await announce(bytes)
    const { id } = begun.body
    const first = await piece(id, 0, bytes.subarray(0, 300))
    const seen = await ask('GET', `/${id}`)
    const glance = await ask('HEAD', `/${id}`)
    const again = await announce(bytes)
    const last = await piece(id, 300, bytes.subarray(300))

    expect([begun.status, first.status, seen.status, again.status, last.status]).toEqual([
      201, 200, 200, 200, 200,
    ])
    expect(begun.headers.location).toBe(`/api/v1/uploads/${id}`)
    expect([glance.status, glance.headers['upload-offset'], glance.body]).toEqual([
      200,
      '300',
      null,
    ])
    expect([first.body.file, seen.body.offset, again.body.id]).toEqual([null, 300, id])
    expect(last.body.file?.sha256).toBe(hash('sha256', bytes))
  })

  test('and whoever missed the last answer is told by an empty piece', async () => {
    const bytes = await aPaper()
    const { id } = (await announce(bytes)).body
    const last = await piece(id, 0, bytes)

    const again = await piece(id, bytes.length, Buffer.alloc(0))

    expect([again.status, again.body.file]).toEqual([200, last.body.file])
  })

  test('and is forgotten when its sender says so', async () => {
    const { id } = (await announce(await aPaper())).body

    expect((await ask('DELETE', `/${id}`)).status).toBe(204)
    expect((await ask('GET', `/${id}`)).status).toBe(404)
  })
})

describe('what is sent is refused', () => {
  test('at a wrong offset with 409, the sentence and the right one', async () => {
    const bytes = await aPaper()
    const { id } = (await announce(bytes)).body
    await piece(id, 0, bytes.subarray(0, 300))

    const { status, body } = await piece(id, 0, bytes.subarray(0, 300))

    expect(status).toBe(409)
    expect(body).toMatchObject({
      code: 'conflict/upload-offset',
      title: expect.stringContaining('Hãy gửi tiếp') as string,
      offset: 300,
    })
  })

  test('when a piece is larger than a mebibyte', async () => {
    const { id } = (await announce(await aPaper())).body

    expect(await piece(id, 0, Buffer.alloc(1024 ** 2 + 1))).toMatchObject({
      status: 413,
      body: { code: 'too-large/body' },
    })
  })

  test.each([
    [{ 'content-type': 'application/json', 'upload-offset': '0' }, 415, 'unsupported-type/body'],
    [{ 'content-type': 'application/offset+octet-stream' }, 422, 'invalid/shape'],
    [
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': '-1' },
      422,
      'invalid/shape',
    ],
  ])('as a piece that does not say what it is: %j', async (headers, status, code) => {
    const { id } = (await announce(await aPaper())).body

    expect(await ask('PATCH', `/${id}`, { headers, payload: Buffer.from('{}') })).toMatchObject({
      status,
      body: { code },
    })
  })

  test('as a piece without bytes', async () => {
    const { id } = (await announce(await aPaper())).body

    expect(await ask('PATCH', `/${id}`, { headers: { 'upload-offset': '0' } })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-type/body' },
    })
  })

  test('by somebody else as if it were not there, also when the offset cannot be read', async () => {
    const bytes = await aPaper()
    const { id } = (await announce(bytes)).body
    const unreadable = ask('PATCH', `/${id}`, {
      actor: stranger,
      payload: bytes,
      headers: { 'content-type': 'application/offset+octet-stream' },
    })

    for (const answer of [
      await ask('GET', `/${id}`, { actor: stranger }),
      await ask('DELETE', `/${id}`, { actor: stranger }),
      await piece(id, 0, bytes, stranger),
      await unreadable,
      await ask('GET', '/not-an-id'),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found/upload'])
  })

  test('by nobody who has not signed in', async () => {
    const bytes = await aPaper()
    const { id } = (await announce(bytes)).body

    for (const answer of [
      await announce(bytes, null),
      await ask('GET', `/${id}`, { actor: null }),
      await ask('DELETE', `/${id}`, { actor: null }),
      await piece(id, 0, bytes, null),
    ])
      expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated/no-session'])
  })
})
