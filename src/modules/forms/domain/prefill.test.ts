import { describe, expect, test } from 'vitest'
import type { FormDefinition } from './definition.ts'
import { prefilled, type Person } from './prefill.ts'

const HOME = { provinceCode: '20', communeCode: '05983' }
const BE: Person = {
  name: 'Hoàng Thị Bế',
  personalId: '020190001234',
  taxCode: null,
  birthDate: '1990-05-14',
  phone: '+84912345678',
  email: null,
  address: HOME,
}

const mother = { relation: ['mother'] }
const definition: FormDefinition = {
  name: 'Tờ khai đăng ký khai sinh',
  pages: [
    {
      id: 'requester',
      title: 'Người yêu cầu',
      questions: [
        { id: 'name', kind: 'name', label: 'Tên', prefill: { from: 'applicant.name' } },
        {
          id: 'idNumber',
          kind: 'personal-id',
          label: 'Số',
          prefill: { from: 'applicant.personalId' },
        },
        { id: 'tax', kind: 'tax-code', label: 'Thuế', prefill: { from: 'applicant.taxCode' } },
        { id: 'home', kind: 'address', label: 'Nơi ở', prefill: { from: 'applicant.address' } },
        {
          id: 'relation',
          kind: 'choice',
          label: 'Quan hệ',
          choices: [
            { value: 'mother', label: 'Mẹ' },
            { value: 'other', label: 'Khác' },
          ],
        },
      ],
    },
    {
      id: 'mother',
      title: 'Người mẹ',
      questions: [
        { id: 'isKnown', kind: 'yes-no', label: 'Khai mẹ?', prefill: { value: true } },
        { id: 'motherName', kind: 'name', label: 'Tên', prefill: { from: 'name', when: mother } },
        {
          id: 'nationality',
          kind: 'lookup',
          label: 'Quốc tịch',
          list: 'countries',
          showWhen: { isKnown: [true] },
          prefill: { value: 'VN' },
        },
        { id: 'childName', kind: 'name', label: 'Tên con' },
      ],
    },
  ],
}

describe('what is known of the person who files', () => {
  test('is offered at the beginning, and what is not known is left open', () => {
    expect(prefilled(definition, BE)).toEqual({
      name: 'Hoàng Thị Bế',
      idNumber: '020190001234',
      home: HOME,
      isKnown: true,
      nationality: 'VN',
    })
  })

  test('never replaces an answer', () => {
    expect(prefilled(definition, BE, { name: 'Vi Thị Hằng', isKnown: false })).toMatchObject({
      name: 'Vi Thị Hằng',
      isKnown: false,
    })
  })

  test('is not offered for questions that are hidden', () => {
    expect(prefilled(definition, BE, { isKnown: false })).not.toHaveProperty('nationality')
  })
})

test.each([
  ['mother', 'Vi Thị Hằng'],
  ['other', undefined],
])('an earlier answer is offered again under its condition only: %s', (relation, expected) => {
  const answers = prefilled(definition, BE, { name: 'Vi Thị Hằng', relation })

  expect(answers.motherName).toBe(expected)
})
