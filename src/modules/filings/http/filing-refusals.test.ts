import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { aFiling, PEOPLE } from '../../../../tools/test-support/filings.ts'
import { upload } from '../../../../tools/test-support/uploads.ts'

const BIRTH = '1.001193'
/** Changing a certificate of disability: no electronic form, one step of papers. */
const CERTIFICATE = '1.001653'
/** Closing a household business, kept in this test as one that the portal only describes. */
const DESCRIBED = '1.001266'

const world = await aDemoApp()
const { app, as, database } = world
await database.asOwner(
  `update procedure_version set content = jsonb_set(content, '{onlineLevel}', '"information"')
   where procedure_code = $1`,
  [DESCRIBED],
)
const { filing: birth } = await aFiling(world, BIRTH)
const { filing: certificate } = await aFiling(world, CERTIFICATE)
const citizen = as('congdan')
const counter = as('tiepnhan.xa')
const atCounter = {
  ...certificate,
  channel: 'counter',
  form: {},
  documents: certificate.documents.map(({ componentId }) => ({
    componentId,
    paper: { originals: 1, copies: 0 },
  })),
}

describe('a filing is refused, and nothing is kept, when', () => {
  test.each([
    ['its procedure does not exist', { procedureCode: '9.999999' }, 'invalid/unknown-procedure'],
    ['its case does not exist', { caseId: 'khong-co' }, 'invalid/unknown-case'],
    [
      'it goes to a unit that does not receive the procedure',
      { receivingUnit: 'H37.1' },
      'invalid/receiving-unit',
    ],
    [
      'online it names somebody else as the applicant',
      { applicant: { ...PEOPLE.citizen, personalId: '020190009999' } },
      'invalid/applicant-not-account',
    ],
    [
      'its applicant can neither be told apart nor reached',
      { applicant: { kind: 'citizen', name: 'Hoàng Thị Bế' } },
      'invalid/party-not-identified',
    ],
    ['its form lacks answers', { form: {} }, 'invalid/form'],
    ['a paper is missing', { documents: [] }, 'invalid/papers-missing'],
    [
      'it holds a paper that the procedure does not ask for',
      { documents: [...birth.documents, { ...birth.documents[0], componentId: 'la' }] },
      'invalid/unknown-component',
    ],
    [
      'online it speaks of sheets on a counter',
      {
        documents: [
          ...birth.documents,
          { componentId: birth.documents[0]!.componentId, paper: { originals: 1, copies: 0 } },
        ],
      },
      'invalid/paper-not-online',
    ],
    [
      'it reuses a paper that is not held',
      {
        documents: birth.documents.map(({ componentId }) => ({ componentId, reuse: 'so-1' })),
      },
      'invalid/nothing-to-reuse',
    ],
    ['online it asks to be received at once', { receive: true }, 'invalid/receive-not-at-counter'],
  ])('%s', async (_, change, code) => {
    const before = await as('congdan').get('/dossiers')

    const reply = await citizen.post('/dossiers', { ...birth, ...change })

    expect(reply.body.code).toBe(code)
    expect(reply.status).toBe(422)
    expect(reply.body.title).toMatch(/[.?]$/)
    expect((await as('congdan').get('/dossiers')).body.items).toHaveLength(before.body.items.length)
  })

  test('answers come for a procedure that has no electronic form', async () => {
    const reply = await citizen.post('/dossiers', { ...certificate, form: { ten: 'Hoàng Thị Bế' } })

    expect(reply.body.code).toBe('invalid/form-not-offered')
  })

  test('it is sent online for a procedure that the portal only describes', async () => {
    const reply = await citizen.post('/dossiers', { ...certificate, procedureCode: DESCRIBED })

    expect(reply.body.code).toBe('invalid/online-not-offered')
  })

  test('a file of somebody else is among its papers', async () => {
    const foreign = await upload(app, 'congdan2', aPng(), 'cua-nguoi-khac.png')
    const documents = birth.documents.map(({ componentId }) => ({ componentId, fileId: foreign }))

    const reply = await citizen.post('/dossiers', { ...birth, documents })

    expect(reply.body.code).toBe('invalid/file-not-usable')
  })

  test('a counter files for a place that is not its own', async () => {
    const reply = await as('tiepnhan.xa2').post('/dossiers', atCounter)

    expect(reply.body.code).toBe('forbidden/not-your-unit')
  })

  test('no key, or none that can be one, says which request it is', async () => {
    const [malformed, missing] = await Promise.all([
      citizen.post('/dossiers', birth, { 'idempotency-key': '' }),
      citizen.post('/dossiers', birth, { 'idempotency-key': null }),
    ])

    expect(malformed.body.code).toBe('invalid/idempotency-key-malformed')
    expect(missing.body.code).toBe('invalid/idempotency-key-missing')
  })
})

describe('the same filing', () => {
  test('within a day is refused with the code of the first, and taken when it is meant', async () => {
    const once = { ...atCounter, confirmDuplicate: false }
    const first = await counter.post('/dossiers', once)

    const again = await counter.post('/dossiers', once)
    const meant = await counter.post('/dossiers', { ...once, confirmDuplicate: true })

    expect(first.status).toBe(201)
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'conflict/duplicate-filing', dossierCode: first.body.code },
    })
    expect(meant.status).toBe(201)
    expect(meant.body.code).not.toBe(first.body.code)
  })

  test('sent twice with one key at the same moment makes one dossier', async () => {
    const key = { 'idempotency-key': randomUUID() }

    const both = await Promise.all([
      counter.post('/dossiers', atCounter, key),
      counter.post('/dossiers', atCounter, key),
    ])
    const afterwards = await counter.post('/dossiers', atCounter, key)

    const made = both.filter(({ status }) => status === 201)
    const waiting = both.filter(({ status }) => status === 409)
    expect(made.length + waiting.length).toBe(2)
    for (const { body } of waiting) expect(body.code).toBe('conflict/idempotency-key-in-flight')
    expect(new Set([...made, afterwards].map(({ body }) => body.code)).size).toBe(1)
  })
})
