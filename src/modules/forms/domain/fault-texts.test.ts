import { describe, expect, test } from 'vitest'
import type { FormDefinition, Question, QuestionKind } from './definition.ts'
import { faultText } from './fault-texts.ts'
import { FAULT_CODES } from './faults.ts'

const choices = [{ value: 'a', label: 'A' }]
const KINDS: readonly QuestionKind[] = [
  { kind: 'text' },
  { kind: 'name' },
  { kind: 'personal-id' },
  { kind: 'identity-document' },
  { kind: 'tax-code' },
  { kind: 'phone' },
  { kind: 'email' },
  { kind: 'date', notBefore: 'earlier', notAfter: 'earlier' },
  { kind: 'date', precision: 'month' },
  { kind: 'date', precision: 'as-known' },
  { kind: 'time' },
  { kind: 'number', min: 1, max: 2000.5, decimals: 1 },
  { kind: 'money' },
  { kind: 'yes-no' },
  { kind: 'consent' },
  { kind: 'choice', choices },
  { kind: 'choices', choices },
  { kind: 'lookup', list: 'countries' },
  { kind: 'address' },
  { kind: 'file' },
  { kind: 'repeat', item: 'Dòng', questions: [] },
  { kind: 'computed', compute: { rule: 'age', of: 'earlier' } },
]

function formOf(kind: QuestionKind, more: object = {}): FormDefinition {
  const question = { id: 'it', label: 'Giấy tờ của CCCD', ...kind, ...more } as Question
  const earlier: Question = { id: 'earlier', kind: 'date', label: 'Ngày trước' }
  return {
    name: 'Tờ khai',
    pages: [{ id: 'page', title: 'Trang', questions: [earlier, question] }],
  }
}

describe.each(KINDS)('of a question %o', (kind) => {
  test.each(FAULT_CODES)('%s is told in both languages', (code) => {
    for (const language of ['vi', 'en'] as const) {
      const text = faultText(formOf(kind), { path: '/it', code }, language)

      expect(text).toMatch(/^\p{Lu}[^\n]{6,200}$/u)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
      expect(text).not.toMatch(/không hợp lệ|vui lòng|xin lỗi|invalid|please|sorry/i)
      expect(text).not.toMatch(/[.!*]$/)
    }
  })
})

test('the name of a question goes before its label, and the subject of the page after it', () => {
  const named = formOf({ kind: 'name' }, { name: 'tên gọi ở nhà' })
  const definition = formOf({ kind: 'name' }, { label: 'Tên' })
  const about: FormDefinition = {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, subject: 'trẻ' })),
  }

  expect(faultText(named, { path: '/it', code: 'missing' })).toBe('Nhập tên gọi ở nhà')
  expect(faultText(definition, { path: '/it', code: 'missing' })).toBe('Nhập tên')
  expect(faultText(about, { path: '/it', code: 'missing' })).toBe('Nhập tên của trẻ')
})

test('abbreviations keep their capitals inside a sentence', () => {
  const definition = formOf({ kind: 'text' }, { label: 'CCCD hoặc hộ chiếu' })

  expect(faultText(definition, { path: '/it', code: 'missing' })).toBe('Nhập CCCD hoặc hộ chiếu')
})

test('in English the question is quoted as the form calls it', () => {
  const definition = formOf({ kind: 'phone' }, { label: 'Số điện thoại' })

  expect(faultText(definition, { path: '/it', code: 'not-a-phone' }, 'en')).toBe(
    'Enter a number in Vietnam for “số điện thoại”, for example 0912 345 678',
  )
})
