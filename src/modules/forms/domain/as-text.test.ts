import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { answersAsText, type AnswerNames } from './as-text.ts'
import type { FormDefinition, QuestionKind } from './definition.ts'

const NAMES: AnswerNames = {
  today: day('2026-03-02'),
  placeName: ({ communeCode }) =>
    communeCode === '05983' ? 'Phường Lương Văn Tri, Tỉnh Lạng Sơn' : null,
  fileName: (id) => (id === 'f1' ? 'anh.jpg' : null),
}

function textOf(kind: QuestionKind, value: unknown): string | null | undefined {
  const definition: FormDefinition = {
    name: 'Tờ khai',
    pages: [{ id: 'page', title: 'Trang', questions: [{ id: 'it', label: 'Mục', ...kind }] }],
  }
  return answersAsText(definition, { it: value }, NAMES)[0]?.lines[0]?.text
}

const choices = [
  { value: 'mobility', label: 'Vận động' },
  { value: 'vision', label: 'Nhìn' },
]

test.each<[QuestionKind, unknown, string | null]>([
  [{ kind: 'text' }, undefined, null],
  [{ kind: 'name' }, 'Hoàng Thị Bế', 'Hoàng Thị Bế'],
  [{ kind: 'phone' }, '+84912345678', '0912 345 678'],
  [{ kind: 'phone' }, '+842053812345', '0205 381 2345'],
  [{ kind: 'date' }, '1990-05-14', '14/05/1990'],
  [{ kind: 'date', precision: 'as-known' }, '1990-05', '05/1990'],
  [{ kind: 'date', precision: 'as-known' }, '1990', '1990'],
  [{ kind: 'time' }, '04:30', '04:30'],
  [{ kind: 'number', decimals: 2, unit: 'm²' }, 1234.5, '1.234,5 m²'],
  [{ kind: 'number' }, 0, '0'],
  [{ kind: 'money' }, 150_000_000, '150.000.000 ₫'],
  [{ kind: 'yes-no' }, false, 'Không'],
  [{ kind: 'yes-no' }, true, 'Có'],
  [{ kind: 'consent' }, true, 'Đồng ý'],
  [{ kind: 'choice', choices }, 'vision', 'Nhìn'],
  [{ kind: 'choice', choices }, 'gone', 'gone'],
  [{ kind: 'choices', choices }, ['vision', 'mobility'], 'Nhìn, Vận động'],
  [{ kind: 'lookup', list: 'ethnicities' }, '07', 'Nùng'],
  [
    { kind: 'address' },
    { provinceCode: '20', communeCode: '05983' },
    'Phường Lương Văn Tri, Tỉnh Lạng Sơn',
  ],
  [
    { kind: 'address' },
    { provinceCode: '20', communeCode: '05983', detail: 'Số 12' },
    'Số 12, Phường Lương Văn Tri, Tỉnh Lạng Sơn',
  ],
  [
    { kind: 'address' },
    { provinceCode: '99', communeCode: '99999', detail: 'Số 12' },
    'Số 12, 99999, 99',
  ],
  [{ kind: 'address' }, { text: 'Bằng Tường, Trung Quốc' }, 'Bằng Tường, Trung Quốc'],
  [{ kind: 'file' }, 'f1', 'anh.jpg'],
])('an answer to %o, %j, reads %j', (kind, value, text) => {
  expect(textOf(kind, value)).toBe(text)
})

describe('the answers of a form', () => {
  const definition: FormDefinition = {
    name: 'Tờ khai',
    pages: [
      {
        id: 'person',
        title: 'Người đề nghị',
        questions: [
          { id: 'born', kind: 'date', label: 'Ngày sinh' },
          {
            id: 'bornInWords',
            kind: 'computed',
            label: 'Bằng chữ',
            compute: { rule: 'date-in-words', of: 'born' },
          },
          { id: 'age', kind: 'computed', label: 'Tuổi', compute: { rule: 'age', of: 'born' } },
          { id: 'married', kind: 'yes-no', label: 'Đã kết hôn?' },
          { id: 'spouse', kind: 'name', label: 'Vợ hoặc chồng', showWhen: { married: [true] } },
        ],
      },
      {
        id: 'members',
        title: 'Thành viên',
        questions: [
          {
            id: 'members',
            kind: 'repeat',
            label: 'Các thành viên',
            item: 'Thành viên',
            required: false,
            questions: [
              { id: 'kind', kind: 'choice', label: 'Khuyết tật', choices },
              {
                id: 'note',
                kind: 'text',
                label: 'Ghi chú',
                required: false,
                showWhen: { kind: ['vision'] },
              },
              {
                id: 'spouseNote',
                kind: 'text',
                label: 'Bên vợ, chồng',
                required: false,
                showWhen: { married: [true] },
              },
            ],
          },
        ],
      },
      {
        id: 'spouse',
        title: 'Vợ hoặc chồng',
        showWhen: { married: [true] },
        questions: [{ id: 'home', kind: 'address', label: 'Nơi ở' }],
      },
    ],
  }

  test('are read page by page, computed values among them, hidden ones left out', () => {
    const sections = answersAsText(
      definition,
      { born: '1990-05-14', married: false, spouse: 'x' },
      NAMES,
    )

    expect(sections.map(({ title }) => title)).toEqual(['Người đề nghị', 'Thành viên'])
    expect(sections[0]?.lines.map(({ label, text }) => [label, text])).toEqual([
      ['Ngày sinh', '14/05/1990'],
      ['Bằng chữ', 'Ngày mười bốn tháng năm năm một nghìn chín trăm chín mươi'],
      ['Tuổi', '35 tuổi'],
      ['Đã kết hôn?', 'Không'],
    ])
  })

  test('keep what was asked inside repeating groups, also under a condition', () => {
    const members = [{ kind: 'vision', note: 'Mắt trái' }, { kind: 'mobility' }]

    const sections = answersAsText(
      definition,
      { born: '1990-05-14', married: true, members },
      NAMES,
    )

    expect(sections.map(({ pageId }) => pageId)).toEqual(['person', 'members', 'spouse'])
    expect(sections[1]?.lines).toEqual([
      {
        questionId: 'members',
        label: 'Các thành viên',
        text: null,
        entries: [
          {
            title: 'Thành viên 1',
            lines: [
              { questionId: 'kind', label: 'Khuyết tật', text: 'Nhìn', entries: [] },
              { questionId: 'note', label: 'Ghi chú', text: 'Mắt trái', entries: [] },
              { questionId: 'spouseNote', label: 'Bên vợ, chồng', text: null, entries: [] },
            ],
          },
          {
            title: 'Thành viên 2',
            lines: [
              { questionId: 'kind', label: 'Khuyết tật', text: 'Vận động', entries: [] },
              { questionId: 'spouseNote', label: 'Bên vợ, chồng', text: null, entries: [] },
            ],
          },
        ],
      },
    ])
  })
})
