import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import {
  FIGURE_LEVELS,
  FIGURES,
  figuresOf,
  linesBehind,
  type CatalogueFacts,
  type CountedProcedure,
  type FigureLevel,
} from './figures.ts'

const CODES = ['9.000001', '9.000002', '9.000003', '9.000004'] as const
const aCode = fc.constantFrom(...CODES)
const someLevels = fc.uniqueArray(fc.constantFrom(...FIGURE_LEVELS), { minLength: 1 })
const aDecision = fc.record({
  id: fc.constantFrom('one', 'other'),
  number: fc.constant('1/QĐ-UBND'),
  decidedOn: fc.constant(day('2023-05-04')),
})

function procedureOf(code: string): fc.Arbitrary<CountedProcedure> {
  return fc.record({
    code: fc.constant(code),
    name: fc.constant(`Thủ tục ${code}`),
    levels: someLevels,
    agency: fc.constantFrom('Sở Tư pháp', 'Sở Y tế'),
    isOwn: fc.boolean(),
    isOnTheSpot: fc.boolean(),
    isInForce: fc.boolean(),
  })
}

const someFacts: fc.Arbitrary<CatalogueFacts> = fc
  .record({
    procedures: fc.tuple(...CODES.map(procedureOf)),
    received: fc.dictionary(
      fc.tuple(aCode, fc.constantFrom(...FIGURE_LEVELS)).map((parts) => parts.join('/')),
      fc.constantFrom({ reason: null }, { reason: 'Kiểm tra thực địa' }),
    ),
    withProcess: fc.uniqueArray(aCode),
    approvals: fc.array(fc.record({ code: aCode, decision: aDecision })),
    items: fc.uniqueArray(
      fc.record({
        code: aCode,
        kind: fc.constantFrom('new', 'amend', 'replace', 'repeal'),
        publicationId: fc.constantFrom('one', 'other'),
      }),
      { selector: ({ code, publicationId }) => `${code}${publicationId}` },
    ),
  })
  .map(({ received, withProcess, procedures, ...rest }) => ({
    ...rest,
    procedures,
    proceduresThen: new Map(procedures.map((each) => [each.code, each])),
    withProcess: new Set(withProcess),
    acceptanceOf: (code: string, level: FigureLevel) => received[`${code}/${level}`] ?? null,
    decisions: ['one', 'other'].map((id) => ({
      id,
      number: '1/QĐ-UBND',
      decidedOn: day('2023-05-04'),
      summary: 'Công bố',
    })),
  }))

const figure = (facts: CatalogueFacts, name: string) =>
  figuresOf(facts).find((each) => each.name === name)

describe('every figure', () => {
  test('is as long as the list behind it, in all and at each level', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const { name, total, byLevel } of figuresOf(facts)) {
          const lines = linesBehind(facts, name)
          expect(lines).toHaveLength(total)
          expect(new Set(lines.map(({ key }) => key)).size).toBe(total)
          for (const level of byLevel === null ? [] : FIGURE_LEVELS)
            expect(linesBehind(facts, name, level)).toHaveLength(byLevel?.[level] ?? -1)
        }
      }),
    )
  })

  test('by level adds up to its total', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const byLevel = figuresOf(facts).flatMap((each) =>
          each.byLevel === null ? [] : [{ total: each.total, ...each.byLevel }],
        )
        for (const { total, province, district, commune } of byLevel)
          expect(province + district + commune).toBe(total)
        expect(byLevel).toHaveLength(5)
      }),
    )
  })

  test('is no more than what it is a part of', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const { total, of } of figuresOf(facts))
          expect(total).toBeLessThanOrEqual(of?.total ?? total)
      }),
    )
  })
})

test('what is received at one-stop places and what is not make up all that is settled here', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const [all, received, not] = ['settled-here', 'one-stop', 'not-one-stop'].map(
        (name) => figure(facts, name)?.total ?? 0,
      )

      expect(all).toBe((received ?? 0) + (not ?? 0))
    }),
  )
})

test('what was published new, changed and repealed makes up all that was published', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const kinds = ['published-new', 'published-changed', 'published-repealed']
      const sum = kinds.reduce((total, name) => total + (figure(facts, name)?.total ?? 0), 0)

      expect(figure(facts, 'published')?.total).toBe(sum)
      expect(sum).toBe(facts.items.length)
    }),
  )
})

describe('given one procedure', () => {
  const procedure: CountedProcedure = {
    code: '9.000001',
    name: 'Cấp phiếu',
    levels: ['province', 'commune'],
    agency: 'Sở Tư pháp',
    isOwn: true,
    isOnTheSpot: true,
    isInForce: true,
  }
  const factsOf = (given: Partial<CountedProcedure>, approvals = 0): CatalogueFacts => ({
    procedures: [{ ...procedure, ...given }],
    acceptanceOf: (_, level) => (level === 'province' ? { reason: null } : null),
    withProcess: new Set(),
    proceduresThen: new Map([[procedure.code, { ...procedure, ...given }]]),
    approvals: Array.from({ length: approvals }, (_, at) => ({
      code: procedure.code,
      decision: { id: String(at), number: `${at}/QĐ-UBND`, decidedOn: day('2023-05-04') },
    })),
    decisions: [],
    items: [],
  })
  const totals = (facts: CatalogueFacts) =>
    Object.fromEntries(figuresOf(facts).map(({ name, total }) => [name, total]))

  test('of two levels, it counts at each', () => {
    expect(totals(factsOf({}))).toMatchObject({
      'settled-here': 2,
      'one-stop': 1,
      'not-one-stop': 1,
      'at-centre': 1,
      'on-the-spot': 1,
    })
  })

  test('of another branch, it counts at the centre only', () => {
    expect(totals(factsOf({ isOwn: false }))).toMatchObject({
      'settled-here': 0,
      'one-stop': 0,
      'at-centre': 1,
    })
  })

  test('that has ended, it counts nowhere as of the day', () => {
    expect(totals(factsOf({ isInForce: false }))).toMatchObject({
      'settled-here': 0,
      'at-centre': 0,
    })
  })

  test('whose process was approved twice in the period, it counts once at each level', () => {
    const facts = factsOf({}, 2)

    expect(totals(facts)['processes-approved']).toBe(2)
    expect(
      linesBehind(facts, 'processes-approved').map(({ decision }) => decision?.number),
    ).toEqual(['1/QĐ-UBND', '1/QĐ-UBND'])
  })
})

test('every figure has a list', () => {
  expect(
    figuresOf({
      procedures: [],
      acceptanceOf: () => null,
      withProcess: new Set(),
      proceduresThen: new Map(),
      approvals: [],
      decisions: [],
      items: [],
    }).map(({ name, total }) => [name, total]),
  ).toEqual(FIGURES.map((name) => [name, 0]))
})
