import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aDemoApp, type Reply } from '../../../../tools/test-support/app.ts'
import { aCounterFiling } from '../../../../tools/test-support/counter.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'

const { as, database } = await aDemoApp()
const reception = as('tiepnhan.xa')

const typesOf = async (code: string) =>
  (await reception.get(`/dossiers/${code}/events`)).body.items.map(
    ({ type }: { type: string }) => type,
  )

async function receiptOf(code: string): Promise<string> {
  const { body } = await reception.get(`/dossiers/${code}/letters`)
  const { href } = body.items.find(({ form }: { form: string }) => form === '01')
  return (await readPdf((await reception.get(href)).bytes)).pages.join('\n')
}

describe('a dossier filed and received at the counter in one act', () => {
  test('gets its code, due date and receipt', async () => {
    const filed = await reception.post('/dossiers', aCounterFiling())

    expect(filed).toMatchObject({ status: 201, body: { state: 'received', channel: 'counter' } })
    expect(await receiptOf(filed.body.code)).toContain(filed.body.code)
    expect(await typesOf(filed.body.code)).toEqual(['dossier.submitted', 'dossier.received'])
  })

  test('keeps which originals were looked at and given back at once, and the receipt says so', async () => {
    const [declaration, certificate] = aCounterFiling().documents
    const shown = { ...certificate!, paper: { originals: 1, copies: 1, givenBack: true } }

    const filed = await reception.post(
      '/dossiers',
      aCounterFiling({ documents: [declaration, shown] }),
    )

    expect(filed.body.documents.map((each: Reply['body']) => each.givenBackAt !== null)).toEqual([
      false,
      true,
    ])
    expect(await typesOf(filed.body.code)).toEqual([
      'dossier.submitted',
      'papers.given-back',
      'dossier.received',
    ])
    expect(await receiptOf(filed.body.code)).toContain('Đã trả lại 1 bản chính sau khi đối chiếu')
  })

  test('is refused as a whole when a required paper is missing', async () => {
    const filing = aCounterFiling({ documents: [] })

    const filed = await reception.post('/dossiers', filing)

    expect(filed).toMatchObject({
      status: 422,
      body: { code: 'invalid/papers-missing', missing: [{ componentId: '1-001193-gt02' }] },
    })
    expect(await countOf(filing.applicant.personalId)).toBe(0)
  })

  test('is one dossier when the request is sent twice at the same moment', async () => {
    const filing = aCounterFiling()
    const key = { 'idempotency-key': randomUUID() }

    const replies = await Promise.all([
      reception.post('/dossiers', filing, key),
      reception.post('/dossiers', filing, key),
    ])
    const again = await reception.post('/dossiers', filing, key)

    expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replay': 'true' } })
    expect(await countOf(filing.applicant.personalId)).toBe(1)
  })

  test('is held back when it was filed already, until that is confirmed', async () => {
    const filing = aCounterFiling()
    const first = await reception.post('/dossiers', filing)

    const second = await reception.post('/dossiers', filing)
    const confirmed = await reception.post('/dossiers', { ...filing, confirmDuplicate: true })

    expect(second).toMatchObject({
      status: 409,
      body: { code: 'conflict/duplicate-filing', dossierCode: first.body.code },
    })
    expect(confirmed.status).toBe(201)
  })
})

describe('a dossier that came by post', () => {
  test('keeps the day on which it arrived', async () => {
    const filing = aCounterFiling({ channel: 'post', receive: false, arrivedOn: '2026-02-27' })

    const filed = await reception.post('/dossiers', filing)

    expect(filed.body).toMatchObject({
      state: 'submitted',
      channel: 'post',
      arrivedOn: '2026-02-27',
    })
  })

  test.each([
    ['a day to come', { channel: 'post', receive: false, arrivedOn: '2026-03-03' }],
    ['another channel', { channel: 'counter', arrivedOn: '2026-02-27' }],
  ])('has no day of arrival for %s', async (_, given) => {
    const filed = await reception.post('/dossiers', aCounterFiling(given))

    expect(filed.body).toMatchObject({ code: 'invalid/arrival-day' })
  })
})

describe('the commune of a paper declaration', () => {
  test('says which commune decides what the provincial centre received', async () => {
    const { body: procedure } = await as(null).get('/procedures/1.004873')
    const documents = procedure.components
      .filter(({ required }: Reply['body']) => required)
      .map(({ id }: Reply['body']) => ({ componentId: id, paper: { originals: 1, copies: 0 } }))
    const filing = aCounterFiling({
      procedureCode: '1.004873',
      caseId: null,
      receivingUnit: 'H37.01.20',
      documents,
    })

    const told = await as('tiepnhan').post('/dossiers', { ...filing, communeCode: '05983' })
    const untold = await as('tiepnhan').post('/dossiers', filing)

    expect(told.body).toMatchObject({ competentUnit: 'H37.102', receivingUnit: 'H37.01.20' })
    expect(untold.body).toMatchObject({ code: 'invalid/competent-unit-unknown' })
  })

  test('is not sent beside an electronic form that has it', async () => {
    const { body: procedure } = await as(null).get('/procedures/1.001193')

    const filed = await reception.post(
      '/dossiers',
      aCounterFiling({ form: procedure.form.example, communeCode: '05986' }),
    )

    expect(filed.body).toMatchObject({ code: 'invalid/commune-from-form' })
  })
})

async function countOf(personalId: string): Promise<number> {
  const rows = await database.asOwner('select 1 from dossier_party where personal_id = $1', [
    personalId,
  ])
  return rows.length
}
