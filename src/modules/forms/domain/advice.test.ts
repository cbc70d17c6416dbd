import { expect, test } from 'vitest'
import { adviceOf, type AdviceCode } from './advice.ts'
import type { Page, Question } from './definition.ts'

function codesOf(questions: readonly Question[], page: Partial<Page> = {}): AdviceCode[] {
  const definition = { name: 'Tờ khai', pages: [{ id: 'one', title: 'Trang', ...page, questions }] }
  return adviceOf(definition).map(({ code }) => code)
}

const name = (id: string, given: Partial<Question> = {}) =>
  ({ id, kind: 'name', label: 'Họ và tên', ...given }) as Question

test('the same question twice is pointed out, unless each has its own condition', () => {
  expect(codesOf([name('a'), name('b')])).toEqual(['asked-twice'])
  expect(codesOf([name('a'), name('b', { showWhen: { c: [true] } })])).toEqual([])
})

test('what the account knows should be offered, of the one who files and nobody else', () => {
  const phone: Question = { id: 'phone', kind: 'phone', label: 'Số điện thoại' }

  expect(codesOf([phone])).toEqual(['not-prefilled'])
  expect(codesOf([{ ...phone, prefill: { from: 'applicant.phone' } }])).toEqual([])
  expect(codesOf([phone], { subject: 'người mẹ' })).toEqual([])
})

test('a label that is too long, or in official words, could be plainer', () => {
  const label = 'Nơi thường trú hoặc nơi ở hiện nay của người yêu cầu tại thời điểm nộp'

  expect(codesOf([{ id: 'a', kind: 'text', label }])).toEqual(['many-words'])
  expect(codesOf([{ id: 'a', kind: 'text', label: 'Nguyên quán' }])).toEqual(['official-words'])
})

test('a page with more than twelve questions should be parted', () => {
  const many = Array.from({ length: 13 }, (_, at) => name(`n${at}`, { label: `Tên ${at}` }))

  expect(codesOf(many)).toEqual(['long-page'])
  expect(codesOf(many.slice(1))).toEqual([])
})
