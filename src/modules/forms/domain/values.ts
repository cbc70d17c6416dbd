import { parseTaxCode } from '#kernel/identifiers'
import { isRecord, own, type Address } from './answers.ts'
import type { Question, QuestionOf } from './definition.ts'
import type { FaultCode } from './faults.ts'
import { lookupName } from './lookups/lists.ts'

/** How a text is written. The published JSON Schema carries the same pattern and length. */
export interface TextRule {
  readonly pattern: string
  readonly maxLength: number
  /** What a text that does not match the pattern is. */
  readonly fault: FaultCode
}

/** Something to see: a text of blanks and invisible characters is none. */
const VISIBLE = '[^\\s\\u0000-\\u001F\\u007F\\u200B-\\u200F\\u2028-\\u202F\\u2066-\\u2069\\uFEFF]'

/** The days of the calendar from 1800 to 2199, leap years and all. */
const YEAR = '(?:1[89]|2[01])\\d{2}'
const MONTH = `${YEAR}-(?:0[1-9]|1[0-2])`
const LEAP_YEAR = '(?:(?:1[89]|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)'
const DAY =
  `(?:${YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)` +
  `|02-(?:0[1-9]|1\\d|2[0-8]))|${LEAP_YEAR}-02-29)`

const DATES = {
  day: `^${DAY}$`,
  month: `^${MONTH}$`,
  'as-known': `^(?:${YEAR}|${MONTH}|${DAY})$`,
} as const

/** The kinds whose answer is a text of a certain writing. */
export const TEXT_RULES = {
  name: {
    pattern: "^[\\p{L}\\p{M}][\\p{L}\\p{M} .'’-]*$",
    maxLength: 100,
    fault: 'not-a-name',
  },
  'personal-id': { pattern: '^\\d{12}$', maxLength: 12, fault: 'not-a-personal-id' },
  'identity-document': {
    pattern: '^(?:\\d{12}|\\d{9}|(?=\\d*[A-Z])[A-Z0-9]{6,12})$',
    maxLength: 12,
    fault: 'not-an-identity-document',
  },
  'tax-code': {
    pattern: '^(?:\\d{12}|\\d{10}(?:-?(?!000)\\d{3})?)$',
    maxLength: 14,
    fault: 'not-a-tax-code',
  },
  phone: {
    pattern: '^(?:0|\\+84)(?:[35789]\\d{8}|2\\d{8,9})$',
    maxLength: 13,
    fault: 'not-a-phone',
  },
  email: {
    pattern: '^[^\\s@]{1,64}@[^\\s@.]+(?:\\.[^\\s@.]+)+$',
    maxLength: 254,
    fault: 'not-an-email',
  },
  time: { pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5, fault: 'not-a-time' },
  file: {
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    maxLength: 36,
    fault: 'not-a-file',
  },
} as const satisfies Partial<Record<Question['kind'], TextRule>>

/** The writing of an answer that is a text, or null for questions whose answer is none. */
export function textRuleOf(question: Question): TextRule | null {
  switch (question.kind) {
    case 'text':
      return {
        pattern: VISIBLE,
        maxLength: question.maxLength ?? ((question.lines ?? 1) > 1 ? 2000 : 250),
        fault: 'missing',
      }
    case 'date':
      return {
        pattern: DATES[question.precision ?? 'day'],
        maxLength: 10,
        fault: 'not-a-date',
      }
    default:
      return question.kind in TEXT_RULES
        ? TEXT_RULES[question.kind as keyof typeof TEXT_RULES]
        : null
  }
}

/** How the parts of an address are written. */
export const ADDRESS_RULES = {
  provinceCode: { pattern: '^\\d{2}$', maxLength: 2, fault: 'not-an-address' },
  districtCode: { pattern: '^\\d{3}$', maxLength: 3, fault: 'not-an-address' },
  communeCode: { pattern: '^\\d{5}$', maxLength: 5, fault: 'commune-missing' },
  detail: { pattern: VISIBLE, maxLength: 250, fault: 'not-an-address' },
  text: { pattern: VISIBLE, maxLength: 500, fault: 'not-an-address' },
} as const satisfies Record<string, TextRule>

const PATTERNS = new Map<string, RegExp>()

function matches(pattern: string, text: string): boolean {
  let compiled = PATTERNS.get(pattern)
  if (compiled === undefined) {
    compiled = new RegExp(pattern, 'u')
    PATTERNS.set(pattern, compiled)
  }
  return compiled.test(text)
}

function faultOfText(rule: TextRule, value: unknown): FaultCode | null {
  if (typeof value !== 'string') return 'wrong-type'
  if (!matches(rule.pattern, value)) return rule.fault
  return lengthOf(value) > rule.maxLength ? 'too-long' : null
}

/** Characters as JSON Schema counts them: Unicode code points. */
function lengthOf(text: string): number {
  return Array.from(text).length
}

/** Whether a value is a date as far as it is known: a day, a month or a year. */
export function isDate(value: unknown): value is string {
  return typeof value === 'string' && matches(DATES['as-known'], value)
}

/** A number as Vietnamese writes it: `1.234,5`. */
export function numberText(number: number): string {
  const [whole = '', fraction] = String(number).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,8}$)/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** The bounds of a number question; đồng and unbounded numbers end where counting stays exact. */
export function boundsOf(question: QuestionOf<'number' | 'money'>): {
  readonly min: number
  readonly max: number
  readonly decimals: number
} {
  return {
    min: question.min ?? 0,
    max: question.max ?? 999_999_999_999,
    decimals: question.kind === 'number' ? (question.decimals ?? 0) : 0,
  }
}

function faultOfNumber(question: QuestionOf<'number' | 'money'>, value: unknown): FaultCode | null {
  if (typeof value !== 'number') return 'wrong-type'
  const { min, max, decimals } = boundsOf(question)
  if (decimals === 0 && !Number.isInteger(value)) return 'not-whole'
  if (value < min) return 'too-small'
  if (value > max) return 'too-large'
  return Number(value.toFixed(decimals)) === value ? null : 'too-many-decimals'
}

function faultOfChoices(question: QuestionOf<'choices'>, value: unknown): FaultCode | null {
  if (!Array.isArray(value)) return 'wrong-type'
  if (value.length === 0) return 'missing'
  if (value.some((chosen) => !question.choices.some((choice) => choice.value === chosen)))
    return 'not-a-choice'
  return new Set(value).size === value.length ? null : 'chosen-twice'
}

/** Which parts each shape of address has; the detail may always be left out. */
export const ADDRESS_SHAPES = {
  present: ['provinceCode', 'communeCode', 'detail'],
  former: ['era', 'provinceCode', 'districtCode', 'communeCode', 'detail'],
  written: ['text'],
} as const

/** The shape an address is meant to have. */
export function addressShape(address: Address): keyof typeof ADDRESS_SHAPES {
  if ('text' in address) return 'written'
  return 'era' in address ? 'former' : 'present'
}

function faultOfAddress(value: unknown): FaultCode | null {
  if (!isRecord(value)) return 'wrong-type'
  const shape = addressShape(value as unknown as Address)
  const parts: readonly string[] = ADDRESS_SHAPES[shape]
  if (Object.keys(value).some((part) => !parts.includes(part))) return 'not-an-address'
  if (shape === 'former' && value.era !== '2024') return 'not-an-address'
  for (const [part, rule] of Object.entries(ADDRESS_RULES)) {
    if (!parts.includes(part) || (part === 'detail' && !Object.hasOwn(value, part))) continue
    if (faultOfText(rule, own(value, part)) !== null) return rule.fault
  }
  return null
}

/** What is wrong with one answer in itself; entries of repeating groups are looked into elsewhere. */
export function faultOfValue(
  question: Exclude<Question, { readonly kind: 'repeat' | 'computed' }>,
  value: unknown,
): FaultCode | null {
  switch (question.kind) {
    case 'number':
    case 'money':
      return faultOfNumber(question, value)
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'wrong-type'
    case 'consent':
      return value === true ? null : 'not-agreed'
    case 'choice':
      return question.choices.some((choice) => choice.value === value) ? null : 'not-a-choice'
    case 'choices':
      return faultOfChoices(question, value)
    case 'lookup':
      return typeof value === 'string' && lookupName(question.list, value) !== null
        ? null
        : 'not-a-choice'
    case 'address':
      return faultOfAddress(value)
    default: {
      const fault = faultOfText(textRuleOf(question) as TextRule, value)
      return fault === null &&
        question.kind === 'tax-code' &&
        parseTaxCode(value as string) === null
        ? 'mistyped-tax-code'
        : fault
    }
  }
}
