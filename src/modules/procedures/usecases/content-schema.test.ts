import { describe, expect, test } from 'vitest'
import { aComponent, aContent } from '../../../../tools/test-support/procedures.ts'
import type { ProcedureContent } from '../domain/content.ts'
import { Content } from './content-schema.ts'

function faultsOf(given: Partial<Record<keyof ProcedureContent, unknown>>): string[] {
  const { error } = Content.safeParse({ ...aContent(), ...given })
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const LIMIT = aContent().timeLimit
const FEE = {
  name: 'Lệ phí',
  amount: { min: 0, max: 0 },
  onlineAmount: null,
  per: 'hồ sơ',
  exemptions: [],
  note: null,
}
const CASES = [{ id: 'cap-moi', name: 'Cấp mới' }]
const NOBODY = { department: null, commune: null }
const ELSEWHERE = { reason: 'Do ngành Công an giải quyết', link: 'https://dichvucong.gov.vn' }

describe('a text may be published', () => {
  test.each<[string, Partial<ProcedureContent>]>([
    ['as it is', {}],
    ['with a same-day time', { timeLimit: { ...LIMIT, value: 0, sameDay: true } }],
    ['with papers of a case', { cases: CASES, components: [aComponent({ caseIds: ['cap-moi'] })] }],
    ['with a fee that another agency computes', { fees: [{ ...FEE, amount: null }] }],
    ['for look-up only', { handledElsewhere: ELSEWHERE, competence: NOBODY }],
  ])('%s', (_, given) => {
    expect(faultsOf(given)).toEqual([])
  })
})

describe('a text may not be published', () => {
  test.each<[string, Partial<Record<keyof ProcedureContent, unknown>>, string]>([
    ['with decomposed letters', { name: 'Khai sinh đẻ'.normalize('NFD') }, 'name: not-composed'],
    [
      'when a paper is required and yet only sometimes',
      { components: [aComponent({ requiredWhen: 'Đi làm thay' })] },
      'components.0.requiredWhen: required-only-sometimes',
    ],
    [
      'when a paper is required that is only shown',
      { components: [aComponent({ originals: 0 })] },
      'components.0.required: nothing-to-hand-in',
    ],
    [
      'when the declaration is asked for beside its form',
      { components: [aComponent({ isDeclaration: true })] },
      'components.0.required: declaration-is-the-form',
    ],
    [
      'with two declarations',
      {
        components: ['a', 'b'].map((id) =>
          aComponent({ id, isDeclaration: true, required: false }),
        ),
      },
      'components: several-declarations',
    ],
    [
      'with two papers of one name',
      { components: [aComponent(), aComponent()] },
      'components: id-repeated',
    ],
    ['with two cases of one name', { cases: [...CASES, ...CASES] }, 'cases: id-repeated'],
    [
      'with a paper of a case that there is not',
      { components: [aComponent({ caseIds: ['cap-lai'] })] },
      'components: case-unknown',
    ],
    [
      'with no time',
      { timeLimit: { ...LIMIT, value: 0 } },
      'timeLimit.value: same-day-is-zero-working-days',
    ],
    [
      'with a same-day time in hours',
      { timeLimit: { ...LIMIT, value: 0, unit: 'working-hours', sameDay: true } },
      'timeLimit.value: same-day-is-zero-working-days',
    ],
    [
      'with a fee that runs from more to less',
      { fees: [{ ...FEE, amount: { min: 2, max: 1 } }] },
      'fees.0.amount.max: less-than-min',
    ],
    ['when nobody decides it', { competence: NOBODY }, 'competence: decided-here-or-elsewhere'],
    [
      'when it is decided both here and elsewhere',
      { handledElsewhere: ELSEWHERE },
      'competence: decided-here-or-elsewhere',
    ],
  ])('%s', (_, given, fault) => {
    expect(faultsOf(given)).toEqual([fault])
  })

  test('with fields that a text does not have', () => {
    expect(Content.safeParse({ ...aContent(), price: 0 }).success).toBe(false)
  })
})
