import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CENTRE,
  aClosedStep,
  aDossier,
  after,
  anOfficer,
  anOpenStep,
  approver,
  COMMUNE,
  facts,
  handler,
  later,
  NOW,
  OFFICE,
} from '../test-support/builders.ts'
import { requireOpinions } from './consultations.ts'
import { decideAnswerConsultation, decideConsult } from './decide-consultation.ts'
import { decideExtend } from './decide-extend.ts'
import { decideStop } from './decide-other.ts'
import { openPause } from './dossier.ts'
import type { Process, ProcessStep } from './facts.ts'
import { decideRecordPayment, decideRequestPayment } from './money/decide-payment.ts'
import { stillOwed } from './money/fee-requests.ts'
import { following } from './movement.ts'
import { offers, whyNot } from './why-not.ts'

const DAY = 24

describe('putting the due date off', () => {
  const dossier = aDossier('processing') // due 240 hours after NOW, in a world without nights
  const wish = { reason: 'Chờ kết quả giám định', dueAt: later(300) }

  test('gives a new date, keeps the first one, and starts the open steps anew', () => {
    const extended = after(dossier, decideExtend(dossier, wish, facts({ now: later(1) })), approver)

    expect(extended.dueAt).toEqual(later(300))
    expect(extended.originalDueAt).toEqual(dossier.originalDueAt)
    expect(extended.extensions).toBe(1)
    expect(extended.steps.at(-1)?.dueAt).toEqual(later(5))
  })

  test.each([
    ['once more than the law allows', { extensions: 1 }, 1, 'conflict/already-extended'],
    ['on the last working day', {}, 239, 'conflict/too-late-to-extend'],
    ['when it has none', { dueAt: null }, 1, 'conflict/no-due-date'],
  ] as const)('is not offered %s, and says why', (_, given, hours, code) => {
    const told = offers(aDossier('processing', given), approver, facts({ now: later(hours) }))

    expect(told.available).not.toContain('extend')
    expect(told.refused).toContainEqual({ action: 'extend', code })
  })

  test.each([
    ['once where the law allows one', 1, false],
    ['twice where it allows two', 2, true],
  ])('is offered %s', (_, mostExtensions, isOffered) => {
    const once = after(dossier, decideExtend(dossier, wish, facts({ now: later(1) })), approver)

    const { available } = offers(once, approver, facts({ now: later(2), law: { mostExtensions } }))

    expect(available.includes('extend')).toBe(isOffered)
  })

  test.each([
    [1, 240, 'to the date it has'],
    [400, 300, 'to a moment that is past'],
  ])('is refused %s hours after receipt until hour %s: %s', (now, dueAt) => {
    const decide = () =>
      decideExtend(dossier, { ...wish, dueAt: later(dueAt) }, facts({ now: later(now) }))

    expect(decide).toThrow('invalid/due-at-not-later')
  })

  test.each([
    [216, 'in time, to the second'],
    [241, 'when the date has passed, for an apology is still owed'],
  ])('is offered %s hours after receipt: %s', (hours) => {
    expect(whyNot('extend', dossier, approver, facts({ now: later(hours) }))).toBeNull()
  })
})

describe('money asked for during handling', () => {
  const fees = [
    { name: 'Lệ phí trước bạ', amount: 500_000 },
    { name: 'Phí thẩm định', amount: 100_000 },
  ]
  const asked = after(
    aDossier('processing'),
    decideRequestPayment(aDossier('processing'), fees, facts()),
    handler,
  )
  const paying = (amount: number, number: string) => ({
    unitId: CENTRE,
    receiptNumber: number,
    method: 'cash' as const,
    amount,
    reference: null,
    items: [],
  })

  test('stops the clock until everything is paid', () => {
    const half = after(asked, decideRecordPayment(asked, paying(500_000, '1'), facts()))
    const whole = after(
      half,
      decideRecordPayment(half, paying(100_000, '2'), facts({ now: later(30) })),
      handler,
      later(30),
    )

    expect([asked.state, half.state, whole.state]).toEqual([
      'awaiting-payment',
      'awaiting-payment',
      'processing',
    ])
    expect(stillOwed(half)).toBe(100_000)
    expect(openPause(half)?.reason).toBe('payment')
    expect(whole.dueAt).toEqual(later(240 + 30))
    expect(openPause(whole)).toBeNull()
  })

  test('is an amount', () => {
    expect(() =>
      decideRequestPayment(aDossier('processing'), [{ name: 'Phí', amount: 0 }], facts()),
    ).toThrow('invalid/amount')
  })

  test('paid before it was asked for does not count', () => {
    const before = aDossier('processing', {
      payments: [{ ...paying(600_000, '0'), paidAt: NOW, voidedAt: null }],
    })
    const again = after(before, decideRequestPayment(before, fees, facts()), handler)

    expect(stillOwed(again)).toBe(600_000)
  })

  test('time after any number of pauses is exact: the due date moves by each of them', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 8 })
    fc.assert(
      fc.property(pauses, (lengths) => {
        let dossier = aDossier('processing')
        let now = 1
        for (const [at, length] of lengths.entries()) {
          dossier = after(
            dossier,
            decideRequestPayment(dossier, fees, facts({ now: later(now) })),
            handler,
            later(now),
          )
          now += length
          const paid = decideRecordPayment(
            dossier,
            paying(600_000, String(at)),
            facts({ now: later(now) }),
          )
          dossier = after(dossier, paid, handler, later(now))
          now += 1
        }
        const paused = lengths.reduce((sum, length) => sum + length, 0)

        expect(dossier.dueAt).toEqual(later(240 + paused))
      }),
    )
  })
})

describe('the opinion of another unit', () => {
  const dossier = aDossier('processing')
  const question = {
    stepId: null,
    unitId: COMMUNE,
    question: 'Có vướng quy hoạch không?',
    hours: DAY,
  }
  const asked = after(dossier, decideConsult(dossier, handler, question, facts()), handler)

  test('is due its own hours from when it was asked, while the clock goes on', () => {
    expect(asked.consultations).toMatchObject([{ ordinal: 1, dueAt: later(DAY), answer: null }])
    expect(asked.state).toBe('processing')
    expect(asked.dueAt).toEqual(dossier.dueAt)
  })

  test('is awaited until its deadline, and not longer', () => {
    expect(() => requireOpinions(asked, facts({ now: later(DAY) }))).toThrow(
      'conflict/opinion-awaited',
    )
    expect(() => requireOpinions(asked, facts({ now: later(DAY + 1) }))).not.toThrow()
  })

  test('is given by those who work there, and by nobody else', () => {
    const answered = after(
      asked,
      decideAnswerConsultation(asked, approver, { ordinal: null, answer: 'Không vướng' }),
      approver,
      later(2),
    )

    expect(answered.consultations).toMatchObject([
      { answer: 'Không vướng', answeredAt: later(2), answeredBy: approver.accountId },
    ])
    expect(() => requireOpinions(answered, facts({ now: later(2) }))).not.toThrow()
    expect(() =>
      decideAnswerConsultation(asked, handler, { ordinal: 1, answer: 'Không vướng' }),
    ).toThrow('conflict/no-consultation-of-yours')
  })

  test('is not asked of oneself, nor twice before it is given', () => {
    expect(() => decideConsult(dossier, handler, { ...question, unitId: OFFICE }, facts())).toThrow(
      'invalid/consulted-unit-is-own',
    )
    expect(() => decideConsult(asked, handler, question, facts())).toThrow(
      'conflict/already-consulted',
    )
  })
})

test('a stop ends the dossier, its steps and its pauses', () => {
  const dossier = aDossier('awaiting-supplement')
  const stopped = after(dossier, decideStop('Người nộp không bổ sung', 'no-answer'), approver)

  expect(stopped.state).toBe('stopped')
  expect(stopped.closedAt).toEqual(NOW)
  expect(stopped.steps.every(({ closedAt }) => closedAt !== null)).toBe(true)
  expect(openPause(stopped)).toBeNull()
})

describe('branches that run side by side', () => {
  const step = (id: string, ...next: string[]): ProcessStep => ({
    id,
    name: id,
    role: 'handler',
    unitId: OFFICE,
    hours: 4,
    waitsFor: null,
    outcomes: [{ code: 'done', name: 'Xong', next }],
  })
  const steps = [
    step('fork', 'a', 'b'),
    step('a', 'a2'),
    step('a2', 'join'),
    step('b', 'join'),
    step('join'),
  ]
  const process: Process = {
    versionId: 'p' as Process['versionId'],
    firstStep: step('fork', 'a', 'b'),
    step: (id) => steps.find((each) => each.id === id) ?? null,
    endsWithoutDecision: true,
  }
  const open = (ordinal: number, stepId: string) => anOpenStep({ ordinal, stepId })
  const closed = (ordinal: number, stepId: string) =>
    aClosedStep({ ordinal, stepId, outcome: 'done' })
  const opens = (stays: Parameters<typeof aDossier>[1], ordinal: number, stepId: string) =>
    following(
      aDossier('processing', stays),
      process,
      { ordinal, stepId, outcome: 'done' },
      facts(),
    ).opened.map((opened) => opened.stepId)

  test('open together where the process forks', () => {
    expect(opens({ steps: [open(1, 'fork')] }, 1, 'fork')).toEqual(['a', 'b'])
  })

  test('meet again when the last of them arrives, whichever it is', () => {
    const forked = [closed(1, 'fork'), open(2, 'a'), open(3, 'b')]

    expect(opens({ steps: forked }, 3, 'b')).toEqual([])
    expect(opens({ steps: [closed(1, 'fork'), open(2, 'a'), closed(3, 'b')] }, 2, 'a')).toEqual([
      'a2',
    ])
    expect(
      opens({ steps: [closed(1, 'fork'), closed(2, 'a'), closed(3, 'b'), open(4, 'a2')] }, 4, 'a2'),
    ).toEqual(['join'])
    expect(
      opens({ steps: [closed(1, 'fork'), closed(2, 'a'), open(3, 'b'), open(4, 'a2')] }, 4, 'a2'),
    ).toEqual([])
  })

  test('in whatever order they end, every step opens exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (choices) => {
        let stays = [open(1, 'fork')]
        const seen = ['fork']
        for (const choice of choices) {
          const openNow = stays.filter(({ closedAt }) => closedAt === null)
          if (openNow.length === 0) break
          const chosen = openNow[choice % openNow.length]!
          const opened = opens({ steps: stays }, chosen.ordinal, chosen.stepId)
          seen.push(...opened)
          stays = [
            ...stays.map((each) => (each === chosen ? closed(each.ordinal, each.stepId) : each)),
            ...opened.map((stepId, at) => open(stays.length + 1 + at, stepId)),
          ]
        }

        expect(seen.toSorted()).toEqual(['a', 'a2', 'b', 'fork', 'join'])
      }),
    )
  })
})

test('an officer of a consulted unit sees the dossier', async () => {
  const { isVisible } = await import('./visibility.ts')
  const foreigner = anOfficer('foreigner', 'handler@elsewhere')
  const dossier = aDossier('processing')
  const question = { stepId: null, unitId: 'elsewhere' as never, question: '?', hours: 8 }
  const asked = after(dossier, decideConsult(dossier, handler, question, facts()), handler)

  expect([isVisible(dossier, foreigner), isVisible(asked, foreigner)]).toEqual([false, true])
})
