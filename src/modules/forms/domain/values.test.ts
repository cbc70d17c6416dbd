import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, parseDay } from '#kernel/day'
import {
  parseEmail,
  parseIdentityDocument,
  parsePersonalId,
  parsePhone,
  parseTaxCode,
} from '#kernel/identifiers'
import { checkAnswers } from './check.ts'
import type { FormDefinition, Question, QuestionKind } from './definition.ts'
import { faultText } from './fault-texts.ts'
import type { FaultCode } from './faults.ts'
import { TEXT_RULES, textRuleOf } from './values.ts'

const TODAY = day('2026-03-02')
const CHOICES = [
  { value: 'male', label: 'Nam' },
  { value: 'female', label: 'Nữ' },
]

type Labelled = QuestionKind & { readonly label: string }

/** What the checker says of one answer, with its sentence. */
function verdict(kind: Labelled, value: unknown): [FaultCode, string] | null {
  const question = { id: 'it', ...kind } as Question
  const definition: FormDefinition = {
    name: 'Tờ khai',
    pages: [{ id: 'page', title: 'Trang', questions: [question] }],
  }
  const [fault, ...more] = checkAnswers(definition, { it: value }, TODAY)
  expect(more).toEqual([])
  return fault === undefined ? null : [fault.code, faultText(definition, fault)]
}

const NAME = { kind: 'name', label: 'Họ, chữ đệm, tên' } as const
const PERSONAL_ID = { kind: 'personal-id', label: 'Số định danh cá nhân' } as const
const DOCUMENT = { kind: 'identity-document', label: 'Giấy tờ tùy thân' } as const
const TAX = { kind: 'tax-code', label: 'Mã số thuế' } as const
const PHONE = { kind: 'phone', label: 'Số điện thoại' } as const
const EMAIL = { kind: 'email', label: 'Thư điện tử' } as const
const BORN = { kind: 'date', label: 'Ngày sinh', past: true } as const
const MONTH = { kind: 'date', label: 'Tháng thôi hưởng', precision: 'month' } as const
const KNOWN = { kind: 'date', label: 'Ngày sinh', precision: 'as-known' } as const
const TIME = { kind: 'time', label: 'Giờ sinh' } as const
const COUNT = { kind: 'number', label: 'Số con', min: 1, max: 20 } as const
const AREA = { kind: 'number', label: 'Diện tích', decimals: 2 } as const
const MONEY = { kind: 'money', label: 'Thu nhập', max: 1_000_000 } as const
const YES_NO = { kind: 'yes-no', label: 'Có cần bản sao không?' } as const
const CONSENT = { kind: 'consent', label: 'Tôi cam đoan.', name: 'lời cam đoan' } as const
const CHOICE = { kind: 'choice', label: 'Giới tính', choices: CHOICES } as const
const SEVERAL = { kind: 'choices', label: 'Dạng khuyết tật', choices: CHOICES } as const
const NATION = { kind: 'lookup', label: 'Quốc tịch', list: 'countries' } as const
const ADDRESS = { kind: 'address', label: 'Nơi cư trú' } as const
const FILE = { kind: 'file', label: 'Ảnh chân dung' } as const
const TEXT = { kind: 'text', label: 'Lý do', maxLength: 10 } as const

describe('an answer of each kind', () => {
  test.each<[Labelled, unknown]>([
    [TEXT, 'Mồ côi'],
    [NAME, 'Hoàng Thị Bế'],
    [NAME, 'Y Krông'],
    [NAME, 'Đỗ'],
    [NAME, "Anne-Marie O'Neill"],
    [PERSONAL_ID, '020190001234'],
    [DOCUMENT, '081234567'],
    [DOCUMENT, 'C01X00T47'],
    [TAX, '0100109106'],
    [TAX, '0100109106-001'],
    [PHONE, '+84912345678'],
    [PHONE, '02053812345'],
    [EMAIL, 'be@langson.gov.vn'],
    [BORN, '2026-03-02'],
    [BORN, '2024-02-29'],
    [MONTH, '2025-12'],
    [KNOWN, '1945'],
    [KNOWN, '1945-07'],
    [KNOWN, '1945-07-14'],
    [TIME, '00:05'],
    [COUNT, 20],
    [AREA, 96.55],
    [AREA, 1.005e5],
    [MONEY, 0],
    [YES_NO, false],
    [CONSENT, true],
    [CHOICE, 'female'],
    [SEVERAL, ['female', 'male']],
    [NATION, 'VN'],
    [NATION, 'ZZ'],
    [ADDRESS, { provinceCode: '20', communeCode: '05983' }],
    [ADDRESS, { provinceCode: '20', communeCode: '05983', detail: 'Số 12, đường Bà Triệu' }],
    [ADDRESS, { era: '2024', provinceCode: '20', districtCode: '178', communeCode: '05983' }],
    [ADDRESS, { text: 'Bằng Tường, Quảng Tây, Trung Quốc' }],
    [FILE, '01890000-0000-7000-8000-000000000001'],
  ])('%o takes %j', (kind, value) => {
    expect(verdict(kind, value)).toBeNull()
  })

  test.each<[Labelled, unknown, FaultCode, string]>([
    [TEXT, ' \u200B', 'missing', 'Nhập lý do'],
    [TEXT, 'Mồ côi cả cha', 'too-long', 'Rút ngắn lý do còn nhiều nhất 10 ký tự'],
    [TEXT, 5, 'wrong-type', 'Nhập lại lý do theo đúng kiểu của mục này'],
    [NAME, 'Bế 2', 'not-a-name', 'Viết họ, chữ đệm, tên bằng chữ, không có chữ số và ký hiệu'],
    [NAME, 'B'.repeat(101), 'too-long', 'Rút ngắn họ, chữ đệm, tên còn nhiều nhất 100 ký tự'],
    [
      PERSONAL_ID,
      '02019000123',
      'not-a-personal-id',
      'Nhập số định danh cá nhân đủ 12 chữ số, như trên thẻ căn cước',
    ],
    [
      DOCUMENT,
      '02019000123',
      'not-an-identity-document',
      'Nhập giấy tờ tùy thân như trên giấy tờ: 12 chữ số căn cước, 9 chữ số chứng minh nhân dân hoặc số hộ chiếu',
    ],
    [TAX, '12345', 'not-a-tax-code', 'Nhập mã số thuế gồm 10, 12 hoặc 13 chữ số'],
    [TAX, '0100109107', 'mistyped-tax-code', 'Xem lại mã số thuế: có chữ số gõ nhầm'],
    [PHONE, '12345', 'not-a-phone', 'Nhập số điện thoại ở Việt Nam, ví dụ 0912 345 678'],
    [EMAIL, 'be@langson', 'not-an-email', 'Nhập thư điện tử theo dạng ten@tenmien.vn'],
    [BORN, '2025-02-29', 'not-a-date', 'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990'],
    [BORN, '14/5/1990', 'not-a-date', 'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990'],
    [BORN, 19900514, 'wrong-type', 'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990'],
    [BORN, '0199-05-14', 'not-a-date', 'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990'],
    [BORN, '1990', 'not-a-date', 'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990'],
    [BORN, '2026-03-03', 'in-the-future', 'Nhập ngày sinh là hôm nay hoặc trước hôm nay'],
    [
      MONTH,
      '2025-13',
      'not-a-date',
      'Nhập tháng thôi hưởng gồm tháng và năm có thật, ví dụ 5/1990',
    ],
    [
      KNOWN,
      '45',
      'not-a-date',
      'Nhập ngày sinh là ngày có thật, ví dụ 14/5/1990; chỉ nhớ năm thì nhập năm',
    ],
    [TIME, '24:00', 'not-a-time', 'Nhập giờ sinh gồm giờ và phút, ví dụ 08:15'],
    [COUNT, 'hai', 'wrong-type', 'Nhập số con bằng chữ số'],
    [COUNT, 0, 'too-small', 'Nhập số con từ 1 trở lên'],
    [COUNT, 21, 'too-large', 'Nhập số con không quá 20'],
    [COUNT, 1.5, 'not-whole', 'Nhập số con là số nguyên'],
    [AREA, -1, 'too-small', 'Nhập diện tích từ 0 trở lên'],
    [AREA, 0.125, 'too-many-decimals', 'Nhập diện tích với nhiều nhất 2 chữ số sau dấu phẩy'],
    [MONEY, 1_000_001, 'too-large', 'Nhập thu nhập không quá 1.000.000'],
    [YES_NO, 'yes', 'wrong-type', 'Chọn “Có” hoặc “Không” cho câu “Có cần bản sao không?”'],
    [CONSENT, false, 'not-agreed', 'Đánh dấu đồng ý với lời cam đoan'],
    [CHOICE, 'Nam', 'not-a-choice', 'Chọn giới tính trong danh sách'],
    [SEVERAL, 'male', 'wrong-type', 'Nhập lại dạng khuyết tật theo đúng kiểu của mục này'],
    [SEVERAL, [], 'missing', 'Chọn ít nhất một dạng khuyết tật'],
    [SEVERAL, ['other'], 'not-a-choice', 'Chọn dạng khuyết tật trong danh sách'],
    [SEVERAL, ['male', 'male'], 'chosen-twice', 'Chọn mỗi dạng khuyết tật một lần'],
    [NATION, 'Việt Nam', 'not-a-choice', 'Chọn quốc tịch trong danh sách'],
    [ADDRESS, 'Lạng Sơn', 'wrong-type', 'Nhập lại nơi cư trú theo đúng kiểu của mục này'],
    [
      ADDRESS,
      {},
      'not-an-address',
      'Nhập lại nơi cư trú: chọn tỉnh và xã, hoặc viết cả địa chỉ khi ở nước ngoài',
    ],
    [
      ADDRESS,
      { text: ' ' },
      'not-an-address',
      'Nhập lại nơi cư trú: chọn tỉnh và xã, hoặc viết cả địa chỉ khi ở nước ngoài',
    ],
    [ADDRESS, { provinceCode: '20' }, 'commune-missing', 'Chọn xã, phường trong nơi cư trú'],
    [
      ADDRESS,
      { provinceCode: '20', communeCode: '05983', districtCode: '178' },
      'not-an-address',
      'Nhập lại nơi cư trú: chọn tỉnh và xã, hoặc viết cả địa chỉ khi ở nước ngoài',
    ],
    [FILE, 'anh.jpg', 'not-a-file', 'Tải lại ảnh chân dung'],
  ])('%o does not take %j: %s', (kind, value, code, text) => {
    expect(verdict(kind, value)).toEqual([code, text])
  })
})

describe('the patterns of the schema and the readers of the kernel', () => {
  const readers = [
    ['personal-id', parsePersonalId],
    ['identity-document', parseIdentityDocument],
    ['phone', parsePhone],
    ['email', parseEmail],
    ['tax-code', parseTaxCode],
  ] as const

  test.each(readers)('agree that what is kept for %s is right', (kind, read) => {
    const pattern = new RegExp(TEXT_RULES[kind].pattern, 'u')
    const text = fc.oneof(
      fc.stringMatching(/^[+0-9 .-]{8,16}$/),
      fc.stringMatching(/^[A-Za-z0-9@.]+$/),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const kept = read(typed)
        expect(kept === null || pattern.test(kept)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  // A tax code of the right shape may still be mistyped.
  test.each(readers.filter(([kind]) => kind !== 'tax-code'))(
    'agree that what is right for %s is kept',
    (kind, read) => {
      const shape = TEXT_RULES[kind].pattern.replaceAll(/\(\?=[^)]*\)/g, '')
      const pattern = new RegExp(TEXT_RULES[kind].pattern, 'u')
      const text = fc.stringMatching(new RegExp(shape, 'u'), { maxLength: 100 })
      fc.assert(
        fc.property(
          text.filter((written) => pattern.test(written)),
          (written) => {
            expect(read(written)).not.toBeNull()
          },
        ),
        { numRuns: 500 },
      )
    },
  )

  test('agree about the days of the calendar from 1800 to 2199', () => {
    const pattern = new RegExp(textRuleOf({ id: 'it', ...BORN })?.pattern ?? '', 'u')
    for (let at = day('1800-01-01'); at < '2200-01-01'; at = addDays(at, 1))
      if (!pattern.test(at)) throw new Error(`no day by the pattern: ${at}`)
    fc.assert(
      fc.property(
        fc.integer({ min: 1790, max: 2210 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          const text = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
          const isDay = parseDay(text) !== null && year >= 1800 && year < 2200
          expect(pattern.test(text)).toBe(isDay)
        },
      ),
      { numRuns: 5000 },
    )
  })
})
