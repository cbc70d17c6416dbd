import { afterAll, describe, expect, test } from 'vitest'
import type { FileId } from '#kernel/id'
import { ANONYMOUS, type Actor } from '#platform/access'
import { buildServer } from '#platform/http'
import { silentLog } from '#platform/log'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { anOfficeFile, aPdf, aPng, aTiff } from '../../../../tools/test-support/file-samples.ts'
import { MOST_FILE_BYTES } from '../domain/file-check.ts'
import { fileRoutes } from './file-routes.ts'

const database = await aDatabase()
const owner = await aCitizen(database.db)
const officer = await aCitizen(database.db)
const stranger = await aCitizen(database.db)
const actors = new Map([owner, officer, stranger].map((actor) => [actor.displayName, actor]))
const PDF = await aPdf(2)

/** The file of a dossier that the officer, and nobody else, may see. */
let fileOfDossier: FileId | null = null

const app = await buildServer({
  log: silentLog,
  version: '0',
  trustedProxies: [],
  identify: async ({ headers }) =>
    aContext(database, {
      actor: actors.get(decodeURIComponent(String(headers['x-actor']))) ?? ANONYMOUS,
    }),
})
await app.register(
  async (api) =>
    fileRoutes(
      api,
      async ({ actor }, id) => actor.accountId === officer.accountId && id === fileOfDossier,
    ),
  { prefix: '/api/v1' },
)
afterAll(() => app.close())

function asActor(actor: Actor | null, headers: Record<string, string> = {}) {
  return { 'x-actor': encodeURIComponent(actor?.displayName ?? ''), ...headers }
}

/** A form as a browser writes it. */
function aForm(name: string, bytes: Buffer) {
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])
}

async function upload(
  name: string,
  bytes: Buffer,
  from: { readonly actor?: Actor | null; readonly key?: string } = {},
) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    payload: aForm(name, bytes),
    headers: asActor(from.actor === undefined ? owner : from.actor, {
      'content-type': 'multipart/form-data; boundary=b',
      ...(from.key === undefined ? {} : { 'idempotency-key': from.key }),
    }),
  })
  return { answer, status: answer.statusCode, body: answer.json<{ id: FileId; code?: string }>() }
}

function read(id: string, actor: Actor | null = owner, query = '') {
  return app.inject({ url: `/api/v1/files/${id}${query}`, headers: asActor(actor) })
}

describe('POST /files', () => {
  test('answers with what the contract names, and nothing else', async () => {
    const { status, body } = await upload('Đơn đề nghị.pdf', PDF)

    expect(status).toBe(201)
    expect(body).toEqual({
      id: body.id,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      size: PDF.length,
      mediaType: 'application/pdf',
      name: 'Đơn đề nghị.pdf',
      pages: 2,
    })
  })

  test('goes by the content, not by what the sender calls its type', async () => {
    const { body } = await upload('a.png', aPng())

    expect(body).toMatchObject({ mediaType: 'image/png' })
    expect(body).not.toHaveProperty('pages')
  })

  test.each([
    ['a.pdf', Buffer.from('<!doctype html>'), 415, 'unsupported-type/file-content'],
    ['a.html', Buffer.from('<!doctype html>'), 415, 'unsupported-type/file'],
    ['a.pdf', Buffer.alloc(0), 422, 'invalid/file-empty'],
    ['a.pdf', PDF.subarray(0, 300), 422, 'invalid/file-damaged'],
    ['a.pdf', Buffer.alloc(MOST_FILE_BYTES + 1), 413, 'too-large/file'],
  ])('refuses %s with its reason', async (name, bytes, status, code) => {
    const refused = await upload(name, bytes)

    expect(refused).toMatchObject({ status, body: { status, code } })
    expect(refused.body).toMatchObject({ title: expect.stringContaining('Hãy') as string })
  })

  test('is for those who have signed in', async () => {
    expect(await upload('a.pdf', PDF, { actor: null })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated/no-session' },
    })
  })

  test('sent twice under one key makes one file and says so', async () => {
    const first = await upload('a.pdf', PDF, { key: 'k1' })
    const second = await upload('a.pdf', PDF, { key: 'k1' })

    expect(first.answer.headers['idempotent-replay']).toBeUndefined()
    expect(second.answer.headers['idempotent-replay']).toBe('true')
    expect(second.status).toBe(201)
    expect(second.answer.body).toBe(first.answer.body)
  })

  test('under a used key with another name or content is refused', async () => {
    await upload('a.pdf', PDF, { key: 'k2' })

    for (const other of [
      await upload('b.pdf', PDF, { key: 'k2' }),
      await upload('a.pdf', await aPdf(4), { key: 'k2' }),
    ])
      expect(other).toMatchObject({ status: 422, body: { code: 'invalid/idempotency-key-reused' } })
  })

  test('under a key that is none is refused', async () => {
    expect(await upload('a.pdf', PDF, { key: 'x'.repeat(65) })).toMatchObject({
      status: 422,
      body: { code: 'invalid/idempotency-key-malformed' },
    })
  })

  test('neither path nor header nor page comes out of a name', async () => {
    const { body } = await upload('../../a%22;%0D%0AX: y<b>.pdf', PDF)
    const { headers } = await read(body.id)

    expect(body).toMatchObject({ name: 'a%22;%0D%0AX_ y_b_.pdf' })
    expect(headers).not.toHaveProperty('x')
    expect(headers['content-disposition']).toBe(
      `attachment; filename="a_22;_0D_0AX_ y_b_.pdf"; filename*=UTF-8''a%2522%3B%250D%250AX_%20y_b_.pdf`,
    )
  })
})

describe('GET /files/{id}', () => {
  test('gives the owner the bytes, to be saved under the name', async () => {
    const { body } = await upload('Đơn.pdf', PDF)

    const { statusCode, headers, rawPayload } = await read(body.id)

    expect(statusCode).toBe(200)
    expect(rawPayload).toEqual(PDF)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': `attachment; filename="Don.pdf"; filename*=UTF-8''%C4%90%C6%A1n.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  test.each([
    ['a.pdf', PDF, 'inline'],
    ['a.png', aPng(), 'inline'],
    ['a.tif', aTiff(), 'attachment'],
    ['a.docx', anOfficeFile('docx'), 'attachment'],
  ])('asked to show %s in place answers it as %s', async (name, bytes, kind) => {
    const { body } = await upload(name, bytes)

    const { headers } = await read(body.id, owner, '?inline=1')

    expect(headers['content-disposition']).toMatch(new RegExp(`^${kind};`))
    expect(headers['content-security-policy']).toMatch(/^sandbox;.*default-src 'none'/)
  })

  test('gives it to those who may see a dossier that uses it, and is 404 for all others', async () => {
    const { body } = await upload('a.pdf', PDF)
    fileOfDossier = body.id

    expect((await read(body.id, officer)).statusCode).toBe(200)
    expect((await read(body.id, stranger)).json()).toMatchObject({
      status: 404,
      code: 'not-found/file',
    })
    expect((await read(body.id, null)).statusCode).toBe(401)
  })

  test.each([
    '00000000-0000-7000-8000-000000000000',
    'none',
    '..%2F..%2Fetc%2Fpasswd',
    "'%20or%201=1",
  ])('of %s is 404', async (id) => {
    expect((await read(id)).json()).toMatchObject({ status: 404, code: 'not-found/file' })
  })

  test('takes no other question', async () => {
    const { body } = await upload('a.pdf', PDF)

    expect((await read(body.id, owner, '?inline=yes')).statusCode).toBe(422)
    expect((await read(body.id, owner, '?size=1')).statusCode).toBe(422)
  })
})
