import { describe, expect, test } from 'vitest'
import {
  dialledPhone,
  parseEmail,
  parseIdentityDocument,
  parsePersonalId,
  parsePhone,
  parseTaxCode,
  writtenPhone,
} from './identifiers.ts'

describe('a tax code', () => {
  test.each(['0100109106', '0100047516', '0300588569', '0101248141', '4900123467'])(
    'is accepted when its tenth digit checks the first nine: %s',
    (code) => expect(parseTaxCode(code)).toBe(code),
  )

  test('is refused when any one digit is changed', () => {
    for (let at = 0; at < 10; at += 1) {
      const changed = '0100109106'.split('')
      changed[at] = String((Number(changed[at]) + 1) % 10)
      expect(parseTaxCode(changed.join(''))).toBeNull()
    }
  })

  test.each([
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['0100109106-000', null],
    ['020190001234', '020190001234'],
    ['0000000000', null],
    ['123', null],
    ['', null],
  ])('of a branch, a household or nobody: %s', (text, expected) => {
    expect(parseTaxCode(text)).toBe(expected)
  })
})

describe('a telephone number', () => {
  test.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['+84 912.345.678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['02053812345', '+842053812345'],
    ['0205381234', '+84205381234'],
    ['0112345678', null],
    ['091234567', null],
    ['09123456789', null],
    ['abc', null],
  ])('%s is kept as %s', (text, expected) => {
    expect(parsePhone(text)).toBe(expected)
  })
})

test.each([
  ['+84912345678', '0912 345 678', '0912345678'],
  ['+842053812345', '0205 381 2345', '02053812345'],
  ['1900 1234', '1900 1234', '1900 1234'],
])('the telephone number %s is written %s and dialled %s', (phone, written, dialled) => {
  expect([writtenPhone(phone), dialledPhone(phone)]).toEqual([written, dialled])
})

test.each([
  ['020190001234', '020190001234'],
  ['020 190 001 234', '020190001234'],
  ['02019000123', null],
  ['02019000123A', null],
])('a personal id has twelve digits: %s', (text, expected) => {
  expect(parsePersonalId(text)).toBe(expected)
})

test.each([
  ['020190001234', '020190001234'],
  ['081234567', '081234567'],
  ['b1234567', 'B1234567'],
  ['C01X00T47', 'C01X00T47'],
  ['02019000123', null],
  ['12', null],
])('an identity document is a personal id, an old card or a passport: %s', (text, expected) => {
  expect(parseIdentityDocument(text)).toBe(expected)
})

test.each([
  [' be@langson.gov.vn ', 'be@langson.gov.vn'],
  ['be@langson', null],
  ['be langson@x.vn', null],
])('an e-mail address has a domain: %s', (text, expected) => {
  expect(parseEmail(text)).toBe(expected)
})
