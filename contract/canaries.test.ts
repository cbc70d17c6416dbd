import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openLog } from '#platform/log'
import { aDemoApp, MONDAY_MORNING, type Reply } from '../tools/test-support/app.ts'
import { aCounterFiling } from '../tools/test-support/dossiers.ts'
import { aPdf, aPng } from '../tools/test-support/file-samples.ts'

/** Someone whom no other text of the installation names. */
const NAME = 'Kha Bích Nguyệt Cầm'
const PERSON = {
  kind: 'citizen',
  name: NAME,
  personalId: '020199777666',
  phone: '0987600123',
  email: 'nguyet.cam.777@example.vn',
}
const CANARIES = [
  NAME,
  'Kha Bich Nguyet Cam',
  'Nguyệt Cầm',
  PERSON.personalId,
  PERSON.phone,
  PERSON.email,
].flatMap((text) => [text, encodeURIComponent(text), text.toLowerCase(), text.normalize('NFD')])

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-canaries-'))
const logFile = path.join(folder, 'server.log')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
vi.stubEnv('LOG_LEVEL', 'trace')
const server = await aDemoApp(MONDAY_MORNING, undefined, openLog('canaries', logFile))
const { app, database, as } = server

function canariesIn(text: string): string[] {
  return CANARIES.filter((canary) => text.includes(canary))
}

/** Everything that was refused, and to whom: a refusal tells nobody what was in the request. */
const refusals: Reply[] = []
/** Everything that people were answered who have nothing to do with the dossier. */
const toOthers: Reply[] = []

async function refused(asking: Promise<Reply>, status: number): Promise<void> {
  const reply = await asking
  expect(reply.status, reply.bytes.toString()).toBe(status)
  refusals.push(reply)
}

const filing = await aCounterFiling(server, { applicant: PERSON, confirmDuplicate: false })
const reception = as('tiepnhan.xa')
const filed = await reception.post('/dossiers', filing)
const { code } = filed.body as { readonly code: string }

async function raw(method: 'GET' | 'POST', url: string, given: object = {}): Promise<Reply> {
  const reply = await app.inject({ method, url, ...given })
  const isJson = /json/.test(String(reply.headers['content-type']))
  return {
    status: reply.statusCode,
    headers: reply.headers,
    bytes: reply.rawPayload,
    body: isJson ? reply.json() : null,
  }
}

async function uploadAs(username: string, name: string, bytes: Buffer): Promise<Reply> {
  const session = await raw('POST', '/api/v1/sessions', { payload: { username, password: 'demo' } })
  return raw('POST', '/api/v1/files', {
    headers: {
      authorization: `Bearer ${session.body.token}`,
      'content-type': 'multipart/form-data; boundary=b',
    },
    payload: Buffer.concat([
      Buffer.from(`--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]),
  })
}

describe('a person who files', () => {
  test('is handled: received, looked for, written to', async () => {
    expect(filed.status, filed.bytes.toString()).toBe(201)
    const received = await reception.post(`/dossiers/${code}/actions/receive`, {
      version: filed.body.version,
    })
    const found = await reception.get(`/dossiers?q=${encodeURIComponent(NAME)}`)
    const letters = await reception.get(`/dossiers/${code}/letters`)
    const letter = await reception.get(letters.body.items[0].href)

    expect([received.status, letter.status]).toEqual([200, 200])
    expect(found.body.items).toHaveLength(1)
  })

  test('is not quoted by what refuses', async () => {
    await refused(reception.post('/dossiers', filing), 409)
    await refused(
      reception.post('/dossiers', {
        ...filing,
        applicant: { ...PERSON, personalId: `${PERSON.personalId}x`, phone: NAME, email: NAME },
      }),
      422,
    )
    await refused(
      reception.post(`/dossiers/${code}/actions/refuse`, { version: NAME, reasons: [PERSON] }),
      422,
    )
    await refused(reception.get(`/dossiers/${encodeURIComponent(NAME)}`), 404)
    await refused(reception.get(`/dossiers?cursor=${encodeURIComponent(NAME)}`), 400)
    await refused(reception.get(`/dossiers?view=${PERSON.personalId}`), 422)
    await refused(
      raw('POST', '/api/v1/dossiers', {
        headers: { 'content-type': 'application/json' },
        payload: `{"applicant": "${NAME}" ${PERSON.personalId}`,
      }),
      400,
    )
    await refused(
      raw('POST', '/api/v1/sessions', { payload: { username: PERSON.phone, password: NAME } }),
      401,
    )
    await refused(
      raw('POST', '/api/v1/tracking', {
        payload: { code, secret: PERSON.phone.slice(-4, -1) + 'x' },
      }),
      404,
    )
    await refused(raw('GET', `/api/v1/khong-co/${encodeURIComponent(NAME)}`), 404)
    await refused(raw('GET', `/${PERSON.personalId}/%zz`), 400)
  })

  test('is not quoted when a file of theirs is refused', async () => {
    await refused(uploadAs('congdan', `${NAME}.exe`, await aPdf(1)), 415)
    await refused(uploadAs('congdan', `${NAME} ${PERSON.personalId}.pdf`, aPng()), 415)
    const cut = (await aPdf(1)).subarray(0, 200)
    await refused(uploadAs('congdan', `${NAME}.pdf`, cut), 422)
    await refused(uploadAs('congdan', `${NAME}.pdf`, Buffer.alloc(0)), 422)
  })

  test('is not quoted when the database breaks, which quotes whole rows', async () => {
    await database.asOwner(
      `alter table dossier_party add constraint dossier_party_breaks check (name <> '${NAME}') not valid`,
    )
    await refused(reception.post('/dossiers', { ...filing, confirmDuplicate: true }), 500)
    await database.asOwner('alter table dossier_party drop constraint dossier_party_breaks')

    await expect.poll(() => readFileSync(logFile, 'utf8')).toContain('dossier_party_breaks')
  })

  test('is a stranger to those who have nothing to do with the dossier', async () => {
    for (const username of ['congdan2', 'doanhnghiep', 'tiepnhan.xa2', 'quantri']) {
      const caller = as(username)
      toOthers.push(
        await caller.get(`/dossiers/${code}`),
        await caller.get(`/dossiers/${code}/events`),
        await caller.get(`/dossiers/${code}/letters`),
        await caller.get(`/dossiers?q=${PERSON.personalId}`),
        await caller.get('/dossiers?limit=100'),
        await caller.post(`/dossiers/${code}/actions/withdraw`, { version: 1, reason: 'x' }),
      )
    }
    toOthers.push(
      await raw('POST', '/api/v1/tracking', { payload: { code, secret: PERSON.phone.slice(-4) } }),
      await raw('GET', '/health'),
      await raw('GET', `/api/v1/tracking/${'A'.repeat(22)}/letters/x`),
    )
    expect(toOthers.flatMap(({ bytes }) => canariesIn(bytes.toString()))).toEqual([])
  })
})

describe('afterwards their name, number, telephone and address are', () => {
  test('in no refusal, also of their own request', () => {
    expect(refusals.length).toBeGreaterThan(15)
    expect(refusals.flatMap(({ bytes }) => canariesIn(bytes.toString()))).toEqual([])
  })

  test('in no header of an answer, so in no address that one is led to', () => {
    const headers = [...refusals, ...toOthers, filed].map((reply) => JSON.stringify(reply.headers))

    expect(headers.flatMap(canariesIn)).toEqual([])
  })

  test('in no line of the log at any level', () => {
    const log = readFileSync(logFile, 'utf8')
    const lines = log.trimEnd().split('\n')

    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => typeof JSON.parse(line) === 'object')).toBe(true)
    expect(canariesIn(log)).toEqual([])
  })

  test('in no line of the audit trail, and in no job', async () => {
    const [kept] = await database.asOwner<{ audit: string; jobs: string }>(
      `select (select string_agg(audit_entry::text, E'\\n') from audit_entry) as audit,
         (select coalesce(string_agg(job.data::text, E'\\n'), '') from pgboss.job) as jobs`,
    )

    expect(kept?.audit).toContain('dossier')
    expect(canariesIn(`${kept?.audit} ${kept?.jobs}`)).toEqual([])
  })
})
