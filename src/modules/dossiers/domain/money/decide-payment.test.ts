import { describe, expect, test } from 'vitest'
import {
  aDossier,
  after,
  anOfficer,
  anOpenStep,
  BROUGHT,
  CENTRE,
  ELSEWHERE,
  facts,
  later,
  NOW,
  reception,
} from '../../test-support/builders.ts'
import { requireLawful } from '../../test-support/laws.ts'
import { decideStop } from '../decide-other.ts'
import { decideRequestSupplement, decideSupplement } from '../decide-supplement.ts'
import { openPause, type Dossier, type PaidItem, type RequestedFee } from '../dossier.ts'
import type { DossierEvent, SealedEvent } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { Facts } from '../facts.ts'
import {
  counterOf,
  decideRecordPayment,
  decideRequestPayment,
  decideVoidPayment,
} from './decide-payment.ts'
import { owedFees, stillOwed } from './fee-requests.ts'

/** A dossier as it went on, with everything that happened to it. */
class Lived {
  readonly start: Dossier
  dossier: Dossier
  readonly events: SealedEvent[] = []
  readonly states: Dossier[] = []

  constructor(start: Dossier = aDossier('processing')) {
    this.start = start
    this.dossier = start
  }

  happens(hours: number, decide: (dossier: Dossier, at: Facts) => DossierEvent): this {
    const now = later(hours)
    const seq = this.dossier.version + 1
    const event = decide(this.dossier, facts({ now }))
    const by = { seq, at: now, actorId: reception.accountId, hash: String(seq) }
    this.events.push({ ...event, ...by })
    this.dossier = evolve(this.dossier, { ...event, ...by })
    this.states.push(this.dossier)
    return this
  }

  asks(hours: number, ...fees: readonly RequestedFee[]): this {
    return this.happens(hours, (dossier, at) => decideRequestPayment(dossier, fees, at))
  }

  pays(hours: number, receiptNumber: string, amount: number, ...items: PaidItem[]): this {
    const cash = { method: 'cash' as const, amount, reference: null, items }
    const payment = { unitId: CENTRE, receiptNumber, ...cash }
    return this.happens(hours, (dossier, at) => decideRecordPayment(dossier, payment, at))
  }

  voids(hours: number, receiptNumber: string): this {
    const { events: history } = this
    const wrong = { receiptNumber, reason: 'Ghi nhầm hồ sơ' }
    return this.happens(hours, (dossier, at) =>
      decideVoidPayment(dossier, wrong, { doer: reception, facts: at, history }),
    )
  }

  asksForPapers(hours: number): this {
    const items = [{ componentId: null, text: 'Bản rõ hơn' }]
    const asked = { items, respondBy: later(hours + 100), stepId: 'b2' }
    return this.happens(hours, (dossier, at) => decideRequestSupplement(dossier, asked, at))
  }

  bringsPapers(hours: number): this {
    const brought = { documents: [BROUGHT], answersRound: null }
    return this.happens(hours, (dossier, at) => decideSupplement(dossier, brought, at))
  }
}

const APPRAISAL = { name: 'Phí thẩm định', amount: 150_000 }

const standingOf = ({ dossier }: Lived) => [
  dossier.state,
  stillOwed(dossier),
  openPause(dossier)?.reason ?? null,
]

describe('what is owed of each fee asked for', () => {
  const fees = [
    { name: 'Lệ phí trước bạ', amount: 500_000 },
    { name: 'Miễn', amount: 0 },
    APPRAISAL,
  ]

  test.each([
    ['all of it before anything is paid', 0, [500_000, 150_000]],
    ['the rest of the first once a part is paid', 450_000, [50_000, 150_000]],
    ['the second alone once the first is paid', 500_000, [150_000]],
    ['a part of the second', 590_000, [60_000]],
  ])('is %s', (_, amount, owed) => {
    const lived = new Lived().asks(0, ...fees)
    if (amount > 0) lived.pays(1, '1', amount)

    expect(owedFees(lived.dossier).map((fee) => fee.amount)).toEqual(owed)
  })

  test('is the other one where money was taken under the name of one', () => {
    const item = { name: APPRAISAL.name, each: 150_000, count: 1 }
    const other = { name: 'Bản sao', each: 10_000, count: 1 }

    expect(
      owedFees(new Lived().asks(0, ...fees).pays(1, '1', 160_000, item, other).dossier),
    ).toEqual([{ name: 'Lệ phí trước bạ', amount: 490_000 }])
  })

  test('is nothing where nothing was asked for, or all of it is paid', () => {
    expect(owedFees(new Lived().dossier)).toEqual([])
    expect(owedFees(new Lived().asks(0, ...fees).pays(1, '1', 650_000).dossier)).toEqual([])
  })
})

describe('money is taken at the counter', () => {
  const twice = anOfficer('twice', `reception@${CENTRE}`, `reception@${ELSEWHERE}`)
  const returning = anOfficer('returning', `reception@${ELSEWHERE}`)

  test.each([
    ['that received the dossier', reception, 'processing', CENTRE],
    ['that gives its result back', returning, 'processing', ELSEWHERE],
    ['that received it, by who works at both', twice, 'processing', CENTRE],
    [
      'that gives its result back, by who works at both, once it has ended',
      twice,
      'finished',
      ELSEWHERE,
    ],
    [
      'that received it, by who works there alone, also once it has ended',
      reception,
      'finished',
      CENTRE,
    ],
  ] as const)('%s', (_, doer, state, place) => {
    expect(counterOf(aDossier(state, { returnUnitId: ELSEWHERE }), doer)).toBe(place)
  })

  test('of which old lines do not tell: then it was the one that had received the dossier', () => {
    const line = {
      receiptNumber: '1',
      method: 'cash',
      amount: 1,
      reference: null,
      items: [],
      resumed: null,
    } as const
    const dossier = aDossier('processing', { returnUnitId: ELSEWHERE })

    expect(after(dossier, { type: 'payment.recorded', data: line }).payments[0]?.unitId).toBe(
      CENTRE,
    )
  })
})

describe('a receipt that is declared void', () => {
  test('from before money was asked for does not make more of it, not even at the same instant', () => {
    const lived = new Lived()
      .pays(1, '1', 100_000)
      .asks(1, { name: 'Phí', amount: 200_000 })
      .voids(1, '1')
    expect(standingOf(lived)).toEqual(['awaiting-payment', 200_000, 'payment'])

    lived.pays(1, '2', 200_000)

    expect(standingOf(lived)).toEqual(['processing', null, null])
  })

  test.each([
    ['the one that paid it off', '2', 50_000],
    ['one that paid a part of it', '1', 100_000],
  ])('has what was asked for owed again: %s', (_, number, owed) => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 100_000)
      .pays(3, '2', 50_000)
      .voids(4, number)
    expect(standingOf(lived)).toEqual(['awaiting-payment', owed, 'payment'])

    lived.pays(5, '3', owed)

    expect(standingOf(lived)).toEqual(['processing', null, null])
    // It stood from the first hour to the third and from the fourth to the fifth.
    expect(lived.dossier.dueAt).toEqual(later(240 + 3))
    requireLawful(lived)
  })

  test('leaves it paid where enough is left', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 100_000)
      .pays(3, '2', 150_000)
      .voids(4, '1')

    expect(standingOf(lived)).toEqual(['processing', null, null])
  })

  test('leaves it paid where it had nothing to do with it', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 150_000)
      .pays(3, '2', 8_000)
      .voids(4, '2')

    expect(standingOf(lived)).toEqual(['processing', null, null])
  })

  test('has it owed again as often as it happens, beside what else is asked for', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 150_000)
      .asks(2.5, { name: 'Lệ phí', amount: 20_000 })
      .pays(2.6, '2', 5_000)
      .voids(2.7, '1')
    expect(standingOf(lived)).toEqual(['awaiting-payment', 165_000, 'payment'])

    lived.pays(3, '3', 165_000).voids(3.5, '2')
    expect(standingOf(lived)).toEqual(['awaiting-payment', 5_000, 'payment'])

    lived.voids(3.6, '3')
    expect(standingOf(lived)).toEqual(['awaiting-payment', 170_000, 'payment'])
    requireLawful(lived)
  })

  test('ends the wait for tax, which goes on once it is paid', () => {
    const waiting = aDossier('processing', {
      steps: [anOpenStep({ ordinal: 1, hours: null, waitsFor: 'tax' })],
    })
    const lived = new Lived().asks(1, APPRAISAL).pays(2, '1', 150_000)
    lived.dossier = {
      ...lived.dossier,
      state: 'awaiting-payment',
      steps: waiting.steps,
      pauses: [...lived.dossier.pauses, { from: later(2), to: null, reason: 'tax' }],
    }

    lived.voids(3, '1')
    expect(standingOf(lived)).toEqual(['awaiting-payment', 150_000, 'payment'])

    lived.pays(4, '2', 150_000)
    expect(standingOf(lived)).toEqual(['awaiting-payment', null, 'tax'])
  })

  test('while papers are awaited has it owed once they are there', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 150_000)
      .asksForPapers(3)
      .voids(3.5, '1')
    expect(standingOf(lived)).toEqual(['awaiting-supplement', 150_000, 'supplement'])

    lived.bringsPapers(4)
    expect(standingOf(lived)).toEqual(['awaiting-payment', 150_000, 'payment'])
    requireLawful(lived)
  })

  test('and paid anew while papers are awaited leaves nothing owed once they are there', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 150_000)
      .asksForPapers(3)
      .voids(3.5, '1')
      .pays(3.6, '2', 150_000)
    expect(standingOf(lived)).toEqual(['awaiting-supplement', null, 'supplement'])

    lived.voids(3.7, '2').pays(3.8, '3', 150_000).bringsPapers(4)
    expect(standingOf(lived)).toEqual(['processing', null, null])
    requireLawful(lived)
  })

  test.each(['finished', 'returned', 'withdrawn'] as const)(
    'is only that where the dossier is %s',
    (state) => {
      const lived = new Lived().asks(1, APPRAISAL).pays(2, '1', 150_000)
      lived.dossier = { ...lived.dossier, state, closedAt: NOW }

      lived.voids(3, '1')

      expect(standingOf(lived)).toEqual([state, null, null])
      expect(lived.dossier.payments[0]?.voidedAt).toEqual(later(3))
    },
  )

  test('does not bring back what was open when handling was stopped', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 100_000)
      .happens(3, () => decideStop('Theo luật', 'decision'))
    lived.dossier = { ...lived.dossier, state: 'processing', closedAt: null }

    lived.voids(4, '1')

    expect(standingOf(lived)).toEqual(['processing', null, null])
  })

  test('of before this was known keeps leaving nothing owed when its history is lived again', () => {
    const lived = new Lived()
      .asks(1, APPRAISAL)
      .pays(2, '1', 150_000)
      .happens(3, () => ({
        type: 'payment.voided',
        data: { receiptNumber: '1', reason: 'Ghi nhầm' },
      }))

    expect(standingOf(lived)).toEqual(['processing', null, null])
  })
})
