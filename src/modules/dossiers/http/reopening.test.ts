import { expect, test } from 'vitest'
import { aDemoApp, MONDAY_MORNING } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as, clock } = world

const DAY = 86_400_000
const REOPEN = {
  by: 'lanhdao.xa',
  action: 'reopen',
  body: { reason: 'Theo kết luận giải quyết khiếu nại' },
} as const

const PAPER = { componentId: '1-001193-gt02', paper: { originals: 1, copies: 0 } }
const BRING = { by: 'tiepnhan.xa', action: 'supplement', body: { documents: [PAPER] } } as const

const codesOf = async (by: string, view: string): Promise<string[]> => {
  const { body } = await as(by).get(`/dossiers?view=${view}&limit=100`)
  return body.items.map(({ code }: { code: string }) => code)
}

test('a stopped dossier goes on where it was, with a new due date, and the person is told why', async () => {
  const stopped = await aDossierAt(world, 'stopped')
  const before = await codesOf('thuly.xa', 'my-unit')

  clock.set(new Date(MONDAY_MORNING.getTime() + 7 * DAY))
  const reopened = await act(world, REOPEN, stopped)
  const events = await as('congdan').get(`/dossiers/${stopped.code}/events`)

  expect(reopened.body).toMatchObject({
    state: 'processing',
    originalDueAt: stopped.originalDueAt,
    currentSteps: [{ role: 'handler' }],
  })
  expect(Date.parse(reopened.body.dueAt)).toBeGreaterThan(Date.parse(stopped.dueAt))
  expect(before).not.toContain(stopped.code)
  expect(await codesOf('thuly.xa', 'my-unit')).toContain(stopped.code)
  expect(events.body.items.at(-1)).toMatchObject({
    type: 'dossier.reopened',
    data: { reason: REOPEN.body.reason, dueAt: reopened.body.dueAt },
  })
})

test.each([
  ['in handling', 'asked in handling', { by: 'lanhdao.xa', action: 'stop' }, 'processing'],
  ['before receipt', 'asked before receipt', { by: 'congdan', action: 'withdraw' }, 'submitted'],
] as const)(
  'papers asked for %s and not brought may be brought once it is reopened',
  async (_, stage, end, then) => {
    const asked = await aDossierAt(world, stage)
    const ended = await act(world, { ...end, body: { reason: 'Không nộp giấy tờ bổ sung' } }, asked)

    const reopened = await act(world, REOPEN, ended.body)
    const letters = await as('congdan').get(`/dossiers/${asked.code}/letters`)
    const brought = await act(world, BRING, reopened.body)

    expect(reopened.body).toMatchObject({
      state: 'awaiting-supplement',
      openRequest: { items: asked.openRequest.items },
    })
    expect(Date.parse(reopened.body.openRequest.respondBy)).toBeGreaterThan(clock.now().getTime())
    expect(letters.body.items).toHaveLength(then === 'processing' ? 4 : 3)
    expect(brought.body).toMatchObject({ state: then, openRequest: null })
  },
)

test('money asked for and not paid is still owed once it is reopened', async () => {
  const asked = await aDossierAt(world, 'awaiting payment')
  const stop = { by: 'lanhdao.xa', action: 'stop', body: { reason: 'Không nộp phí' } }
  const ended = await act(world, stop, asked)

  const reopened = await act(world, REOPEN, ended.body)
  const pay = { method: 'cash', amount: asked.openFees.stillOwed }
  const paid = await act(
    world,
    { by: 'tiepnhan.xa', action: 'record-payment', body: pay },
    reopened.body,
  )

  expect(reopened.body).toMatchObject({ state: 'awaiting-payment', openFees: asked.openFees })
  expect(paid.body).toMatchObject({ state: 'processing', openFees: null })
})

test('a refused dossier waits to be received again', async () => {
  const refused = await aDossierAt(world, 'refused')

  const reopened = await act(world, REOPEN, refused)
  const received = await act(world, { by: 'tiepnhan.xa', action: 'receive' }, reopened.body)

  expect(reopened.body).toMatchObject({ state: 'submitted', dueAt: null })
  expect(received.body.state).toBe('received')
})

test('an end is undone once, within 30 days', async () => {
  const [first, second] = [await aDossierAt(world, 'stopped'), await aDossierAt(world, 'withdrawn')]
  const reopened = await act(world, REOPEN, first)
  const ended = await act(
    world,
    { by: 'lanhdao.xa', action: 'stop', body: { reason: 'Có tranh chấp.' } },
    reopened.body,
  )

  const again = await act(world, REOPEN, ended.body)
  clock.set(new Date(clock.now().getTime() + 31 * DAY))
  const late = await act(world, REOPEN, second)

  expect([again, late].map(({ body }) => body.code)).toEqual([
    'conflict/already-reopened',
    'conflict/too-late-to-reopen',
  ])
})
