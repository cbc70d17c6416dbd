import { describe, expect, test } from 'vitest'
import { aComponent } from '../../../../tools/test-support/procedures.ts'
import type { Component } from './content.ts'
import { caseOf, componentsOf, missingComponents } from './papers.ts'

const paper = (id: string, given: Partial<Component> = {}) => aComponent({ id, ...given })

const BIRTH = {
  cases: [
    { id: 'co-giay-chung-sinh', name: 'Có giấy chứng sinh' },
    { id: 'tre-bi-bo-roi', name: 'Trẻ bị bỏ rơi' },
  ],
  components: [
    paper('to-khai', { required: false, isDeclaration: true }),
    paper('giay-chung-sinh', { caseIds: ['co-giay-chung-sinh'] }),
    paper('bien-ban', { caseIds: ['tre-bi-bo-roi'] }),
    paper('anh'),
    paper('uy-quyen', { required: false, requiredWhen: 'Nộp thay người khác' }),
  ],
}
const PLAIN = { cases: [], components: [paper('don')] }

const idsOf = (components: readonly Component[]) => components.map(({ id }) => id)

describe('the case of a filing', () => {
  test('is the first one when none was chosen', () => {
    expect(caseOf(BIRTH, null)).toBe('co-giay-chung-sinh')
  })

  test('is the chosen one', () => {
    expect(caseOf(BIRTH, 'tre-bi-bo-roi')).toBe('tre-bi-bo-roi')
  })

  test('is none when the procedure has no cases', () => {
    expect(caseOf(PLAIN, null)).toBeNull()
  })

  test('must be one of the procedure', () => {
    for (const content of [BIRTH, PLAIN])
      expect(() => caseOf(content, 'mang-thai-ho')).toThrow('invalid/unknown-case')
  })
})

describe('the papers of a filing', () => {
  test('are those of every case and those of its own', () => {
    expect(idsOf(componentsOf(BIRTH, 'tre-bi-bo-roi'))).toEqual([
      'to-khai',
      'bien-ban',
      'anh',
      'uy-quyen',
    ])
  })

  test('that are missing are told in the order of the list', () => {
    expect(idsOf(missingComponents(BIRTH, null, []))).toEqual(['giay-chung-sinh', 'anh'])
  })

  test('are complete with those that its own case requires', () => {
    expect(missingComponents(BIRTH, 'tre-bi-bo-roi', ['bien-ban', 'anh'])).toEqual([])
  })

  test('are not complete with the papers of another case', () => {
    expect(idsOf(missingComponents(BIRTH, 'tre-bi-bo-roi', ['giay-chung-sinh', 'anh']))).toEqual([
      'bien-ban',
    ])
  })
})
