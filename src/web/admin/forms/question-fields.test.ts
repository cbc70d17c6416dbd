import { describe, expect, test } from 'vitest'
import type { FormDefinition, Question } from '#modules/forms/domain'
import {
  choicesOf,
  computationText,
  conditionOf,
  conditionsBefore,
  prefillText,
  questionsBefore,
  readQuestion,
  tickedOf,
} from './question-fields.ts'

/** Fields as a browser posts them. */
function posted(fields: Readonly<Record<string, string | readonly string[]>>) {
  const all = (name: string) => [fields[name] ?? []].flat()
  return { get: (name: string) => all(name)[0] ?? null, getAll: all }
}

function read(
  kind: Question['kind'],
  fields: Record<string, string | string[]>,
  before?: Question,
) {
  const outcome = readQuestion(
    posted({ nhan: 'Tên', 'bat-buoc': 'co', ...fields }),
    kind,
    before ?? null,
  )
  return outcome.faults.length === 0 ? outcome.content : outcome.faults
}

describe('a question as it was filled in', () => {
  test.each<[Question['kind'], Record<string, string | string[]>, object]>([
    ['name', {}, { kind: 'name', label: 'Tên' }],
    ['text', { dai: '120', dong: '3' }, { kind: 'text', label: 'Tên', maxLength: 120, lines: 3 }],
    [
      'number',
      { 'it-nhat': '0,5', 'don-vi': 'm²' },
      { kind: 'number', label: 'Tên', min: 0.5, unit: 'm²' },
    ],
    [
      'date',
      { 'chinh-xac': 'month', 'qua-khu': 'co' },
      { kind: 'date', label: 'Tên', precision: 'month', past: true },
    ],
    ['lookup', { 'danh-muc': 'countries' }, { kind: 'lookup', label: 'Tên', list: 'countries' }],
    ['repeat', { muc: 'Con' }, { kind: 'repeat', label: 'Tên', item: 'Con', questions: [] }],
    [
      'computed',
      { tinh: 'age:born' },
      { kind: 'computed', label: 'Tên', compute: { rule: 'age', of: 'born' } },
    ],
    [
      'computed',
      { tinh: 'sum-of-group:members.income' },
      {
        kind: 'computed',
        label: 'Tên',
        compute: { rule: 'sum-of-group', group: 'members', of: 'income' },
      },
    ],
    [
      'computed',
      { tinh: 'sum', cong: ['a', 'b'], 'don-vi': 'đồng' },
      { kind: 'computed', label: 'Tên', compute: { rule: 'sum', of: ['a', 'b'], unit: 'đồng' } },
    ],
  ])('of the kind %s: %o', (kind, fields, content) => {
    expect(read(kind, fields)).toEqual(content)
  })

  test('may be skipped when its box is empty, except a statement and what is worked out', () => {
    expect(read('name', { 'bat-buoc': '' })).toMatchObject({ required: false })
    expect(read('consent', { 'bat-buoc': '' })).not.toHaveProperty('required')
    const computed = { 'bat-buoc': '', tinh: 'age:born' }
    expect(read('computed', computed)).not.toHaveProperty('required')
  })

  test.each<[Question['kind'], Record<string, string>, object[]]>([
    ['name', { nhan: '  ' }, [{ id: 'nhan', say: 'labelMissing' }]],
    ['number', { 'it-nhat': 'mười' }, [{ id: 'it-nhat', say: 'numberWrong' }]],
    ['repeat', {}, [{ id: 'muc', say: 'itemMissing' }]],
    ['computed', { tinh: 'sum' }, [{ id: 'tinh', say: 'computeMissing' }]],
  ])('is asked for again where something is missing: %s %o', (kind, fields, faults) => {
    expect(read(kind, fields)).toEqual(faults)
  })

  test('keeps the condition of its prefill, which the form does not show, while the prefill stays', () => {
    const prefill = { from: 'applicant.name', when: { self: [true] } }
    const before: Question = { id: 'a', kind: 'name', label: 'Tên', prefill }

    expect(read('name', { 'tu-dien': 'applicant.name' }, before)).toMatchObject({ prefill })
    expect(read('name', { 'tu-dien': 'question:b' }, before)).toMatchObject({
      prefill: { from: 'b' },
    })
  })
})

describe('the answers to choose from', () => {
  const before = [
    { value: 'moi', label: 'Cấp mới' },
    { value: 'lai', label: 'Cấp lại' },
  ]

  test('get values from their words, each its own', () => {
    expect(choicesOf('Đổi tên\n\nĐổi tên\r\n…', [])).toEqual([
      { value: 'doi-ten', label: 'Đổi tên' },
      { value: 'doi-ten-2', label: 'Đổi tên' },
      { value: 'khac', label: '…' },
    ])
  })

  test('keep their values when they change places, and when their words are mended', () => {
    expect(choicesOf('Cấp lại\nCấp mới', before).map(({ value }) => value)).toEqual(['lai', 'moi'])
    expect(choicesOf('Cấp lần đầu\nCấp lại', before).map(({ value }) => value)).toEqual([
      'moi',
      'lai',
    ])
  })
})

test('a condition comes back from its boxes as it was', () => {
  const condition = { copies: [true], kind: ['moi', 'lai'], foreign: [false] }

  expect(conditionOf(tickedOf(condition))).toEqual(condition)
  expect(conditionOf([])).toBeNull()
})

test('prefills and computations come back as the options they were chosen by', () => {
  expect(prefillText({ from: 'applicant.phone' })).toBe('applicant.phone')
  expect(prefillText({ from: 'motherName' })).toBe('question:motherName')
  expect(prefillText({ value: true })).toBe('value:+')
  expect(computationText({ rule: 'count-of-group', group: 'members' })).toBe(
    'count-of-group:members',
  )
})

describe('what a question may rest on', () => {
  const form: FormDefinition = {
    name: 'Tờ khai',
    pages: [
      {
        id: 'one',
        title: 'Một',
        questions: [
          { id: 'copies', kind: 'yes-no', label: 'Cần bản sao' },
          {
            id: 'members',
            kind: 'repeat',
            label: 'Thành viên',
            item: 'Người',
            questions: [
              { id: 'born', kind: 'date', label: 'Ngày sinh' },
              { id: 'name', kind: 'name', label: 'Tên' },
            ],
          },
        ],
      },
      { id: 'two', title: 'Hai', questions: [{ id: 'last', kind: 'name', label: 'Cuối' }] },
    ],
  }

  test('is what is asked before it, inside a group also what is asked before it there', () => {
    const ids = (groupId: string | null, questionId: string | null, pageId = 'one') =>
      questionsBefore(form, { pageId, groupId }, questionId).map(({ id }) => id)

    expect(ids(null, 'copies')).toEqual([])
    expect(ids('members', 'name')).toEqual(['copies', 'born'])
    expect(ids(null, 'last', 'two')).toEqual(['copies', 'members'])
    expect(ids(null, null, 'two')).toEqual(['copies', 'members', 'last'])
  })

  test('has boxes where its answers are a short closed list', () => {
    const conditions = conditionsBefore(form, { pageId: 'two', groupId: null }, 'last')

    expect(conditions.map(({ id, boxes }) => [id, boxes.map(({ value }) => value)])).toEqual([
      ['copies', ['copies=+', 'copies=-']],
    ])
  })
})
