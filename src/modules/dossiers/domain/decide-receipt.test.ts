import { describe, expect, test } from 'vitest'
import {
  aDossier,
  after,
  aProcess,
  BROUGHT,
  facts,
  handler,
  later,
  NOW,
  reception,
} from '../test-support/builders.ts'
import { decideReceive, decideRefuse } from './decide-receipt.ts'
import { decideRequestSupplement, decideSupplement } from './decide-supplement.ts'
import { offers } from './why-not.ts'

const process = aProcess()

describe('receiving', () => {
  test('sets the due date, does the reception step and opens the next', () => {
    const received = after(
      aDossier('submitted'),
      decideReceive(aDossier('submitted'), process, facts()),
    )

    expect(received.state).toBe('received')
    expect(received.receivedAt).toEqual(NOW)
    expect(received.dueAt).toEqual(later(240))
    expect(received.originalDueAt).toEqual(received.dueAt)
    expect(
      received.steps.map(({ stepId, outcome, closedAt }) => [stepId, outcome, closedAt]),
    ).toEqual([
      ['b1', 'done', NOW],
      ['b2', null, null],
    ])
  })

  test('a step is never due after the dossier', () => {
    const short = aDossier('submitted', { term: { value: 0, unit: 'working-days', sameDay: true } })

    const received = after(short, decideReceive(short, process, facts()))

    expect(received.steps[1]?.dueAt).toEqual(received.dueAt)
  })

  test('a refusal names at least one reason and closes the dossier', () => {
    const reasons = [{ componentId: null, text: 'Không thuộc thẩm quyền' }]

    const refused = after(aDossier('submitted'), decideRefuse(reasons))

    expect(refused).toMatchObject({ state: 'refused', closedAt: NOW })
    expect(() => decideRefuse([])).toThrow('invalid/no-reason')
  })
})

describe('a supplement', () => {
  const request = {
    items: [{ componentId: 'gt02', text: 'Nộp lại' }],
    respondBy: later(100),
    stepId: 'b2',
  }

  test('is asked for once where the rulebook allows one', () => {
    const asked = aDossier('processing', { supplementRequests: 1 })

    const unlimited = facts({ law: { mostSupplementRequests: null } })

    expect(offers(asked, handler, facts()).refused).toContainEqual({
      action: 'request-supplement',
      code: 'conflict/supplement-already-requested',
    })
    expect(offers(asked, handler, unlimited).available).toContain('request-supplement')
  })

  test('names what to bring and a day that lies ahead', () => {
    const dossier = aDossier('processing')

    expect(() => decideRequestSupplement(dossier, { ...request, items: [] }, facts())).toThrow(
      'invalid/no-item',
    )
    expect(() => decideRequestSupplement(dossier, { ...request, respondBy: NOW }, facts())).toThrow(
      'invalid/respond-by-past',
    )
  })

  test('leaves a working day for it at least', () => {
    const until = (respondBy: Date) => () =>
      decideRequestSupplement(aDossier('processing'), { ...request, respondBy }, facts())

    expect(until(later(7.9))).toThrow('invalid/respond-by-too-soon')
    expect(until(later(8))).not.toThrow()
  })

  test('before receipt sends the dossier back to be received, without a pause', () => {
    const asked = after(
      aDossier('submitted'),
      decideRequestSupplement(aDossier('submitted'), { ...request, stepId: null }, facts()),
    )
    const given = after(
      asked,
      decideSupplement(asked, { documents: [BROUGHT], answersRound: null }, facts()),
    )

    expect(asked).toMatchObject({ state: 'awaiting-supplement', pauses: [] })
    expect(given).toMatchObject({ state: 'submitted', openRequest: null, dueAt: null })
    expect(given.documents).toHaveLength(1)
  })

  test('after receipt starts the term again under Decree 118/2025, and keeps the first date', () => {
    const asked = after(
      aDossier('processing'),
      decideRequestSupplement(aDossier('processing'), request, facts()),
    )
    const answeredAt = later(50)

    const given = after(
      asked,
      decideSupplement(
        asked,
        { documents: [BROUGHT], answersRound: null },
        facts({ now: answeredAt }),
      ),
      reception,
      answeredAt,
    )

    expect(given.state).toBe('processing')
    expect(given.dueAt).toEqual(later(50 + 240))
    expect(given.originalDueAt).toEqual(asked.originalDueAt)
    expect(given.pauses).toEqual([{ from: NOW, to: answeredAt, reason: 'supplement' }])
  })

  test('after receipt the term goes on under Decree 61/2018, longer by the time waited', () => {
    const pausing = { supplementTerm: 'pause' } as const
    const asked = after(
      aDossier('processing'),
      decideRequestSupplement(aDossier('processing'), request, facts({ law: pausing })),
    )

    const given = decideSupplement(
      asked,
      { documents: [BROUGHT], answersRound: null },
      facts({ now: later(50), law: pausing }),
    )

    expect(after(asked, given, reception, later(50)).dueAt).toEqual(later(240 + 50))
  })

  test('takes the place of the earlier paper of the same component', () => {
    const old = { ...BROUGHT, addedAt: NOW, replacedAt: null, givenBackAt: null }
    const asked = aDossier('awaiting-supplement', { documents: [old] })

    const given = after(
      asked,
      decideSupplement(
        asked,
        { documents: [{ ...BROUGHT, ordinal: 2 }], answersRound: null },
        facts(),
      ),
    )

    expect(given.documents.map(({ ordinal, replacedAt }) => [ordinal, replacedAt])).toEqual([
      [1, NOW],
      [2, null],
    ])
  })

  test('brings something', () => {
    expect(() =>
      decideSupplement(
        aDossier('awaiting-supplement'),
        { documents: [], answersRound: null },
        facts(),
      ),
    ).toThrow('invalid/nothing-supplemented')
  })
})
