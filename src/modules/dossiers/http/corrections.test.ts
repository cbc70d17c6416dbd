import { expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as } = world

const CORRECT = {
  by: 'lanhdao.xa',
  action: 'correct-result',
  body: { reason: 'Sai họ tên mẹ', content: 'Đồng ý, họ tên mẹ là Hoàng Thị Bế.' },
} as const
const HAND_OVER = {
  by: 'tiepnhan.xa',
  action: 'hand-over',
  body: { receivedBy: { name: 'Hoàng Thị Bế' }, method: 'counter' },
} as const

test('an approver corrects a result that was handed over; it is handed over again, and the person is told', async () => {
  const returned = await aDossierAt(world, 'returned')

  const corrected = await act(world, CORRECT, returned)
  const waiting = await as('tiepnhan.xa').get('/dossiers?view=to-hand-over')
  const again = await act(world, HAND_OVER, corrected.body)
  const events = await as('congdan').get(`/dossiers/${returned.code}/events`)

  const { number } = corrected.body.result
  expect(corrected.body).toMatchObject({
    state: 'finished',
    returnedAt: null,
    handOver: null,
    result: { content: CORRECT.body.content, replaces: returned.result.number },
  })
  expect(number).not.toBe(returned.result.number)
  expect(waiting.body.items.map(({ code }: { code: string }) => code)).toContain(returned.code)
  expect(again.body).toMatchObject({ state: 'returned', result: { number } })
  expect(
    events.body.items.find(({ type }: { type: string }) => type === 'result.corrected').data,
  ).toMatchObject({
    reason: CORRECT.body.reason,
    result: { number, replaces: returned.result.number },
  })
})

test('a result is corrected as often as it is wrong, each time from the one before', async () => {
  const finished = await aDossierAt(world, 'finished')

  const once = await act(world, CORRECT, finished)
  const same = await act(world, CORRECT, once.body)
  const twice = await act(
    world,
    { ...CORRECT, body: { reason: 'Sai ngày sinh', content: 'Đồng ý, sinh ngày 01/02/2026.' } },
    once.body,
  )

  expect(same).toMatchObject({ status: 422, body: { code: 'invalid/nothing-corrected' } })
  expect(twice.body.result.replaces).toBe(once.body.result.number)
})
