import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { drawAnswers, drawDefinition, inEveryCase } from '../test-support/arbitrary-forms.ts'
import { checkAnswers, checkPage } from './check.ts'
import type { FormDefinition, Question, QuestionKind } from './definition.ts'
import { faultText } from './fault-texts.ts'

const TODAY = day('2026-03-02')
const CHOICES = [
  { value: 'male', label: 'Nam' },
  { value: 'female', label: 'Nữ' },
]

type Labelled = QuestionKind & { readonly label: string }

function formOf(...questions: readonly Question[]): FormDefinition {
  return {
    name: 'Tờ khai',
    pages: [{ id: 'mother', title: 'Người mẹ', subject: 'người mẹ', questions }],
  }
}

const NAME = { kind: 'name', label: 'Họ, chữ đệm, tên' } as const
const PHONE = { kind: 'phone', label: 'Số điện thoại' } as const
const BORN = { kind: 'date', label: 'Ngày sinh', past: true } as const
const COUNT = { kind: 'number', label: 'Số con', min: 1, max: 20 } as const
const AREA = { kind: 'number', label: 'Diện tích', decimals: 2 } as const
const YES_NO = { kind: 'yes-no', label: 'Có cần bản sao không?' } as const
const CONSENT = { kind: 'consent', label: 'Tôi cam đoan.', name: 'lời cam đoan' } as const
const CHOICE = { kind: 'choice', label: 'Giới tính', choices: CHOICES } as const
const SEVERAL = { kind: 'choices', label: 'Dạng khuyết tật', choices: CHOICES } as const
const NATION = { kind: 'lookup', label: 'Quốc tịch', list: 'countries' } as const
const ADDRESS = { kind: 'address', label: 'Nơi cư trú' } as const
const FILE = { kind: 'file', label: 'Ảnh chân dung' } as const
const TEXT = { kind: 'text', label: 'Lý do', maxLength: 10 } as const

describe('an answer', () => {
  test.each<[Labelled, string]>([
    [NAME, 'Nhập họ, chữ đệm, tên của người mẹ'],
    [BORN, 'Nhập ngày sinh của người mẹ'],
    [CHOICE, 'Chọn giới tính của người mẹ'],
    [SEVERAL, 'Chọn ít nhất một dạng khuyết tật của người mẹ'],
    [NATION, 'Chọn quốc tịch của người mẹ'],
    [ADDRESS, 'Nhập nơi cư trú của người mẹ'],
    [YES_NO, 'Chọn “Có” hoặc “Không” cho câu “Có cần bản sao không?”'],
    [CONSENT, 'Đánh dấu đồng ý với lời cam đoan'],
    [FILE, 'Tải lên ảnh chân dung của người mẹ'],
    [{ kind: 'repeat', item: 'Con', label: 'Các con', questions: [] }, 'Thêm ít nhất một con'],
  ])('that is missing for %o: %s', (kind, text) => {
    const definition = formOf({ id: 'it', ...kind })

    const faults = checkAnswers(definition, {}, TODAY)

    expect(faults).toEqual([{ path: '/it', code: 'missing' }])
    expect(faultText(definition, faults[0]!)).toBe(text)
  })

  test('may be left out where the question says so, but a consent never', () => {
    const definition = formOf(
      { id: 'phone', ...PHONE, required: false },
      { id: 'agreed', ...CONSENT, required: false },
    )

    expect(checkAnswers(definition, {}, TODAY)).toEqual([{ path: '/agreed', code: 'missing' }])
  })
})

describe('dates that bound each other', () => {
  const definition = formOf(
    { id: 'born', label: 'Ngày sinh', name: 'ngày sinh', kind: 'date', precision: 'as-known' },
    {
      id: 'died',
      label: 'Ngày chết',
      name: 'ngày chết',
      kind: 'date',
      precision: 'as-known',
      notBefore: 'born',
      required: false,
    },
    {
      id: 'parent',
      label: 'Ngày sinh mẹ',
      name: 'ngày sinh mẹ',
      kind: 'date',
      notAfter: 'born',
      required: false,
    },
  )

  test.each([
    ['1990-05-14', '1990-05-14', []],
    ['1990-05-14', '1990-05-13', ['too-early']],
    ['1990-05-14', '1990', []],
    ['1990', '1990-01-01', []],
    ['1990-05', '1990-04-30', ['too-early']],
  ])('born %s, died %s', (born, died, codes) => {
    expect(checkAnswers(definition, { born, died }, TODAY).map(({ code }) => code)).toEqual(codes)
  })

  test('are named together in the sentence', () => {
    const early = checkAnswers(definition, { born: '1990', died: '1989' }, TODAY)
    const late = checkAnswers(definition, { born: '1990', parent: '1991-01-01' }, TODAY)

    expect(faultText(definition, early[0]!)).toBe('Nhập ngày chết không trước ngày sinh')
    expect(faultText(definition, late[0]!)).toBe('Nhập ngày sinh mẹ không sau ngày sinh')
  })
})

describe('what was not asked', () => {
  const definition = formOf(
    { id: 'copies', ...YES_NO },
    { id: 'count', ...COUNT, showWhen: { copies: [true] } },
    { id: 'reason', ...TEXT, required: false, showWhen: { count: [] } },
    { id: 'age', kind: 'computed', label: 'Tuổi', compute: { rule: 'age', of: 'copies' } },
  )

  test('may not be answered', () => {
    const faults = checkAnswers(
      definition,
      { copies: false, count: 2, age: 3, extra: 1, 'a/b~': 1 },
      TODAY,
    )

    expect(faults).toEqual([
      { path: '/count', code: 'not-asked' },
      { path: '/age', code: 'not-asked' },
      { path: '/extra', code: 'unknown-field' },
      { path: '/a~1b~0', code: 'unknown-field' },
    ])
    expect(faults.map((fault) => faultText(definition, fault)).slice(0, 3)).toEqual([
      'Bỏ số con của người mẹ: với các câu trả lời khác của bạn, mục này không phải khai',
      'Bỏ tuổi của người mẹ: hệ thống tự tính mục này',
      'Bỏ mục “extra”: biểu mẫu không có mục này',
    ])
  })

  test('is never found among what every object inherits', () => {
    const named = formOf({ id: 'it', ...TEXT, required: false })

    expect(checkAnswers(named, JSON.parse('{"__proto__": {"it": 5}}'), TODAY)).toEqual([
      { path: '/__proto__', code: 'unknown-field' },
    ])
    expect(checkAnswers(formOf({ id: 'toString', ...TEXT }), {}, TODAY)).toEqual([
      { path: '/toString', code: 'missing' },
    ])
  })
})

describe('a repeating group', () => {
  const definition: FormDefinition = {
    name: 'Tờ khai',
    pages: [
      { id: 'kind', title: 'Loại', questions: [{ id: 'part', ...YES_NO }] },
      {
        id: 'receivers',
        title: 'Bên nhận',
        questions: [
          {
            id: 'receivers',
            kind: 'repeat',
            label: 'Các bên nhận',
            item: 'Bên nhận',
            min: 2,
            max: 3,
            questions: [
              { id: 'kind', ...CHOICE, label: 'Loại bên nhận' },
              { id: 'name', ...NAME, showWhen: { kind: ['male'] } },
              { id: 'area', ...AREA, showWhen: { kind: ['male'], part: [true] } },
              { id: 'sure', ...YES_NO, required: false },
            ],
          },
        ],
      },
    ],
  }
  const other = { kind: 'female' }

  test.each([
    [[{ kind: 'male', name: 'Vi Thị Hằng', area: 2 }, other], []],
    [[], [['/receivers', 'missing', 'Thêm ít nhất một bên nhận']]],
    [[other], [['/receivers', 'too-few-entries', 'Thêm cho đủ ít nhất 2 bên nhận']]],
    [
      [other, other, other, other],
      [['/receivers', 'too-many-entries', 'Bớt còn nhiều nhất 3 bên nhận']],
    ],
    [{}, [['/receivers', 'wrong-type', 'Nhập lại các bên nhận theo đúng kiểu của mục này']]],
    [
      [other, 'x'],
      [['/receivers/1', 'wrong-type', 'Nhập lại các bên nhận theo đúng kiểu của mục này']],
    ],
    [
      [other, { kind: 'male', sure: 1 }],
      [
        ['/receivers/1/name', 'missing', 'Nhập họ, chữ đệm, tên của bên nhận 2'],
        ['/receivers/1/area', 'missing', 'Nhập diện tích của bên nhận 2'],
        [
          '/receivers/1/sure',
          'wrong-type',
          'Chọn “Có” hoặc “Không” cho câu “Có cần bản sao không?” ở bên nhận 2',
        ],
      ],
    ],
    [
      [{ kind: 'female', area: 2, colour: 1 }, other],
      [
        [
          '/receivers/0/area',
          'not-asked',
          'Bỏ diện tích của bên nhận 1: với các câu trả lời khác của bạn, mục này không phải khai',
        ],
        ['/receivers/0/colour', 'unknown-field', 'Bỏ mục “colour”: biểu mẫu không có mục này'],
      ],
    ],
  ])('with entries %j', (receivers, expected) => {
    const faults = checkAnswers(definition, { part: true, receivers }, TODAY)

    expect(faults.map((fault) => [fault.path, fault.code, faultText(definition, fault)])).toEqual(
      expected,
    )
  })

  test('asks in its entries by what was answered around it', () => {
    const receivers = [{ kind: 'male', name: 'Vi Thị Hằng' }, other]

    expect(checkAnswers(definition, { part: false, receivers }, TODAY)).toEqual([])
  })
})

test('the faults of all pages together are the faults of the form, but for unknown fields', () => {
  inEveryCase(100, (draw) => {
    const definition = drawDefinition(draw)
    const answers = drawAnswers(draw, definition, true)

    const pages = definition.pages.flatMap((page) => checkPage(definition, page, answers, TODAY))

    expect(pages).toEqual(
      checkAnswers(definition, answers, TODAY).filter(({ path }) => path !== '/unknown'),
    )
  })
})
