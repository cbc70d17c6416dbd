import { describe, expect, test } from 'vitest'
import { aDossier, after, facts, handler } from '../test-support/builders.ts'
import { decideRecordPayment, decideRequestPayment, owedFees } from './decide-payment.ts'

const paying = (amount: number, receiptNumber: string) => ({
  receiptNumber,
  method: 'cash' as const,
  amount,
  reference: null,
  items: [],
})

describe('what is owed of each fee asked for', () => {
  const fees = [
    { name: 'Lệ phí trước bạ', amount: 500_000 },
    { name: 'Miễn', amount: 0 },
    { name: 'Phí thẩm định', amount: 100_000 },
  ]
  const handled = aDossier('processing')
  const asked = after(handled, decideRequestPayment(handled, fees, facts()), handler)

  test.each([
    ['all of it before anything is paid', 0, [500_000, 100_000]],
    ['the rest of the first once a part is paid', 450_000, [50_000, 100_000]],
    ['the second alone once the first is paid', 500_000, [100_000]],
    ['a part of the second', 590_000, [10_000]],
    ['nothing once everything is paid', 600_000, []],
  ])('is %s', (_, amount, owed) => {
    const dossier =
      amount === 0 ? asked : after(asked, decideRecordPayment(asked, paying(amount, '1'), facts()))

    expect(owedFees(dossier).map((fee) => fee.amount)).toEqual(owed)
  })

  test('is nothing where nothing was asked for', () => {
    expect(owedFees(handled)).toEqual([])
  })
})
