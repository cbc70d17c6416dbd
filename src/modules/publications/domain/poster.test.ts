import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { posterContent } from './poster.ts'

test('a poster tells the time, the fees, the papers, and which version by which decision it is', () => {
  const content = aContent({
    fees: [
      {
        name: 'Lệ phí',
        amount: { min: 8_000, max: 8_000 },
        onlineAmount: null,
        per: 'bản',
        exemptions: [],
        note: null,
      },
    ],
  })
  const version = { code: '1.000001', number: 2, effectiveFrom: day('2026-02-05'), content }

  const poster = posterContent(version, {
    unit: 'Trung tâm',
    decision: 'Quyết định số 1/QĐ-UBND ngày 02/02/2026',
    url: 'https://motcua.example/thu-tuc/1.000001',
  })

  expect(poster).toMatchObject({
    time: '5 ngày làm việc, kể từ khi nhận đủ hồ sơ',
    fees: ['Lệ phí: 8.000 ₫ / bản'],
    papers: ['Danh sách đề nghị công nhận (1 bản chính)'],
    version: 'Phiên bản 2, có hiệu lực từ 05/02/2026, theo Quyết định số 1/QĐ-UBND ngày 02/02/2026',
  })
})

test('a poster of a procedure without fees says that it is free', () => {
  const version = { code: '1', number: 1, effectiveFrom: day('2026-11-05'), content: aContent() }

  const poster = posterContent(version, { unit: 'Trung tâm', decision: null, url: 'https://a' })

  expect(poster.fees).toEqual(['Không thu phí, lệ phí'])
  expect(poster.version).toBe('Phiên bản 1, có hiệu lực từ 05/11/2026')
})

test('a poster says which papers belong to a case only, which are shown and which are looked up', () => {
  const [paper] = aContent().components
  const cases = [
    { id: 'a', name: 'Sinh tại nhà' },
    { id: 'b', name: 'Có giấy chứng sinh' },
  ]
  const of = (more: object) => ({ ...paper!, name: 'Giấy', originals: 0, copies: 0, ...more })
  const components = [
    of({ caseIds: ['b'], originals: 1 }),
    of({ caseIds: ['a', 'b'], requiredWhen: 'Khi ủy quyền' }),
    of({ obtainableFrom: 'population-db', copies: 1 }),
  ]
  const version = {
    code: '1',
    number: 1,
    effectiveFrom: day('2026-11-05'),
    content: aContent({ cases, components }),
  }

  const poster = posterContent(version, { unit: 'Trung tâm', decision: null, url: 'https://a' })

  expect(poster.papers).toEqual([
    'Giấy (1 bản chính) – trường hợp: Có giấy chứng sinh',
    'Giấy (xuất trình) – Khi ủy quyền',
    'Giấy (1 bản sao) – không phải nộp khi cơ quan tra cứu được',
  ])
})
