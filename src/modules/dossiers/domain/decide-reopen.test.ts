import { describe, expect, test } from 'vitest'
import {
  CENTRE,
  aClosedStep,
  aDossier,
  after,
  anOpenStep,
  aProcess,
  approver,
  clerk,
  COMMUNE,
  facts,
  handler,
  later,
  reception,
  theSystem,
} from '../test-support/builders.ts'
import { decideReopen, decideStop, decideWithdraw, type Owing } from './decide-other.ts'
import { decideRefuse } from './decide-receipt.ts'
import { DOSSIER_STATES, openSteps, type Dossier, type Payment } from './dossier.ts'
import { whyNot } from './why-not.ts'

const REASON = 'Theo kết luận giải quyết khiếu nại'
const DAYS = 24

const PAID: Payment = {
  unitId: CENTRE,
  receiptNumber: '1',
  method: 'cash',
  amount: 100,
  reference: null,
  items: [],
  paidAt: later(0),
  voidedAt: null,
}
const NOTHING_OWED = { openRequest: null, openFees: null }

const reopenedAt = (dossier: Dossier, hours: number, before: Owing = NOTHING_OWED) =>
  after(
    dossier,
    decideReopen(dossier, REASON, {
      process: dossier.receivedAt === null ? null : aProcess(),
      facts: facts({ now: later(hours), doer: approver }),
      before,
    }),
    approver,
    later(hours),
  )

const held = aDossier('processing', {
  steps: [aClosedStep(), anOpenStep({ assigneeId: handler.accountId })],
})
const stopped = after(held, decideStop('Theo luật', 'decision'), approver)
const rejection = { ...aDossier('finished').result, kind: 'rejection' } as Dossier['result']
const rejected = aDossier('finished', {
  result: rejection,
  steps: [
    aClosedStep(),
    aClosedStep({ ordinal: 2, stepId: 'b2', role: 'handler', outcome: 'unqualified' }),
    aClosedStep({
      ordinal: 3,
      stepId: 'b3',
      role: 'approver',
      unitId: COMMUNE,
      assigneeId: approver.accountId,
    }),
    aClosedStep({ ordinal: 4, stepId: 'b4', role: 'clerk', unitId: COMMUNE }),
  ],
})

describe('a dossier that ended is reopened by order', () => {
  test('and is where it was: the step that was open opens anew, for the one who had it', () => {
    const reopened = reopenedAt(stopped, 10)

    expect(reopened).toMatchObject({ state: 'processing', closedAt: null, reopenedAt: later(10) })
    expect(openSteps(reopened)).toMatchObject([
      { ordinal: 3, stepId: 'b2', assigneeId: 'handler', openedAt: later(10) },
    ])
  })

  test('with the whole term from then on; the first due date stays known', () => {
    const reopened = reopenedAt(stopped, 100)

    expect(reopened.dueAt).toEqual(later(100 + 10 * DAYS))
    expect(openSteps(reopened)[0]?.dueAt).toEqual(later(104))
    expect(reopened.originalDueAt).toEqual(stopped.originalDueAt)
  })

  test.each([
    ['refused', decideRefuse([{ componentId: null, text: 'Không thuộc thẩm quyền' }])],
    ['withdrawn', decideWithdraw('Nộp nhầm')],
  ] as const)('and waits to be received when it was %s before', (state, end) => {
    const ended = after(aDossier('submitted'), end)

    const reopened = reopenedAt(ended, 1)

    expect(ended.state).toBe(state)
    expect(reopened).toMatchObject({ state: 'submitted', dueAt: null, steps: [], closedAt: null })
  })

  test('and is decided anew when it was rejected', () => {
    const reopened = reopenedAt(rejected, 1)

    expect(reopened).toMatchObject({ state: 'processing', result: null, finishedAt: null })
    expect(openSteps(reopened).map(({ stepId }) => stepId)).toEqual(['b3'])
    expect(whyNot('sign-result', reopened, approver, facts())).toBeNull()
  })

  test('for 30 days after the end and no longer', () => {
    const whyNotAfter = (hours: number) =>
      whyNot('reopen', stopped, approver, facts({ now: later(hours) }))

    expect(whyNotAfter(30 * DAYS)).toBeNull()
    expect(whyNotAfter(30 * DAYS + 1)).toBe('conflict/too-late-to-reopen')
  })

  test('once', () => {
    const again = after(reopenedAt(stopped, 1), decideStop('Lần nữa', 'decision'), approver)

    expect(whyNot('reopen', again, approver, facts())).toBe('conflict/already-reopened')
  })

  test('by the approver of the competent agency', () => {
    expect(whyNot('reopen', stopped, approver, facts())).toBeNull()
    expect(whyNot('reopen', stopped, clerk, facts())).toBe('forbidden/role')
  })
})

describe('what the person owed when it ended is owed again', () => {
  const request = (stepId: string | null) => ({
    items: [{ componentId: null, text: 'Bản rõ hơn' }],
    respondBy: later(2),
    stepId,
  })

  test('papers, until a new day and as the same one request, with the clock standing still', () => {
    const openRequest = request('b2')
    const asked = {
      ...held,
      state: 'awaiting-supplement',
      supplementRequests: 1,
      openRequest,
    } as const
    const ended = after(asked, decideStop('Không bổ sung', 'no-answer'), theSystem, later(5))

    const reopened = reopenedAt(ended, 10, asked)
    const dueAt = reopened.dueAt ?? later(0)

    expect(reopened).toMatchObject({
      state: 'awaiting-supplement',
      supplementRequests: 1,
      openRequest: { ...openRequest, respondBy: later(10 + 15 * DAYS) },
      pauses: [{ from: later(10), to: null, reason: 'supplement' }],
    })
    expect(dueAt).toEqual(later(10 + 10 * DAYS))
    expect(whyNot('supplement', reopened, reception, facts())).toBeNull()
  })

  test('papers that were asked for before receipt, too', () => {
    const openRequest = request(null)
    const asked = { ...aDossier('submitted'), supplementRequests: 1, openRequest }
    const ended = after(asked, decideWithdraw('Nộp nhầm'))

    const reopened = reopenedAt(ended, 1, asked)

    expect(reopened).toMatchObject({ state: 'awaiting-supplement', dueAt: null, steps: [] })
    expect(reopened.openRequest?.items).toEqual(openRequest.items)
  })

  test('money, what was paid since left out', () => {
    const openFees = { fees: [{ name: 'Phí', amount: 100 }], paidBy: [0] }
    const asked = { ...held, state: 'awaiting-payment', openFees } as const
    const ended = after(asked, decideStop('Theo luật', 'decision'), approver)
    const paid = { ...ended, payments: [PAID] }

    expect(reopenedAt(ended, 1, asked)).toMatchObject({ state: 'awaiting-payment', openFees })
    expect(reopenedAt(paid, 1, asked)).toMatchObject({ state: 'processing', openFees: null })
  })

  test('and one that owed nothing is told as it always was', () => {
    const { data } = decideReopen(stopped, REASON, {
      process: aProcess(),
      facts: facts(),
      before: held,
    })

    expect(Object.keys(data)).toEqual(['reason', 'dueAt', 'opened'])
  })
})

test('what was granted or handed over, or goes on, is not reopened', () => {
  const codes = DOSSIER_STATES.map((state) => [
    state,
    whyNot('reopen', aDossier(state), approver, facts()),
  ])

  expect(Object.fromEntries(codes)).toEqual({
    submitted: 'conflict/not-ended',
    received: 'conflict/not-ended',
    processing: 'conflict/not-ended',
    'awaiting-supplement': 'conflict/not-ended',
    'awaiting-payment': 'conflict/not-ended',
    refused: null,
    withdrawn: null,
    stopped: null,
    finished: 'conflict/already-finished',
    returned: 'conflict/already-returned',
  })
})
