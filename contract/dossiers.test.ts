import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { aDemoApp, MONDAY_MORNING } from '../tools/test-support/app.ts'
import { callersOf } from '../tools/test-support/callers.ts'
import {
  aCounterFiling,
  aDossierAt,
  aFiling,
  APPLICANT,
  BIRTH,
  CENTRE,
} from '../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { as, clock } = server

describe('a filing', () => {
  test('is answered with the dossier and where it is', async () => {
    const { status, headers, body } = await as('congdan').post('/dossiers', await aFiling(server))

    const read = await as('congdan').get(String(headers.location))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      code: expect.stringMatching(/^H37\.102\.01-260302-\d{4}$/),
      version: 1,
      state: 'submitted',
      portalStatus: 1,
      procedureCode: BIRTH,
      caseId: 'co-giay-chung-sinh',
      receivingUnit: CENTRE,
      competentUnit: 'H37.102',
      submittedAt: '2026-03-02T09:00:00+07:00',
      receivedAt: null,
      dueAt: null,
      lateness: { late: false, workingHours: null },
      applicant: { phone: '+84912345678' },
      availableActions: ['withdraw'],
    })
    expect(read.body).toEqual(body)
  })

  test('online bears the name and birth date of the account, whatever was sent', async () => {
    const applicant = { ...APPLICANT, name: 'Người Khác', birthDate: '2001-01-01' }

    const { body } = await as('congdan').post('/dossiers', await aFiling(server, { applicant }))

    expect(body.applicant).toMatchObject({ name: 'Hoàng Thị Bế', birthDate: '1990-05-14' })
  })

  test.each([
    [
      'for someone else online',
      { applicant: { ...APPLICANT, personalId: '020085000777' } },
      422,
      'invalid/applicant-not-account',
    ],
    [
      'at a unit that does not receive',
      { receivingUnit: 'H37.102' },
      422,
      'invalid/receiving-unit',
    ],
    ['of an unknown procedure', { procedureCode: '9.999999' }, 422, 'invalid/unknown-procedure'],
    ['of an unknown case', { caseId: 'x' }, 422, 'invalid/unknown-case'],
    [
      'with paper online',
      { documents: [{ componentId: '1-001193-gt02', paper: { originals: 1, copies: 0 } }] },
      422,
      'invalid/paper-not-online',
    ],
    ['to be received at once online', { receive: true }, 422, 'invalid/receive-not-at-counter'],
    ['without a needed paper', { documents: [] }, 422, 'invalid/papers-missing'],
    [
      'with nothing to reuse',
      { documents: [{ componentId: '1-001193-gt02', reuse: 'x' }] },
      422,
      'invalid/nothing-to-reuse',
    ],
    ['with an empty form', { form: {} }, 422, 'invalid/form'],
    ['on a form version to come', { formVersion: 99 }, 422, 'invalid/form-version-unknown'],
    ['at the counter by a citizen', { channel: 'counter' }, 403, 'forbidden/role'],
  ])('%s is refused', async (_, given, status, code) => {
    const filed = await as('congdan').post('/dossiers', await aFiling(server, given))

    expect(filed).toMatchObject({ status, body: { code } })
  })

  test('at the counter of another place is refused', async () => {
    const filed = await as('tiepnhan.xa2').post('/dossiers', await aCounterFiling(server))

    expect(filed).toMatchObject({ status: 403, body: { code: 'forbidden/not-your-unit' } })
  })

  test('at the counter may be received at once, with its due date and receipt', async () => {
    const filed = await as('tiepnhan.xa').post(
      '/dossiers',
      await aCounterFiling(server, { receive: true }),
    )
    const letters = await as('tiepnhan.xa').get(`/dossiers/${filed.body.code}/letters`)

    expect(filed).toMatchObject({
      status: 201,
      body: { state: 'received', portalStatus: 2, version: 2, dueAt: '2026-03-02T17:30:00+07:00' },
    })
    expect(letters.body.items).toMatchObject([{ form: '01' }])
  })

  test('at the counter that lacks a paper makes nothing when it is to be received at once', async () => {
    const before = await as('tiepnhan.xa').get('/dossiers/counts')
    const filed = await as('tiepnhan.xa').post(
      '/dossiers',
      await aCounterFiling(server, { receive: true, documents: [] }),
    )

    expect(filed).toMatchObject({
      status: 422,
      body: { code: 'invalid/papers-missing', errors: [{ path: '/documents/1-001193-gt02' }] },
    })
    expect((await as('tiepnhan.xa').get('/dossiers/counts')).body).toEqual(before.body)
  })

  test('of the same content within a day is refused with the code of the first', async () => {
    const filing = await aFiling(server, { confirmDuplicate: false })
    const form = { ...filing.form, childFullName: 'Hoàng Gia Bảo' }
    const first = await as('congdan').post('/dossiers', { ...filing, form })

    const second = await as('congdan').post('/dossiers', { ...filing, form })
    const confirmed = await as('congdan').post('/dossiers', {
      ...filing,
      form,
      confirmDuplicate: true,
    })
    clock.set(new Date(MONDAY_MORNING.getTime() + 25 * 3_600_000))
    const nextDay = await callersOf(server.app)('congdan').post('/dossiers', { ...filing, form })
    clock.set(MONDAY_MORNING)

    expect(second).toMatchObject({
      status: 409,
      body: { code: 'conflict/duplicate-filing', dossierCode: first.body.code },
    })
    expect([confirmed.status, nextDay.status]).toEqual([201, 201])
  })
})

describe('the history', () => {
  test('counts from 1 without gaps, oldest first, each event sealed over the one before', async () => {
    const { code } = await aDossierAt(server, 'returned')

    const { body } = await as('tiepnhan.xa').get(`/dossiers/${code}/events`)

    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'dossier.submitted',
      'dossier.received',
      'step.completed',
      'result.signed',
      'result.issued',
      'result.handed-over',
    ])
    expect(body.items.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    let before = ''
    for (const { seq, at, actorId, type, data, hash } of body.items) {
      const sealed = canonicalize({ seq, at, actorId, type, data }) ?? ''
      before = createHash('sha256')
        .update(before + sealed)
        .digest('hex')
      expect(hash).toBe(before)
    }
  })

  test('shows an applicant units in place of persons', async () => {
    const { code } = await aDossierAt(server, 'signing')

    const { body } = await as('congdan').get(`/dossiers/${code}/events`)

    const text = JSON.stringify(body.items.slice(1))
    expect(body.items[1].actor.name).toBe(body.items[1].actor.unitName)
    expect(text).not.toContain('Nông Thị Hoa')
    expect(text).not.toContain('Lý Văn Sơn')
    expect(text).not.toContain('actorId')
  })
})

describe('the letters', () => {
  test.each([
    ['received', ['01']],
    ['asked before receipt', ['02']],
    ['refused', ['03']],
  ] as const)(
    'of a dossier that is %s are listed at once, and their pages are made on demand',
    async (stage, forms) => {
      const { code } = await aDossierAt(server, stage)

      const { body } = await as('congdan').get(`/dossiers/${code}/letters`)
      const pages = await as('congdan').get(body.items[0].href)

      expect(body.items.map(({ form }: { form: string }) => form)).toEqual(forms)
      expect(pages.headers['content-type']).toBe('application/pdf')
      expect(pages.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    },
  )

  test('of a withdrawn dossier hold the notice that handling ends', async () => {
    const { code } = await aDossierAt(server, 'withdrawn')

    const { body } = await as('congdan').get(`/dossiers/${code}/letters`)

    expect(body.items).toHaveLength(1)
  })
})
