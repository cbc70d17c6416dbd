import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  after,
  aDossier,
  anOpenStep,
  COMMUNE,
  facts,
  handler,
  later,
  NOW,
  OFFICE,
} from '../test-support/builders.ts'
import { standsFor } from './clock.ts'
import { decideCompleteStep, decideSendBack } from './decide-step.ts'
import { decideRequestSupplement } from './decide-supplement.ts'
import type { Dossier } from './dossier.ts'
import { appointmentsOf } from './due-dates/appointments.ts'
import { timeSpent } from './due-dates/time-spent.ts'
import type { Process, ProcessStep } from './facts.ts'

const DAY = 24
const HOUR = 3_600_000

function aStep(id: string, hours: number | null, next: readonly string[]): ProcessStep {
  return {
    id,
    name: id,
    role: 'handler',
    unitId: OFFICE,
    hours,
    waitsFor: id === 'tax' ? 'tax' : null,
    outcomes: [{ code: 'done', name: 'Xong', next }],
  }
}

function aProcess(...steps: readonly ProcessStep[]): Process {
  return {
    versionId: 'process' as Process['versionId'],
    firstStep: steps[0]!,
    step: (id) => steps.find((each) => each.id === id) ?? null,
    endsWithoutDecision: true,
  }
}

const LAND = aProcess(
  aStep('examine', 40, ['tax']),
  aStep('tax', null, ['register']),
  aStep('register', 24, []),
)

/** A dossier of the land office on the day it was received, due after the first part. */
function atLandOffice(parts: readonly [number, number]): Dossier {
  const [first, second] = parts
  const dueAt = later(first * DAY)
  return aDossier('processing', {
    term: { value: first + second, unit: 'working-days', sameDay: false, parts },
    originalDueAt: dueAt,
    dueAt,
    steps: [anOpenStep({ ordinal: 1, stepId: 'examine', hours: 40 })],
  })
}

function completed(dossier: Dossier, process: Process, hours: number): Dossier {
  const given = facts({ now: later(hours), doer: handler })
  const body = { stepId: null, outcome: 'done', note: null, documents: [] }
  const event = decideCompleteStep(dossier, handler, body, { process, facts: given })
  return after(dossier, event, handler, later(hours))
}

/**
 * Which part has how much, and the article of the decision that says so: Đồng Tháp, Quyết định
 * 138/2025/QĐ-UBND (25/11/2025), as read in the specification, 5.1.
 */
const PAIRS = [
  { total: 8, parts: [5, 3], source: 'QĐ 138/2025/QĐ-UBND, Điều 12' },
  { total: 10, parts: [6, 4], source: 'QĐ 138/2025/QĐ-UBND' },
  { total: 10, parts: [8, 2], source: 'QĐ 138/2025/QĐ-UBND' },
  { total: 5, parts: [3, 2], source: 'QĐ 138/2025/QĐ-UBND' },
  { total: 4, parts: [2, 2], source: 'QĐ 138/2025/QĐ-UBND' },
  { total: 15, parts: [11, 4], source: 'QĐ 138/2025/QĐ-UBND' },
  { total: 20, parts: [16, 4], source: 'QĐ 138/2025/QĐ-UBND' },
] as const

describe('of a land procedure in two parts', () => {
  test.each(PAIRS)(
    '$total days, $parts: the first is promised from receipt, the second from the proof of payment ($source)',
    ({ total, parts }) => {
      const [first, second] = parts
      const asked = completed(atLandOffice(parts), LAND, 30)
      const proven = completed(asked, LAND, 900)

      expect(first + second).toBe(total)
      expect(asked.dueAt).toEqual(later(first * DAY))
      expect(proven.dueAt).toEqual(later(900 + second * DAY))
      expect(proven.originalDueAt).toEqual(later(first * DAY))
      expect(proven.secondPart).toEqual({ from: later(900), firstDueAt: later(first * DAY) })
    },
  )

  test('the dossier stands while the tax is waited for, and is handled again with the proof', () => {
    const asked = completed(atLandOffice([5, 3]), LAND, 30)
    const proven = completed(asked, LAND, 900)

    expect(asked).toMatchObject({
      state: 'awaiting-payment',
      pauses: [{ from: later(30), to: null, reason: 'tax' }],
    })
    expect(proven).toMatchObject({
      state: 'processing',
      pauses: [{ from: later(30), to: later(900), reason: 'tax' }],
    })
  })

  test('the second appointment has no day before it begins', () => {
    const received = atLandOffice([5, 3])
    const asked = completed(received, LAND, 30)
    const proven = completed(asked, LAND, 900)

    expect(appointmentsOf(received)).toMatchObject({
      first: { value: 5, dueAt: later(5 * DAY), isOver: false },
      second: { value: 3, dueAt: null },
      waitsForTax: false,
    })
    expect(appointmentsOf(asked)).toMatchObject({ first: { isOver: true }, waitsForTax: true })
    expect(appointmentsOf(proven)).toMatchObject({
      first: { dueAt: later(5 * DAY), isOver: true },
      second: { dueAt: later(900 + 3 * DAY) },
      waitsForTax: false,
    })
  })

  test('sent back from the tax, the first part goes on from where it stood', () => {
    const asked = completed(atLandOffice([5, 3]), LAND, 30)
    const given = facts({ now: later(100), doer: handler })
    const back = decideSendBack(
      asked,
      handler,
      { stepId: null, toStep: 'examine', note: 'Sai diện tích' },
      { process: LAND, facts: given },
    )
    const again = after(asked, back, handler, later(100))

    expect(again.dueAt).toEqual(later(5 * DAY + 70))
    expect(again.secondPart).toBeNull()
    expect(again.state).toBe('processing')
  })

  test('a term of one part is only moved on by waiting for tax', () => {
    const whole = { ...atLandOffice([5, 3]), dueAt: later(8 * DAY) }
    const dossier = { ...whole, term: { ...whole.term, parts: undefined } }
    const proven = completed(completed(dossier, LAND, 30), LAND, 90)

    expect(proven.dueAt).toEqual(later(8 * DAY + 60))
    expect(appointmentsOf(proven)).toBeNull()
  })
})

describe('while only steps outside the clock are open', () => {
  const outside = aProcess(
    aStep('b1', 8, ['post']),
    aStep('post', null, ['b3']),
    aStep('b3', 8, []),
  )

  test('no time is counted; asked for papers meanwhile, none is counted twice', () => {
    const start = aDossier('processing', { steps: [anOpenStep({ ordinal: 1, stepId: 'b1' })] })
    const posted = completed(start, outside, 10)
    const items = [{ componentId: null, text: 'Bản đồ' }]
    const given = facts({ now: later(15), doer: handler })
    const wish = { items, respondBy: later(99), stepId: 'post' }
    const asked = after(posted, decideRequestSupplement(posted, wish, given), handler, later(15))

    expect(standsFor(posted)).toBe('outside-clock')
    expect(asked.dueAt).toEqual(later(240 + 5))
    expect(asked.pauses.map(({ reason }) => reason)).toEqual(['outside-clock', 'supplement'])
  })

  test('a branch beside them keeps the clock running', () => {
    const dossier = aDossier('processing', {
      steps: [
        anOpenStep({ ordinal: 1, stepId: 'post', hours: null }),
        anOpenStep({ ordinal: 2, stepId: 'b3', unitId: COMMUNE }),
      ],
    })

    expect(standsFor(dossier)).toBeNull()
  })
})

/** Chains of steps, in and outside the clock, each done after so many hours. */
const chains = fc.array(
  fc.record({ isCounted: fc.boolean(), hours: fc.integer({ min: 0, max: 50 }) }),
  { minLength: 1, maxLength: 12 },
)

test('after any number of steps outside the clock, time used and time left are the whole term, to the hour', () => {
  fc.assert(
    fc.property(chains, (chain) => {
      const steps = chain.map(({ isCounted }, at) =>
        aStep(`s${at}`, isCounted ? 1 : null, [`s${at + 1}`]),
      )
      const process = aProcess(...steps, aStep(`s${chain.length}`, 1, []))
      let dossier = aDossier('processing', {
        steps: [anOpenStep({ ordinal: 1, stepId: 's0', hours: steps[0]!.hours })],
        pauses: steps[0]!.hours === null ? [{ from: NOW, to: null, reason: 'outside-clock' }] : [],
      })
      let now = 0
      let counted = 0
      for (const { isCounted, hours } of chain) {
        now += hours
        counted += isCounted ? hours : 0
        dossier = completed(dossier, process, now)
      }
      const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / HOUR
      const spent = timeSpent(dossier, later(now), hoursBetween)

      expect(spent?.used).toBe(counted)
      expect((spent?.left ?? 0) - (spent?.over ?? 0)).toBe(240 - counted)
    }),
  )
})
