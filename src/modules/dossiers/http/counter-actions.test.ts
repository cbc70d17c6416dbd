import { describe, expect, test } from 'vitest'
import { aDemoApp, type Reply } from '../../../../tools/test-support/app.ts'
import { aCounterFiling } from '../../../../tools/test-support/counter.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'

const { as, database } = await aDemoApp()
const reception = as('tiepnhan.xa')

async function aReceived(): Promise<Reply['body']> {
  const { body } = await reception.post('/dossiers', aCounterFiling())
  return body
}

const act = (dossier: Reply['body'], action: string, body: object, by = reception) =>
  by.post(`/dossiers/${dossier.code}/actions/${action}`, { version: dossier.version, ...body })

const FEE = { name: 'Phí cấp bản sao trích lục', each: 8_000, count: 2 }

describe('cash at the counter', () => {
  test('is kept with what it was for, under a receipt number', async () => {
    const dossier = await aReceived()

    const paid = await act(dossier, 'record-payment', {
      method: 'cash',
      amount: 16_000,
      payer: 'Lý Văn Sơn',
      items: [FEE],
    })

    expect(paid.body.payments).toMatchObject([
      {
        receiptNumber: expect.stringMatching(/^BL2026-\d{6}$/),
        amount: 16_000,
        items: [FEE],
        voidedAt: null,
      },
    ])
    const events = await reception.get(`/dossiers/${dossier.code}/events`)
    expect(JSON.stringify(events.body)).not.toContain('Lý Văn Sơn')
  })

  test('is declared void with a reason, which is kept', async () => {
    const dossier = await aReceived()
    const paid = await act(dossier, 'record-payment', { method: 'cash', amount: 8_000 })
    const [{ receiptNumber }] = paid.body.payments
    const wrong = { receiptNumber, reason: 'Ghi nhầm mức thu' }

    const voided = await act(paid.body, 'void-payment', wrong)

    expect(voided.body.payments[0].voidedAt).not.toBeNull()
    const rows = await database.asOwner<{ void_reason: string }>(
      'select void_reason from cash_receipt where number = $1',
      [receiptNumber],
    )
    expect(rows).toEqual([{ void_reason: 'Ghi nhầm mức thu' }])
  })

  test.each(['thuly.xa', 'congdan', 'tiepnhan.xa2'])('is not taken by %s', async (username) => {
    const dossier = await aReceived()

    const paid = await act(
      dossier,
      'record-payment',
      { method: 'cash', amount: 8_000 },
      as(username),
    )

    expect([403, 404]).toContain(paid.status)
  })

  test('has numbers without gaps, whatever is refused beside it', async () => {
    const dossiers = await Promise.all(Array.from({ length: 6 }, aReceived))

    const replies = await Promise.all(
      dossiers.flatMap((dossier) => [
        act(dossier, 'record-payment', { method: 'cash', amount: 8_000 }),
        act(dossier, 'record-payment', { method: 'cash', amount: 9_000, items: [FEE] }),
      ]),
    )

    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(6)
    const rows = await database.asOwner<{ number: string }>(
      'select number from cash_receipt order by number',
    )
    expect(rows.map(({ number }) => number)).toEqual(
      rows.map((_, at) => `BL2026-${String(at + 1).padStart(6, '0')}`),
    )
  })
})

describe('a lost receipt', () => {
  test('is printed again, marked as such, for someone whose document was checked', async () => {
    const dossier = await aReceived()
    const { personalId } = dossier.applicant

    const again = await act(dossier, 'reprint-receipt', {
      name: 'Lý Thị Mẩy',
      document: personalId,
    })

    expect(again).toMatchObject({ status: 200, body: { version: dossier.version + 1 } })
    const { body: letters } = await reception.get(`/dossiers/${dossier.code}/letters`)
    const [first, second] = letters.items
    const pages = async (letter: Reply['body']) =>
      (await readPdf((await reception.get(letter.href)).bytes)).pages.join('\n')
    expect([first.form, second.form, first.number === second.number]).toEqual(['01', '01', true])
    expect(await pages(first)).not.toContain('BẢN IN LẠI')
    expect(await pages(second)).toContain('BẢN IN LẠI')
    expect(await pages(second)).toContain(dossier.code)
    const { body: history } = await reception.get(`/dossiers/${dossier.code}/events`)
    expect(history.items.at(-1)).toMatchObject({
      type: 'receipt.reprinted',
      data: { takenBy: 'applicant' },
    })
    expect(JSON.stringify(history)).not.toContain(personalId)
  })

  test('is not printed for someone who has nothing to do with the dossier', async () => {
    const dossier = await aReceived()

    const again = await act(dossier, 'reprint-receipt', {
      name: 'Người khác',
      document: '020085000777',
    })

    expect(again.body).toMatchObject({ code: 'invalid/not-of-this-receipt' })
  })
})
