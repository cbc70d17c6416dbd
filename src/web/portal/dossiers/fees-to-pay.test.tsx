import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { FeesToPay } from './fees-to-pay.tsx'

test('who must pay reads for what, and how much is still owed', () => {
  const open = {
    fees: [
      { name: 'Phí thẩm định', amount: 1_200_000 },
      { name: 'Lệ phí cấp giấy', amount: 50_000 },
    ],
    stillOwed: 1_250_000,
  }
  const Stub = createRoutesStub([
    { id: 'root', path: '/', Component: () => <FeesToPay open={open} /> },
  ])

  const text = renderToStaticMarkup(<Stub />).replaceAll(/<[^>]*>/g, '')

  expect(text).toContain('Phí thẩm định: 1.200.000 ₫')
  expect(text).toContain('Lệ phí cấp giấy: 50.000 ₫')
  expect(text).toContain('Còn phải nộp: 1.250.000 ₫')
})
