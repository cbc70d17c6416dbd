import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt, type Stage } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as, clock, database } = world

interface Versioned {
  readonly code: string
  readonly version: number
}

const at = async (stage: Stage): Promise<Versioned> => {
  const { code, version } = await aDossierAt(world, stage)
  return { code, version }
}

const bulk = (by: string, asked: object, key?: string) =>
  as(by).post('/dossiers/bulk', asked, key === undefined ? {} : { 'idempotency-key': key })

const versionOf = async ({ code }: Versioned): Promise<number> =>
  (await as('tiepnhan.xa').get(`/dossiers/${code}`)).body.version

const traces = async () => {
  const [row] = await database.asOwner<{ traces: string }>(
    `select concat_ws('/', (select count(*) from audit_entry where event <> 'dossier.read'),
       (select count(*) from dossier_event), (select count(*) from idempotency_key),
       (select sum(last) from number_counter)) as traces`,
  )
  return row?.traces
}

describe('the same is done to many dossiers', () => {
  test('each for itself: what is refused of one is told and does not hold up the others', async () => {
    const [first, overtaken, received] = await Promise.all([
      at('submitted'),
      at('submitted'),
      at('received'),
    ])
    const none = { code: 'H37.102.01-260302-9999', version: 1 }
    const items = [first, { ...overtaken, version: 7 }, none, received]

    const { status, body } = await bulk('tiepnhan.xa', { action: 'receive', items })

    expect(status).toBe(200)
    expect(body).toEqual({
      dryRun: false,
      items: [
        { code: first.code, ok: true, refusal: null, version: 2 },
        { code: overtaken.code, ok: false, refusal: 'conflict/stale-version', version: null },
        { code: none.code, ok: false, refusal: 'not-found/dossier', version: null },
        { code: received.code, ok: false, refusal: 'conflict/already-received', version: null },
      ],
    })
  })

  test('with its body: two are signed by the approver and issued by the clerk, numbered one after the other', async () => {
    const items = [await at('signing'), await at('signing')]
    const decision = { kind: 'approval', content: 'Đồng ý đăng ký khai sinh.' }

    const signed = await bulk('lanhdao.xa', { action: 'sign-result', items, body: decision })
    const issued = await bulk('vanthu.xa', {
      action: 'issue-result',
      items: signed.body.items.map(({ code, version }: Versioned) => ({ code, version })),
    })
    const results = await Promise.all(
      items.map(async ({ code }) => (await as('tiepnhan.xa').get(`/dossiers/${code}`)).body),
    )

    expect(issued.body.items.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true])
    expect(results.map(({ state }) => state)).toEqual(['finished', 'finished'])
    const [one = 0, other = 0] = results.map(({ result }) => Number.parseInt(result.number, 10))
    expect(other).toBe(one + 1)
  })

  test('once, also when it is sent twice', async () => {
    const asked = { action: 'claim', items: [await at('received'), await at('received')] }

    const first = await bulk('thuly.xa', asked, 'many-claimed')
    const again = await bulk('thuly.xa', asked, 'many-claimed')

    expect(again.body).toEqual(first.body)
    expect(again.body.items.map(({ version }: Versioned) => version)).toEqual([3, 3])
  })

  test.each([
    ['release', 'claimed', 'thuly.xa', {}],
    ['assign', 'received', 'lanhdaophong.xa', { assignee: 'thuly.xa' }],
    ['complete-step', 'claimed', 'thuly.xa', { outcome: 'qualified' }],
    ['send-back', 'signing', 'lanhdao.xa', { toStep: 'b2', note: 'Thiếu ý kiến pháp chế' }],
    ['transfer', 'submitted', 'tiepnhan.xa', { unitCode: 'H37.103.01', reason: 'Nộp nhầm nơi' }],
  ] as const)('by %s', async (action, stage, officer, body) => {
    const dossier = await at(stage)

    const reply = await bulk(officer, { action, items: [dossier], body })

    expect(reply.body.items).toEqual([
      { code: dossier.code, ok: true, refusal: null, version: dossier.version + 1 },
    ])
  })
})

test('a trial tells the same and leaves nothing: no event, no audit, no number, no key', async () => {
  const ready = await at('issuing')
  const early = await at('signing')
  const before = await traces()

  const tried = await bulk('vanthu.xa', {
    action: 'issue-result',
    dryRun: true,
    items: [ready, early],
  })

  expect(tried.body).toEqual({
    dryRun: true,
    items: [
      { code: ready.code, ok: true, refusal: null, version: ready.version + 1 },
      { code: early.code, ok: false, refusal: 'conflict/no-step-of-yours', version: null },
    ],
  })
  expect(await traces()).toBe(before)
  expect(await versionOf(ready)).toBe(ready.version)
})

describe('it is refused as a whole', () => {
  const item = { code: 'H37.102.01-260302-0001', version: 1 }

  test.each([
    ['nothing is named', []],
    ['a dossier is named twice', [item, item]],
    [
      'more than 200 are named',
      Array.from({ length: 201 }, (_, serial) => ({ ...item, code: String(serial) })),
    ],
  ])('when %s', async (_, items) => {
    const reply = await bulk('tiepnhan.xa', { action: 'receive', items })

    expect(reply).toMatchObject({ status: 422, body: { code: 'invalid/shape' } })
  })

  test('when it is an action that is decided one by one', async () => {
    const reply = await bulk('lanhdao.xa', { action: 'stop', items: [item], body: { reason: '?' } })

    expect(reply.body.code).toBe('invalid/shape')
  })

  test('to whoever is no officer', async () => {
    const reply = await bulk('congdan', { action: 'receive', items: [item] })

    expect(reply.body.code).toBe('forbidden/role')
  })
})

test('many that are late get one apology each, with the same reason and date', async () => {
  const items = [await at('received'), await at('received')]
  clock.set(new Date('2026-03-04T02:00:00Z'))

  const { body } = await bulk('lanhdao.xa', {
    action: 'extend',
    items,
    body: { reason: 'Hệ thống gián đoạn', dueAt: '2026-03-06T17:30:00+07:00' },
  })
  const letters = await as('congdan').get(`/dossiers/${items[0]?.code}/letters`)

  expect(body.items.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true])
  expect(letters.body.items.map(({ form }: { form: string }) => form)).toEqual(['01', '04'])
})
