import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { advance, aFiling } from '../../../../tools/test-support/filings.ts'

/** Changing a certificate of disability, at the commune. */
const CERTIFICATE = '1.001653'

/** Recognising a club, in this test without an approved process. */
const UNPREPARED = '2.000794'

const world = await aDemoApp()
const { as, database } = world
await database.asOwner('delete from process_version where procedure_code = $1', [UNPREPARED])
const { filing } = await aFiling(world, CERTIFICATE)
const reception = as('tiepnhan.xa')

async function submitted() {
  const { body } = await as('congdan').post('/dossiers', filing)
  return body
}

async function received() {
  const { code } = await submitted()
  return (await reception.post(`/dossiers/${code}/actions/receive`, { version: 1 })).body
}

const act = (by: string, dossier: { code: string; version: number }, action: string, body = {}) =>
  as(by).post(`/dossiers/${dossier.code}/actions/${action}`, { version: dossier.version, ...body })

describe('an action is refused, with what to do, when', () => {
  test('there is no such dossier, or it is not for the one who asks to know', async () => {
    const own = await submitted()

    const none = await as('congdan').get('/dossiers/H37.102.01-260302-9999')
    const foreign = await as('congdan2').get(`/dossiers/${own.code}`)

    expect([none.body.code, foreign.body.code]).toEqual(['not-found/dossier', 'not-found/dossier'])
    expect(none.status).toBe(404)
  })

  test('someone was faster: it tells who and when, and what the version is now', async () => {
    const dossier = await received()

    const reply = await act('tiepnhan.xa', { ...dossier, version: 1 }, 'claim')

    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'conflict/stale-version', version: 2 },
    })
    expect(reply.body.changedBy).toBeTruthy()
    expect(reply.body.changedAt).toBeTruthy()
  })

  test('a step is released by someone who never had it', async () => {
    const dossier = await received()

    const reply = await act('thuly.xa', dossier, 'release')

    expect(reply.body.code).toBe('conflict/not-claimed-by-you')
  })

  test('a step is given to nobody who works here', async () => {
    const { body: claimed } = await act('thuly.xa', await received(), 'claim')

    const reply = await act('thuly.xa', claimed, 'assign', { assignee: 'khong.co' })

    expect(reply.body.code).toBe('invalid/assignee-unknown')
  })

  test('a dossier in handling is handed over', async () => {
    const reply = await act('tiepnhan.xa', await received(), 'hand-over', {
      receivedBy: { name: 'Hoàng Thị Bế' },
      method: 'counter',
    })

    expect(reply.body.code).toBe('conflict/handling-not-finished')
  })

  test('a procedure has no approved process to handle it by', async () => {
    const { username, filing: club } = await aFiling(world, UNPREPARED)
    const { body: dossier } = await as(username).post('/dossiers', {
      ...club,
      receivingUnit: filing.receivingUnit,
    })

    const reply = await act('tiepnhan.xa', dossier, 'receive')

    expect(reply.body.code).toBe('conflict/no-process')
  })

  test('a letter that was never written is asked for', async () => {
    const dossier = await submitted()

    const reply = await as('congdan').get(`/dossiers/${dossier.code}/letters/receipt.pdf`)

    expect(reply.status).toBe(404)
    expect(reply.body.code).toBe('not-found/letter')
  })
})

describe('each state says why it forbids an action', () => {
  const ended = async (action: string, by: string, body: object) => {
    const dossier = await submitted()
    return (await act(by, dossier, action, body)).body
  }
  const processed = async () => {
    let dossier = await received()
    for (let steps = 0; steps < 15 && dossier.state !== 'finished'; steps += 1) {
      dossier = (await advance(world, dossier)).body
    }
    return dossier
  }
  const awaiting = () =>
    ended('request-supplement', 'tiepnhan.xa', { items: [{ text: 'Bản chụp rõ hơn' }] })

  test.each([
    ['submitted', 'claim as tiepnhan.xa', submitted, 'conflict/not-received-yet'],
    ['received', 'receive as tiepnhan.xa', received, 'conflict/already-received'],
    ['received', 'supplement as congdan', received, 'conflict/nothing-requested'],
    ['awaiting a supplement', 'receive as tiepnhan.xa', awaiting, 'conflict/awaiting-supplement'],
    [
      'refused',
      'receive as tiepnhan.xa',
      () => ended('refuse', 'tiepnhan.xa', { reasons: [{ text: 'Không thuộc thẩm quyền' }] }),
      'conflict/dossier-refused',
    ],
    [
      'withdrawn',
      'receive as tiepnhan.xa',
      () => ended('withdraw', 'congdan', { reason: 'Không còn nhu cầu' }),
      'conflict/dossier-withdrawn',
    ],
    ['finished', 'receive as tiepnhan.xa', processed, 'conflict/already-finished'],
    [
      'returned',
      'receive as tiepnhan.xa',
      async () =>
        (
          await act('tiepnhan.xa', await processed(), 'hand-over', {
            receivedBy: { name: 'Hoàng Thị Bế' },
            method: 'counter',
          })
        ).body,
      'conflict/already-returned',
    ],
  ] as const)('one that is %s is asked to %s', async (_, asked, make, code) => {
    const [action = '', by = ''] = asked.split(' as ')
    const dossier = await make()

    const brought = action === 'supplement' ? { documents: [], form: {} } : {}
    const reply = await act(by, dossier, action, brought)

    expect(reply).toMatchObject({ status: 409, body: { code } })
  })
})
