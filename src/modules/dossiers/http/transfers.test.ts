import { describe, expect, test } from 'vitest'
import { aDemoApp, type Reply } from '../../../../tools/test-support/app.ts'
import { aCounterFiling, act, aDossierAt, CENTRE } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as } = world

const [elsewhere] = (await as('tiepnhan.xa2').get('/sessions/current')).body.roles
const THERE: string = elsewhere.unitCode
const REASON = 'Người nộp cư trú tại phường Đông Kinh'

const transfer = (dossier: Reply['body'], by = 'tiepnhan.xa', unitCode = THERE) =>
  act(world, { by, action: 'transfer', body: { unitCode, reason: REASON } }, dossier)

const seen = async (by: string, code: string) => (await as(by).get(`/dossiers/${code}`)).status
const codesOf = async (by: string, view: string): Promise<string[]> => {
  const { body } = await as(by).get(`/dossiers?view=${view}&limit=100`)
  return body.items.map(({ code }: { code: string }) => code)
}

describe('a dossier filed online with the wrong commune', () => {
  test('goes to the right one, which receives it; the wrong one sees it no more', async () => {
    const dossier = await aDossierAt(world, 'submitted')

    const sent = await transfer(dossier)
    const waiting = await codesOf('tiepnhan.xa2', 'to-receive')
    const received = await act(world, { by: 'tiepnhan.xa2', action: 'receive' }, sent.body)

    expect(sent.body).toMatchObject({ state: 'submitted', receivingUnit: THERE, returnUnit: THERE })
    expect(waiting).toContain(dossier.code)
    expect(received.body).toMatchObject({ state: 'received', code: dossier.code })
    expect(received.body.currentSteps[0].unitCode).toMatch(THERE.replace(/\.[^.]*$/, ''))
    expect(await seen('tiepnhan.xa', dossier.code)).toBe(404)
    expect(await seen('thuly.xa', dossier.code)).toBe(404)
    expect(await codesOf('tiepnhan.xa', 'to-receive')).not.toContain(dossier.code)
  })

  test('is told to the person, with the place and the reason', async () => {
    const dossier = await aDossierAt(world, 'submitted')

    await transfer(dossier)
    const { body } = await as('congdan').get(`/dossiers/${dossier.code}/events`)

    expect(body.items.at(-1)).toMatchObject({
      type: 'dossier.transferred',
      data: { reason: REASON, toUnitName: elsewhere.unitName },
    })
    expect(Object.keys(body.items.at(-1).data).toSorted()).toEqual(['reason', 'toUnitName'])
  })
})

test('one handed in at a counter comes back to that counter, which sees it all the way', async () => {
  const { body: filed } = await as('tiepnhan.xa').post('/dossiers', await aCounterFiling(world))

  const sent = await transfer(filed)

  expect(sent.body).toMatchObject({ receivingUnit: THERE, returnUnit: CENTRE })
  expect(await seen('tiepnhan.xa', filed.code)).toBe(200)
  expect(await seen('thuly.xa', filed.code)).toBe(404)
})

test('in handling the date holds, the step begins anew there, and the person gets the receipt again', async () => {
  const dossier = await aDossierAt(world, 'claimed')

  const sent = await transfer(dossier, 'lanhdao.xa')
  const letters = await as('congdan').get(`/dossiers/${dossier.code}/letters`)
  const slip = await as('thuly.xa2').get(`/dossiers/${dossier.code}/control-slip`)

  expect(sent.body).toMatchObject({
    state: 'processing',
    dueAt: dossier.dueAt,
    originalDueAt: dossier.originalDueAt,
    returnUnit: CENTRE,
    currentSteps: [{ role: 'handler', assignee: null }],
  })
  expect(letters.body.items.map(({ form }: { form: string }) => form)).toEqual(['01', '01'])
  expect(slip.status).toBe(200)
  expect(await codesOf('thuly.xa2', 'my-unit')).toContain(dossier.code)
  expect(await codesOf('thuly.xa', 'mine')).not.toContain(dossier.code)
  expect(await seen('thuly.xa', dossier.code)).toBe(200)
})

describe('it is not sent', () => {
  test.each([
    ['to a unit that is not there', 'H99.9', 'invalid/transfer-unit'],
    ['to a unit that receives nothing', 'H37.101.02', 'invalid/transfer-unit'],
    ['to where it is', CENTRE, 'invalid/transfer-to-same-agency'],
  ] as const)('%s', async (_, unitCode, code) => {
    const dossier = await aDossierAt(world, 'submitted')

    const reply = await transfer(dossier, 'tiepnhan.xa', unitCode)

    expect(reply).toMatchObject({ status: 422, body: { code } })
  })

  test('to a place that does not decide the procedure', async () => {
    const [centre] = (await as('tiepnhan').get('/sessions/current')).body.roles

    const reply = await transfer(
      await aDossierAt(world, 'submitted'),
      'tiepnhan.xa',
      centre.unitCode,
    )

    expect(reply.body.code).toBe('invalid/transfer-unit')
  })

  test('once the result is signed', async () => {
    const reply = await transfer(await aDossierAt(world, 'issuing'))

    expect(reply).toMatchObject({ status: 409, body: { code: 'conflict/result-signed' } })
  })
})

test('of two who send it on and receive it at the same moment one is first, and the other is told', async () => {
  const dossier = await aDossierAt(world, 'submitted')

  const replies = await Promise.all([
    transfer(dossier),
    act(world, { by: 'tiepnhan.xa', action: 'receive' }, dossier),
  ])

  const refused = replies.find(({ status }) => status !== 200)
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(['conflict/stale-version', 'not-found/dossier']).toContain(refused?.body.code)
})

describe('money that both places took', () => {
  const pay = (on: Reply['body'], by: string, amount: number) =>
    act(world, { by, action: 'record-payment', body: { method: 'cash', amount } }, on)
  const voiding = (on: Reply['body'], by: string, receiptNumber: string) => {
    const body = { receiptNumber, reason: 'Ghi nhầm mức thu' }
    return act(world, { by, action: 'void-payment', body }, on)
  }

  test('may have receipts of one number: each place declares its own void, never the other’s', async () => {
    const dossier = await aDossierAt(world, 'submitted')
    const here = await pay(dossier, 'tiepnhan.xa', 8_000)
    const sent = await transfer(here.body)
    const there = await pay(sent.body, 'tiepnhan.xa2', 9_000)
    const [first, second] = there.body.payments

    const voided = await voiding(there.body, 'tiepnhan.xa2', second.receiptNumber)
    const again = await voiding(voided.body, 'tiepnhan.xa2', first.receiptNumber)

    expect(first.receiptNumber).toBe(second.receiptNumber)
    expect(voided.body.payments).toMatchObject([
      { amount: 8_000, voidedAt: null },
      { amount: 9_000, voidedAt: expect.any(String) },
    ])
    const stored = (await as('tiepnhan.xa2').get(`/dossiers/${dossier.code}`)).body.payments
    expect(stored).toEqual(voided.body.payments)
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'conflict/receipt-of-another-place' },
    })
  })

  test('is each place’s own: of the counter to which the result comes back, too', async () => {
    const { body: filed } = await as('tiepnhan.xa').post('/dossiers', await aCounterFiling(world))
    const sent = await transfer(filed)

    const here = await pay(sent.body, 'tiepnhan.xa', 8_000)
    const there = await pay(here.body, 'tiepnhan.xa2', 9_000)

    const taken = await world.database.asOwner(
      `select amount, unit.code from cash_receipt join dossier on dossier.id = dossier_id
       join unit on unit.id = unit_id where dossier.code = $1 order by amount`,
      [filed.code],
    )
    expect(there.status).toBe(200)
    expect(taken).toEqual([
      { amount: 8_000, code: CENTRE },
      { amount: 9_000, code: THERE },
    ])
  })
})
