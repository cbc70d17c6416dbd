import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import type { ProcessDefinition, StepPlace } from './definition.ts'
import { isStaffed, resolveStepUnit, unplacedSteps } from './places.ts'

const CENTRE = 'centre' as UnitId
const COMMUNE = 'commune' as UnitId
const ECONOMY = 'commune economy' as UnitId
const POLICE = 'police' as UnitId
const ENDED = 'department of before' as UnitId

const ORGANISATION = {
  divisionOf: (agencyId: UnitId, keys: readonly string[]) => {
    if (agencyId === ENDED) return null
    return { id: agencyId === COMMUNE && keys.includes('kinh-te') ? ECONOMY : agencyId }
  },
  named: (slug: string) => (slug === 'cong-an-tinh' ? { id: POLICE } : null),
}
const DOSSIER = { procedureCode: '1.000001', receivingUnitId: CENTRE, competentUnitId: COMMUNE }

function aProcess(...places: readonly StepPlace[]): ProcessDefinition {
  return {
    steps: places.map((at, position) => ({
      id: `b${position + 1}`,
      name: '',
      at,
      role: 'handler',
      hours: 1,
      outcomes: [],
      produces: null,
    })),
  }
}

describe('a step happens', () => {
  test.each<[string, StepPlace, UnitId]>([
    ['at the counter that received the dossier', { at: 'receiving' }, CENTRE],
    ['in the division that does this work', { at: 'competent', divisions: ['kinh-te'] }, ECONOMY],
    ['in the agency itself when no division is named', { at: 'competent', divisions: [] }, COMMUNE],
    ['in the unit that is named', { at: 'unit', slug: 'cong-an-tinh' }, POLICE],
  ])('%s', (_, place, unit) => {
    expect(resolveStepUnit(place, DOSSIER, ORGANISATION)).toBe(unit)
  })
})

test('a step in an agency that is no more is told', () => {
  const process = aProcess({ at: 'receiving' }, { at: 'competent', divisions: [] })
  const dossier = { ...DOSSIER, competentUnitId: ENDED }

  expect(unplacedSteps(process, dossier, ORGANISATION).map(({ id }) => id)).toEqual(['b2'])
})

test('a step in a unit that is not there is told', () => {
  const process = aProcess({ at: 'receiving' }, { at: 'unit', slug: 'so-dia-chinh' })

  expect(unplacedSteps(process, DOSSIER, ORGANISATION).map(({ id }) => id)).toEqual(['b2'])
})

describe('a process is staffed', () => {
  const process = aProcess({ at: 'competent', divisions: ['kinh-te'] }, { at: 'receiving' })

  test('when somebody holds every role where it is needed', () => {
    const held = new Set<UnitId>([CENTRE, ECONOMY])

    expect(isStaffed(process, DOSSIER, ORGANISATION, (unit) => held.has(unit))).toBe(true)
  })

  test('not when one role has nobody', () => {
    expect(isStaffed(process, DOSSIER, ORGANISATION, (unit) => unit === CENTRE)).toBe(false)
  })

  test('not when a unit is missing', () => {
    const nowhere = aProcess({ at: 'unit', slug: 'none' })

    expect(isStaffed(nowhere, DOSSIER, ORGANISATION, () => true)).toBe(false)
  })
})
