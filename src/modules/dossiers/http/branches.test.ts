import { describe, expect, test } from 'vitest'
import { formatInstant } from '#kernel/instant'
import { SYSTEM } from '#platform/access'
import { aDemoApp, MONDAY_MORNING } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { advance, aFiling } from '../../../../tools/test-support/filings.ts'
import { stopUnansweredDossiers } from '../usecases/by-itself/stop-unanswered.ts'

const DAY = 86_400_000

/** Changing a certificate of disability, at the commune. */
const CERTIFICATE = '1.001653'

const world = await aDemoApp()
const { as, clock, database } = world
const { filing } = await aFiling(world, CERTIFICATE)

interface Versioned {
  readonly code: string
  readonly version: number
}

const act = (by: string, dossier: Versioned, action: string, body = {}) =>
  as(by).post(`/dossiers/${dossier.code}/actions/${action}`, { version: dossier.version, ...body })

let weeks = 0

/** Each test has a Monday of its own: time goes forward only. */
async function received() {
  clock.set(new Date(MONDAY_MORNING.getTime() + 7 * DAY * weeks++))
  const { body } = await as('congdan').post('/dossiers', filing)
  return (await act('tiepnhan.xa', body, 'receive')).body
}

const inDays = (days: number) => formatInstant(new Date(clock.now().getTime() + days * DAY))

const unitOf = async (username: string): Promise<string> =>
  (await as(username).get('/sessions/current')).body.roles[0].unitCode

const formsOf = async (code: string) => {
  const { body } = await as('congdan').get(`/dossiers/${code}/letters`)
  return body.items.map(({ form }: { form: string }) => form)
}

test('an approver puts the due date off, once, and the person gets the apology', async () => {
  const dossier = await received()
  const later = { reason: 'Chờ kết luận của hội đồng', dueAt: inDays(60) }

  const extended = await act('lanhdao.xa', dossier, 'extend', later)
  const again = await act('lanhdao.xa', extended.body, 'extend', {
    ...later,
    dueAt: inDays(90),
  })

  expect(extended.body).toMatchObject({
    dueAt: later.dueAt,
    originalDueAt: dossier.dueAt,
    extensions: 1,
  })
  expect(await formsOf(dossier.code)).toEqual(['01', '04'])
  expect(extended.body.availableActions).not.toContain('extend')
  expect(extended.body.refusedActions).toContainEqual({
    action: 'extend',
    code: 'conflict/already-extended',
  })
  expect(again.body).toMatchObject({
    code: 'conflict/already-extended',
    availableActions: extended.body.availableActions,
  })
})

test('an approver stops the handling, and the person gets the notice', async () => {
  const dossier = await received()

  const stopped = await act('lanhdao.xa', dossier, 'stop', { reason: 'Đối tượng đã chết' })

  expect(stopped.body).toMatchObject({ state: 'stopped', portalStatus: 8, currentSteps: [] })
  expect(await formsOf(dossier.code)).toEqual(['01', '05'])
})

describe('another unit', () => {
  const QUESTION = { question: 'Hồ sơ gốc còn lưu không?', workingHours: 8 }

  test('is asked, sees the dossier, answers, and only then is there a decision', async () => {
    const dossier = await received()
    const before = await as('thuly').get(`/dossiers/${dossier.code}`)
    const department = await unitOf('thuly')

    const asked = await act('thuly.xa', dossier, 'consult', { ...QUESTION, unitCode: department })
    const waiting = await advance(world, asked.body)
    const mine = await as('thuly').get('/dossiers?view=my-unit')
    const answered = await act('thuly', asked.body, 'answer-consultation', {
      answer: 'Còn lưu, số 12/2019.',
    })
    const later = await as('thuly').get('/dossiers?view=my-unit')
    const decided = await advance(world, answered.body)

    expect(before.body.code).toBe('not-found/dossier')
    expect(asked.body.consultations).toMatchObject([{ unitCode: department, answer: null }])
    expect(waiting.body.code).toBe('conflict/opinion-awaited')
    expect(mine.body.items.map(({ code }: Versioned) => code)).toContain(dossier.code)
    expect(answered.body.consultations).toMatchObject([{ answer: 'Còn lưu, số 12/2019.' }])
    expect(later.body.items.map(({ code }: Versioned) => code)).not.toContain(dossier.code)
    expect(decided.status).toBe(200)
  })

  test('that lets its deadline pass holds nobody up', async () => {
    const dossier = await received()
    const asked = await act('thuly.xa', dossier, 'consult', {
      ...QUESTION,
      unitCode: await unitOf('thuly'),
    })

    clock.set(new Date(inDays(2)))

    expect(asked.status).toBe(200)
    expect((await advance(world, asked.body)).status).toBe(200)
  })

  test('must be there, and another one', async () => {
    const dossier = await received()
    const own = dossier.currentSteps[0].unitCode

    const replies = [
      await act('thuly.xa', dossier, 'consult', { ...QUESTION, unitCode: 'H99.9' }),
      await act('thuly.xa', dossier, 'consult', { ...QUESTION, unitCode: own }),
    ]

    expect(replies.map(({ body }) => body.code)).toEqual([
      'invalid/consulted-unit-unknown',
      'invalid/consulted-unit-is-own',
    ])
  })
})

test('money is asked for during handling, and the clock stands still until it is paid', async () => {
  const dossier = await received()
  const fees = [{ name: 'Phí giám định', amount: 150_000 }]

  const asked = await act('thuly.xa', dossier, 'request-payment', { fees })
  clock.set(new Date(inDays(3)))
  const paid = await act('tiepnhan.xa', asked.body, 'record-payment', {
    method: 'cash',
    amount: 150_000,
  })

  expect(asked.body).toMatchObject({ state: 'awaiting-payment', openFees: { stillOwed: 150_000 } })
  expect(paid.body).toMatchObject({ state: 'processing', openFees: null })
  expect(Date.parse(paid.body.dueAt)).toBeGreaterThan(Date.parse(dossier.dueAt))
})

test('money recorded on the wrong dossier is owed again once its receipt is void, and nothing goes on', async () => {
  const dossier = await received()
  const cash = { method: 'cash', amount: 150_000 }
  const fees = [{ name: 'Phí giám định', amount: 150_000 }]
  const asked = await act('thuly.xa', dossier, 'request-payment', { fees })
  const paid = await act('tiepnhan.xa', asked.body, 'record-payment', cash)
  const wrong = { receiptNumber: paid.body.payments[0].receiptNumber, reason: 'Nhầm hồ sơ' }

  const voided = await act('tiepnhan.xa', paid.body, 'void-payment', wrong)
  const examined = await act('thuly.xa', voided.body, 'complete-step', { outcome: 'qualified' })
  const { body: history } = await as('congdan').get(`/dossiers/${dossier.code}/events`)
  const again = await act('tiepnhan.xa', voided.body, 'record-payment', cash)

  expect(voided.body).toMatchObject({
    state: 'awaiting-payment',
    openFees: { fees, stillOwed: 150_000 },
    lateness: { standsStill: true },
  })
  expect(examined).toMatchObject({ status: 409, body: { code: 'conflict/awaiting-payment' } })
  expect(history.items.at(-1)).toMatchObject({ type: 'payment.voided', data: wrong })
  expect(again.body).toMatchObject({ state: 'processing', openFees: null })
})

describe('a person who does not bring what was asked for', () => {
  const night = () =>
    stopUnansweredDossiers(aContext(database, { actor: SYSTEM, now: clock.now() }))

  test('has until the day that was given; then the dossier is stopped, once, with the notice', async () => {
    const dossier = await received()
    const { body: asked } = await act('thuly.xa', dossier, 'request-supplement', {
      items: [{ text: 'Bản chụp rõ hơn' }],
      respondBy: inDays(15).slice(0, 10),
    })

    clock.set(new Date(inDays(15)))
    await night()
    const still = await as('congdan').get(`/dossiers/${dossier.code}`)
    clock.set(new Date(inDays(1)))
    await night()
    await night()
    const stopped = await as('congdan').get(`/dossiers/${dossier.code}`)

    expect(asked.state).toBe('awaiting-supplement')
    expect(still.body.state).toBe('awaiting-supplement')
    expect(stopped.body).toMatchObject({ state: 'stopped', version: asked.version + 1 })
    expect(await formsOf(dossier.code)).toEqual(['01', '02', '05'])
  })
})
