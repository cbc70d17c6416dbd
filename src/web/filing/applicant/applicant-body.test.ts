import { describe, expect, test } from 'vitest'
import { readApplicant } from './applicant-body.ts'
import { APPLICANT } from './applicant-texts.ts'

const words = APPLICANT.vi.faults
const self = { kind: 'citizen', phone: '0912 345 678' }
const other = { ...self, forWhom: 'other', 'owner.kind': 'citizen' }

const faultyOf = (values: Readonly<Record<string, string>>) => {
  const read = readApplicant(values, words)
  return 'faults' in read ? read.faults.map(({ id }) => id) : []
}

test('who files for themselves need not fill in what is asked of another', () => {
  expect(readApplicant({ ...self, forWhom: 'self' }, words)).toMatchObject({
    contact: { phone: '+84912345678' },
    owner: null,
  })
})

describe('who files for another', () => {
  test('is told of everything that is missing at once', () => {
    expect(faultyOf({ ...other, phone: '12' })).toEqual(['phone', 'owner.name', 'owner.personalId'])
  })

  test.each([
    ['owner.personalId', '020085000777'],
    ['owner.taxCode', '4900123467'],
  ])('gives a name and one number: %s', (field, number) => {
    expect(faultyOf({ ...other, 'owner.name': 'Nông Văn Lâm', [field]: number })).toEqual([])
  })

  test('is told once of a number that is not one', () => {
    const typed = { ...other, 'owner.name': 'Nông Văn Lâm', 'owner.personalId': '0200' }

    expect(faultyOf(typed)).toEqual(['owner.personalId'])
  })
})
