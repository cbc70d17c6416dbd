import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { STAFF_ROLES } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { inspectProcedure } from './inspect-procedure.ts'
import type { CatalogueNeighbours } from './neighbours.ts'

const database = await aDemoDatabase()
const context = aContext(database, { actor: anOfficer('procedure-control') })
const BIRTH = '1.001193'
const OF_A_DEPARTMENT = '1.000045'
const TODAY = day('2026-03-02')

function inspect(on = TODAY, neighbours: CatalogueNeighbours = CATALOGUE_NEIGHBOURS) {
  return inspectProcedure(context, BIRTH, on, neighbours)
}

describe('the inspection of a procedure', () => {
  test('finds the process sound, with the hours of its time limit', async () => {
    const { version, process } = await inspect()

    expect(version.content.name).toBe('Đăng ký khai sinh')
    expect(process?.faults).toEqual([])
    expect(process?.hours).toBe(version.content.timeLimit.processHours)
  })

  test('names the communes where nobody holds the role of a step', async () => {
    const { places, process } = await inspect()

    const reception = process?.steps[0]
    expect(reception?.unitNames).toHaveLength(places)
    expect(reception?.placesWithoutUnit).toBe(0)
    expect(reception?.unstaffedUnitNames.length).toBe(places - 2)
    expect(reception?.unstaffedUnitNames.join()).not.toContain('Lương Văn Tri')
  })

  test('finds nothing unstaffed where everybody is at work', async () => {
    const { process } = await inspect(TODAY, {
      ...CATALOGUE_NEIGHBOURS,
      organisation: async (asking) => ({
        ...(await CATALOGUE_NEIGHBOURS.organisation(asking)),
        isRoleHeld: () => true,
      }),
    })

    expect(process?.steps.flatMap(({ unstaffedUnitNames }) => unstaffedUnitNames)).toEqual([])
  })

  test('counts the places for which no agency is found that decides', async () => {
    const withoutDepartments: CatalogueNeighbours = {
      ...CATALOGUE_NEIGHBOURS,
      organisation: async (asking) => {
        const { units, isRoleHeld } = await CATALOGUE_NEIGHBOURS.organisation(asking)
        const none = {
          units: units.units,
          unit: units.unit.bind(units),
          byCode: units.byCode.bind(units),
          communeByAdminUnit: units.communeByAdminUnit.bind(units),
          divisionOf: units.divisionOf.bind(units),
          named: () => null,
        }
        return { units: none, isRoleHeld }
      },
    }

    const { places, placesWithoutAgency } = await inspectProcedure(
      context,
      OF_A_DEPARTMENT,
      TODAY,
      withoutDepartments,
    )

    expect(placesWithoutAgency).toBe(places)
    expect(places).toBeGreaterThan(60)
    expect((await inspect()).placesWithoutAgency).toBe(0)
  })

  test('shows what was in force on an earlier day, and nothing before the first version', async () => {
    const { version, versions } = await inspect(day('2025-08-01'))

    expect(versions.map(({ id }) => id)).toContain(version.id)
    expect(await answerOf(inspect(day('2001-01-01')))).toBe('not-found/procedure')
  })
})

test.each(STAFF_ROLES.map((role) => [role]))(
  'a procedure is inspected by procedure control and administrators: %s',
  async (role) => {
    const asking = aContext(database, { actor: anOfficer(role) })

    const answer = await answerOf(inspectProcedure(asking, BIRTH, TODAY, CATALOGUE_NEIGHBOURS))

    const isAllowed = role === 'procedure-control' || role === 'administrator'
    expect(answer).toBe(isAllowed ? 'done' : 'forbidden/role')
  },
)
