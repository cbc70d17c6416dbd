import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import {
  aDossier,
  anOfficer,
  after,
  BROUGHT,
  CENTRE,
  COMMUNE,
  reception,
  facts,
  later,
  NOW,
  PERSON,
} from '../test-support/builders.ts'
import { decideGiveBackPapers, decideReprintReceipt } from './decide-other.ts'
import { heldPayments, type Payment } from './dossier.ts'
import { decideRecordPayment, decideVoidPayment } from './money/decide-payment.ts'

const CASH = {
  unitId: CENTRE,
  receiptNumber: 'BL2026-000001',
  method: 'cash',
  amount: 8_000,
  reference: null,
  items: [],
} as const
const TODAY = { doer: reception, facts: facts(), history: [] }
const TAKEN: Payment = { ...CASH, paidAt: NOW, voidedAt: null }

describe('money', () => {
  test('an amount is whole and above zero', () => {
    expect(
      after(aDossier('processing'), decideRecordPayment(aDossier('processing'), CASH, facts()))
        .payments,
    ).toHaveLength(1)
    expect(() =>
      decideRecordPayment(aDossier('processing'), { ...CASH, amount: 0 }, facts()),
    ).toThrow('invalid/amount')
    expect(() =>
      decideRecordPayment(aDossier('processing'), { ...CASH, amount: 1.5 }, facts()),
    ).toThrow('invalid/amount')
  })

  test('an amount is the sum of what was paid for, when that is said', () => {
    const item = fc.record({
      name: fc.constant('Phí cấp bản sao'),
      each: fc.integer({ min: 1, max: 5_000_000 }),
      count: fc.integer({ min: 1, max: 999 }),
    })
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1 }),
        (items, more) => {
          const sum = items.reduce((total, { each, count }) => total + each * count, 0)

          expect(
            decideRecordPayment(aDossier('processing'), { ...CASH, items, amount: sum }, facts())
              .type,
          ).toBe('payment.recorded')
          expect(() =>
            decideRecordPayment(
              aDossier('processing'),
              { ...CASH, items, amount: sum + more },
              facts(),
            ),
          ).toThrow('invalid/amount-differs-from-items')
        },
      ),
    )
  })
})

describe('a receipt for money made out wrongly', () => {
  const dossier = aDossier('processing', { payments: [TAKEN] })
  const wrong = { receiptNumber: TAKEN.receiptNumber, reason: 'Ghi nhầm mức thu' }

  test('is declared void on its day, and stays in the list', () => {
    const voided = after(dossier, decideVoidPayment(dossier, wrong, TODAY))

    expect(voided.payments).toEqual([{ ...TAKEN, voidedAt: NOW }])
    expect(heldPayments(voided)).toEqual([])
  })

  test('is that of the place of whoever declares it, not one with its number from another place', () => {
    const elsewhere = { ...TAKEN, unitId: COMMUNE, amount: 1_000 }
    const paidBoth = aDossier('processing', { payments: [TAKEN, elsewhere] })
    const voided = after(paidBoth, decideVoidPayment(paidBoth, wrong, TODAY))

    expect(voided.payments).toEqual([{ ...TAKEN, voidedAt: NOW }, elsewhere])
    expect(() => decideVoidPayment(voided, wrong, TODAY)).toThrow(
      'conflict/receipt-of-another-place',
    )
  })

  test('is the one of the place that is named, where who declares it works at both', () => {
    const elsewhere = { ...TAKEN, unitId: COMMUNE, amount: 1_000 }
    const paidBoth = aDossier('processing', { payments: [TAKEN, elsewhere] })
    const doer = anOfficer('both', `reception@${CENTRE}`, `reception@${COMMUNE}`)
    const named = { ...wrong, isGivenBy: (place: UnitId) => place === CENTRE }

    expect(
      after(paidBoth, decideVoidPayment(paidBoth, named, { ...TODAY, doer })).payments,
    ).toEqual([{ ...TAKEN, voidedAt: NOW }, elsewhere])
  })

  test('is the later of two with one number in histories of before, which tell of no place', () => {
    const elsewhere = { ...TAKEN, unitId: COMMUNE, amount: 1_000 }
    const paidBoth = aDossier('processing', { payments: [elsewhere, TAKEN] })

    expect(after(paidBoth, { type: 'payment.voided', data: wrong }).payments).toEqual([
      elsewhere,
      { ...TAKEN, voidedAt: NOW },
    ])
  })

  test('is not declared void on a later day', () => {
    expect(() =>
      decideVoidPayment(dossier, wrong, { ...TODAY, facts: facts({ now: later(24) }) }),
    ).toThrow('conflict/payment-day-over')
  })

  test('is not declared void twice, nor when it is another dossier’s', () => {
    const voided = after(dossier, decideVoidPayment(dossier, wrong, TODAY))

    expect(() => decideVoidPayment(voided, wrong, TODAY)).toThrow('conflict/no-such-payment')
    expect(() => decideVoidPayment(aDossier('processing'), wrong, TODAY)).toThrow(
      'conflict/no-such-payment',
    )
  })
})

describe('a lost receipt', () => {
  const owner = { ...PERSON, personalId: '020085000777' }
  const dossier = aDossier('processing', { owner })
  const shown = (document: string, isRepresentative = false) => ({ document, isRepresentative })

  test.each([
    ['applicant', shown(PERSON.personalId!)],
    ['owner', shown(owner.personalId)],
    ['representative', shown('C1234567', true)],
    ['applicant', shown(PERSON.personalId!, true)],
  ] as const)('is printed again for the %s, whose number is not kept in the history', (by, who) => {
    const event = decideReprintReceipt(dossier, who)

    expect(event).toEqual({ type: 'receipt.reprinted', data: { takenBy: by } })
  })

  test('is not printed for someone else, nor before there was one', () => {
    expect(() => decideReprintReceipt(dossier, shown('020085000778'))).toThrow(
      'invalid/not-of-this-receipt',
    )
    expect(() => decideReprintReceipt(aDossier('submitted'), shown(PERSON.personalId!))).toThrow(
      'conflict/no-receipt',
    )
  })
})

describe('papers', () => {
  test('originals that are held are given back once', () => {
    const held = {
      ...BROUGHT,
      fileId: null,
      originals: 1,
      addedAt: NOW,
      replacedAt: null,
      givenBackAt: null,
    }
    const dossier = aDossier('finished', { documents: [held] })

    const given = after(dossier, decideGiveBackPapers(dossier, []))

    expect(given.documents[0]?.givenBackAt).toEqual(NOW)
    expect(() => decideGiveBackPapers(given, [])).toThrow('conflict/no-papers-held')
    expect(() => decideGiveBackPapers(dossier, [9])).toThrow('conflict/no-papers-held')
  })
})
