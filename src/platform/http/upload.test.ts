import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { bytesReply } from './bytes-reply.ts'
import { route } from './route.ts'
import { buildServer } from './server.ts'
import { receiveUpload } from './upload.ts'

const MOST_BYTES = 300_000
const MIB = 1024 ** 2

let app: FastifyInstance
let address: string
/** Uploads that have begun, and those of them that have come to an end of some kind. */
let begun: number
let ended: number

beforeEach(async () => {
  begun = 0
  ended = 0
  app = await buildServer({
    log: silentLog,
    version: 'test',
    trustedProxies: [],
    identify: async ({ headers }) =>
      ({
        actor: headers['x-anonymous'] === undefined ? { ...ANONYMOUS, kind: 'citizen' } : ANONYMOUS,
      }) as Context,
  })
  const access = { permission: 'files.upload', scope: 'own', audit: null } as const
  route(app, 'POST', '/api/v1/letters', {
    operation: 'sendLetter',
    summary: 'Takes a file and tells what came',
    tag: 'test',
    access,
    takesFile: true,
    replies: { 200: z.object({ name: z.string(), size: z.number(), first: z.string() }) },
    handle: async (_, { request }) => {
      begun += 1
      try {
        return await receiveUpload(request, MOST_BYTES, async ({ name, bytes }) => ({
          name,
          size: bytes.length,
          first: bytes.toString('utf8', 0, 10),
        }))
      } finally {
        ended += 1
      }
    },
  })
  route(app, 'POST', '/api/v1/words', {
    operation: 'sendWords',
    summary: 'Takes no file',
    tag: 'test',
    access,
    body: z.strictObject({ word: z.string() }),
    replies: { 200: bytesReply('The word', ['text/plain']) },
    handle: async (_, { body, reply }) => reply.type('text/plain').send(Buffer.from(body.word)),
  })
  await app.ready()
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => app.close())

interface Answer {
  readonly status: number
  readonly code?: string
  readonly name?: string
  readonly size?: number
  readonly first?: string
}

async function send(
  form: FormData | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${address}/api/v1/letters`, { method: 'POST', body: form, headers })
  return (await response.json()) as Answer
}

function aForm(...parts: readonly (readonly [field: string, name: string, content: string])[]) {
  const form = new FormData()
  for (const [field, name, content] of parts) form.append(field, new Blob([content]), name)
  return form
}

describe('a form with a file', () => {
  test('hands over the name and the bytes', async () => {
    const answer = await send(aForm(['file', 'Đơn đề nghị.pdf', 'nội dung']))

    expect(answer).toEqual({ name: 'Đơn đề nghị.pdf', size: 10, first: 'nội dung' })
  })

  test('may be as large as the limit, and not one byte more', async () => {
    const most = await send(aForm(['file', 'a.pdf', 'x'.repeat(MOST_BYTES)]))
    const more = await send(aForm(['file', 'a.pdf', 'x'.repeat(MOST_BYTES + 1)]))

    expect(most).toMatchObject({ size: MOST_BYTES })
    expect(more).toMatchObject({ status: 413, code: 'too-large/file' })
  })

  test('may be empty', async () => {
    expect(await send(aForm(['file', 'a.pdf', '']))).toMatchObject({ name: 'a.pdf', size: 0 })
  })

  test('that says itself that it is too large is refused before it comes', async () => {
    const answer = await send(aForm(['file', 'a.pdf', 'x'.repeat(40 * MIB)]))

    expect(answer).toMatchObject({ status: 413, code: 'too-large/file' })
  })

  test.each([
    ['two files', aForm(['file', 'a.pdf', 'a'], ['file', 'b.pdf', 'b'])],
    ['a field of another name', aForm(['document', 'a.pdf', 'a'])],
    ['a further field', aForm(['file', 'a.pdf', 'a'], ['extra', 'b.pdf', 'b'])],
    ['many files', aForm(...Array.from({ length: 30 }, () => ['file', 'a.pdf', 'a'] as const))],
    ['nothing', aForm()],
    ['no chosen file', aForm(['file', '', ''])],
  ])('with %s is refused', async (_, form) => {
    expect(await send(form)).toMatchObject({ status: 422, code: 'invalid/upload-not-one-file' })
  })

  test('with a text in place of the file is refused', async () => {
    const form = new FormData()
    form.append('file', 'text')

    expect(await send(form)).toMatchObject({ code: 'invalid/upload-not-one-file' })
  })

  test.each(['__proto__', 'constructor'])('with a field named %s is refused', async (field) => {
    const answer = await send(aForm([field, 'a.pdf', 'a']))

    expect([400, 422]).toContain(answer.status)
  })

  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['that is no form', 'multipart/form-data; boundary=b', 'x'.repeat(100)],
    [
      'that ends too early',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhalf',
    ],
  ])('%s cannot be read', async (_, type, body) => {
    expect(await send(body, { 'content-type': type })).toMatchObject({
      status: 400,
      code: 'malformed/upload',
    })
  })

  test('is expected where a route takes one', async () => {
    expect(await send('{}', { 'content-type': 'application/json' })).toMatchObject({
      status: 415,
      code: 'unsupported-type/body',
    })
  })

  test('is not understood where a route takes none', async () => {
    const body = aForm(['file', 'a.pdf', 'a'])
    const response = await fetch(`${address}/api/v1/words`, { method: 'POST', body })

    expect(await response.json()).toMatchObject({ status: 415, code: 'unsupported-type/body' })
  })

  test('is not read for someone who has not signed in', async () => {
    const answer = await send(aForm(['file', 'a.pdf', 'a']), { 'x-anonymous': 'yes' })

    expect(answer).toMatchObject({ status: 401 })
  })
})

const ENDLESS_HEAD =
  'POST /api/v1/letters HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n'

/** Sends a form that never ends until an answer comes, and tells the answer and what was sent. */
function sendWithoutEnd(): Promise<{ answer: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    const chunk = Buffer.alloc(16 * 1024, 'x')
    socket.write(ENDLESS_HEAD)
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    socket.write(`${head.length.toString(16)}\r\n${head}\r\n`)
    const more = () => {
      while (socket.write(`${chunk.length.toString(16)}\r\n${chunk.toString()}\r\n`));
    }
    socket.on('drain', more)
    socket.on('error', reject)
    socket.once('data', (answer) => {
      resolve({ answer: answer.toString(), sent: socket.bytesWritten })
      socket.destroy()
    })
    more()
  })
}

describe('a sender who never ends', () => {
  test('is told so at the limit, and leaves nothing behind', async () => {
    const senders = await Promise.all(Array.from({ length: 10 }, () => sendWithoutEnd()))

    for (const { answer, sent } of senders) {
      expect(answer).toContain('HTTP/1.1 413')
      expect(sent).toBeLessThan(MOST_BYTES + 8 * MIB) // what lies in the buffers between
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('mot-cua-upload'))).toEqual([])
  })
})

describe('a sender who goes away', () => {
  test.each([
    ['at once', ''],
    ['with something that is no message', 'zz\r\n'],
    [
      'in the middle of a file',
      `46\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`,
    ],
  ])('%s is not waited for', async (_, rest) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(ENDLESS_HEAD + rest)
    await expect.poll(() => begun).toBe(1)

    socket.destroy()

    await expect.poll(() => ended).toBe(1)
  })
})

describe('the description', () => {
  test('tells of forms and of bytes', async () => {
    const { paths } = app.swagger() as unknown as {
      paths: Record<string, { post: { requestBody: object; responses: object } }>
    }

    expect(paths['/api/v1/letters']?.post.requestBody).toMatchObject({
      content: {
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { format: 'binary' } } },
        },
      },
    })
    expect(paths['/api/v1/words']?.post.responses).toMatchObject({
      200: { content: { 'text/plain': { schema: { format: 'binary' } } } },
    })
  })

  test('a reply of bytes is sent as it is', async () => {
    const response = await fetch(`${address}/api/v1/words`, {
      method: 'POST',
      body: '{"word":"một"}',
      headers: { 'content-type': 'application/json' },
    })

    expect(await response.text()).toBe('một')
  })
})
