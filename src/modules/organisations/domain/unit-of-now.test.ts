import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { id, took } from '../../../../tools/test-support/organisation.ts'
import { aUnit } from '../../../../tools/test-support/units.ts'
import { OrganisationHistory } from './organisation-history.ts'
import type { Organisation } from './organisation.ts'
import {
  figureUnit,
  readWith,
  UNIT_READINGS,
  unitInWords,
  unitReadingInWords,
  type Matter,
} from './unit-of-now.ts'

const TODAY = day('2026-03-02')
const SPLIT_ON = day('2025-07-01')

/**
 * A department that was renamed, then merged with another into a third; and one that was renamed, then divided in
 * two, of which one part was renamed again. A division ended with nobody to take over.
 */
const history = new OrganisationHistory({
  units: [
    aUnit('trade-2023', { name: 'Sở Công Thương', validTo: day('2024-02-29') }),
    aUnit('trade-2024', { validFrom: day('2024-03-01'), validTo: day('2025-02-28') }),
    aUnit('planning', { validTo: day('2025-02-28') }),
    aUnit('economy', { name: 'Sở Kinh tế', validFrom: day('2025-03-01') }),
    aUnit('health-2023', { validTo: day('2024-12-31') }),
    aUnit('health', {
      name: 'Sở Y tế',
      validFrom: day('2025-01-01'),
      validTo: addDays(SPLIT_ON, -1),
    }),
    aUnit('hospitals', { name: 'Sở Khám chữa bệnh', validFrom: SPLIT_ON }),
    aUnit('population-2025', { validFrom: SPLIT_ON, validTo: day('2025-12-31') }),
    aUnit('population', { name: 'Sở Dân số', validFrom: day('2026-01-01') }),
    aUnit('archive', { name: 'Phòng Lưu trữ', validTo: day('2025-01-31') }),
  ],
  successions: [
    took('trade-2024', 'trade-2023', 'rename'),
    took('economy', 'trade-2024', 'merge'),
    took('economy', 'planning', 'merge'),
    took('health', 'health-2023', 'rename'),
    took('hospitals', 'health', 'split'),
    took('population-2025', 'health', 'split', true),
    took('population', 'population-2025', 'rename'),
  ],
  services: [],
  shares: [{ fromUnitId: id('health'), matter: 'births', toUnitId: id('population-2025') }],
})
const now = history.on(TODAY)

const read = (unit: string, matter: Matter | null = null, on: Organisation = now) =>
  figureUnit(on, 'now', id(unit), matter)

describe('by the units of now', () => {
  test.each([
    ['trade-2023', 'economy'],
    ['trade-2024', 'economy'],
    ['planning', 'economy'],
    ['economy', 'economy'],
    ['population-2025', 'population'],
  ])('what %s had is read with %s, through every new name and merger', (of, expected) => {
    expect(read(of)).toMatchObject({ id: expected, standing: 'goes-on', successors: [] })
  })

  test.each([
    ['births', null, 'population'],
    ['births', SPLIT_ON, 'population'],
    ['drugs', null, 'hospitals'],
  ])(
    'what was in hand when a unit was divided (%s, until %s) is with the successor it came to: %s',
    (procedureCode, until, expected) => {
      expect(read('health-2023', { procedureCode, until })).toMatchObject({
        id: expected,
        standing: 'goes-on',
      })
    },
  )

  test('what had ended before a unit was divided belongs to none of its successors, and names them all', () => {
    const until = addDays(SPLIT_ON, -1)

    for (const matter of [{ procedureCode: 'births', until }, null])
      expect(read('health-2023', matter)).toEqual({
        id: 'health',
        name: 'Sở Y tế',
        standing: 'divided',
        successors: ['Sở Khám chữa bệnh', 'Sở Dân số'],
      })
  })

  test('what nobody took over stays with the unit that had it, which is said to have ended', () => {
    expect(read('archive')).toMatchObject({ id: 'archive', standing: 'ended', successors: [] })
  })

  test('of a day before a change the unit stands as it did on that day', () => {
    expect(read('trade-2023', null, history.on(day('2024-05-01')))?.id).toBe('trade-2024')
    expect(read('health', null, history.on(day('2025-03-01')))?.standing).toBe('goes-on')
  })

  test('records that lead in a ring come to an end', () => {
    const ring = new OrganisationHistory({
      units: [
        aUnit('a', { validTo: day('2024-12-31') }),
        aUnit('b', { validTo: day('2024-12-31') }),
      ],
      successions: [took('b', 'a', 'merge'), took('a', 'b', 'merge')],
      services: [],
      shares: [],
    }).on(TODAY)

    expect(read('a', null, ring)?.standing).toBe('ended')
  })

  test('the units whose recorded affairs are read together are those that come to the same one', () => {
    expect(readWith(now, id('economy')).toSorted()).toEqual([
      'economy',
      'planning',
      'trade-2023',
      'trade-2024',
    ])
    expect(readWith(now, id('health')).toSorted()).toEqual(['health', 'health-2023'])
    expect(readWith(now, id('hospitals'))).toEqual(['hospitals'])
  })
})

test('by the units of then every unit keeps its own name, however it was called later', () => {
  expect(figureUnit(now, 'then', id('trade-2023'), null)).toEqual({
    id: 'trade-2023',
    name: 'Sở Công Thương',
    standing: 'goes-on',
    successors: [],
  })
})

test('a unit that nobody knows is no unit of a figure', () => {
  for (const reading of UNIT_READINGS)
    expect(figureUnit(now, reading, id('nobody'), null)).toBeNull()
})

test('a workbook says of a unit what became of it, and by which units it counts', () => {
  const words = ['economy', 'health', 'archive'].map((of) => unitInWords(read(of)!))

  expect(words).toEqual([
    'Sở Kinh tế',
    'Sở Y tế (trước khi chia tách; nay là Sở Khám chữa bệnh, Sở Dân số)',
    'Phòng Lưu trữ (đã kết thúc, không có đơn vị tiếp nhận)',
  ])
  expect(unitReadingInWords(null)).toBe('Đơn vị lúc đó')
  expect(unitReadingInWords(TODAY)).toBe('Đơn vị hiện nay, ngày 02/03/2026')
})

/** Any history: each unit may end, and be taken over by any that begin on the day after. */
const someHistory = fc
  .array(
    fc.record({ begins: fc.nat(5), lasts: fc.option(fc.nat(3), { nil: null }), heirs: fc.nat(7) }),
    { minLength: 1, maxLength: 12 },
  )
  .map((given) => {
    const at = (step: number) => addDays(day('2024-01-01'), step * 30)
    const units = given.map(({ begins, lasts }, n) =>
      aUnit(`u${n}`, {
        validFrom: at(begins),
        validTo: lasts === null ? null : addDays(at(begins + 1 + lasts), -1),
      }),
    )
    const successions = units.flatMap((from, n) =>
      units
        .filter((to) => from.validTo !== null && to.validFrom === addDays(from.validTo, 1))
        .filter((_, rank) => ((given[n]?.heirs ?? 0) >> rank) % 2 === 1)
        .map((to, rank) => took(to.slug, from.slug, 'split', rank > 0)),
    )
    return new OrganisationHistory({ units, successions, services: [], shares: [] })
  })

test('whatever became of the units, each thing is counted once in both readings, and none is lost', () => {
  fc.assert(
    fc.property(
      someHistory,
      fc.array(fc.tuple(fc.nat(11), fc.nat(500), fc.option(fc.nat(400), { nil: null }))),
      fc.nat(400),
      (any, counted, on) => {
        const organisation = any.on(addDays(day('2024-01-01'), on))
        const lines = counted.map(([n, hours, until]) => ({
          unitId: any.units[n % any.units.length]!.id,
          hours,
          matter: {
            procedureCode: 'p',
            until: until === null ? null : addDays(day('2024-01-01'), until),
          },
        }))
        const sums = UNIT_READINGS.map((reading) => {
          const groups = Map.groupBy(
            lines,
            ({ unitId, matter }) => figureUnit(organisation, reading, unitId, matter)?.id,
          )
          expect(groups.has(undefined)).toBe(false)
          return [...groups.values()].flat().reduce((sum, { hours }) => sum + hours, 0)
        })

        expect(sums[0]).toBe(sums[1])
      },
    ),
  )
})

test('the unit of now is its own unit of now, and every unit is read with exactly one', () => {
  fc.assert(
    fc.property(someHistory, fc.nat(400), (any, on) => {
      const organisation = any.on(addDays(day('2024-01-01'), on))
      const places = new Set(
        any.units.map(({ id: unitId }) => read(unitId, null, organisation)!.id),
      )
      const together = [...places].flatMap((place) => readWith(organisation, place))

      for (const place of places) expect(read(place, null, organisation)?.id).toBe(place)
      expect(together.toSorted()).toEqual(any.units.map(({ id: unitId }) => unitId).toSorted())
    }),
  )
})
