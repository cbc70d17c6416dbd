import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { anOfficerAt, aStaffAccount, langSonUnits } from '../../../../tools/test-support/units.ts'
import { endUnit, foreseeUnitChange, type UnitChange } from './change-units.ts'
import { importUnits } from './import-units.ts'
import { organisationNow, turningDays, viewUnit } from './read-organisation.ts'
import { grantRole } from './staff-roles.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const system = aContext(database, { actor: SYSTEM })
const anyone = aContext(database)
await importUnits(system, langSonUnits())

const at = (slug: string) => unitIdOf('H37', slug)

describe('the page of a unit', () => {
  test('shows a commune of today with what it was made of', async () => {
    const view = await viewUnit(anyone, at('ph25-luong-van-tri'), day('2026-03-02'))

    expect(view.superiors.map(({ slug }) => slug)).toEqual(['ubnd-tinh'])
    expect(view.predecessors.length).toBeGreaterThan(0)
    expect(view.predecessors.every(({ unit }) => unit.validTo === '2025-06-30')).toBe(true)
    expect(view.subordinates.map(({ kind }) => kind)).toContain('centre')
  })

  test('shows an ended unit as it stood on its last day, with who took over', async () => {
    const view = await viewUnit(anyone, at('huyen-van-quan'), day('2026-03-02'))

    expect(view.day).toBe('2025-06-30')
    expect(view.subordinates.length).toBeGreaterThan(0)
    expect(view.successors.length).toBeGreaterThan(0)
  })

  test('is not there for a unit that nobody knows', async () => {
    expect(await answerOf(viewUnit(anyone, at('khong-co'), day('2026-03-02')))).toBe(
      'not-found/unit',
    )
  })
})

test('the days on which the organisation changed lead from one period to the next', async () => {
  expect(await turningDays(anyone)).toContain('2025-07-01')
})

describe('what a change would do', () => {
  const from = day('2026-04-01')

  test('is told with the units that move and the roles that go over, and changes nothing', async () => {
    const accountId = await aStaffAccount(database.db, 'can-bo')
    const role = { accountId, role: 'handler' as const, validFrom: day('2026-01-01') }
    await grantRole(system, { ...role, unitId: at('so-y-te'), validTo: null })
    const to = {
      slug: 'so-y-te-moi',
      code: 'H37.88',
      name: 'Sở Y tế và Dân số',
      shortName: 'Sở Y tế và Dân số',
      basis: null,
    }

    const foreseen = await foreseeUnitChange(system, {
      kind: 'rename',
      unitId: at('so-y-te'),
      to,
      from,
    })

    expect(foreseen.ended.map(({ slug }) => slug)).toEqual(['so-y-te'])
    expect(foreseen.begun.map(({ name }) => name)).toEqual(['Sở Y tế và Dân số'])
    expect(foreseen.moved.length).toBeGreaterThan(0)
    expect(new Set(foreseen.moved.map(({ under }) => under?.slug))).toEqual(
      new Set(['so-y-te-moi']),
    )
    expect([foreseen.rolesCarried, foreseen.rolesLost]).toEqual([1, 0])
    expect((await viewUnit(anyone, at('so-y-te'), from)).unit.validTo).toBeNull()
  })

  test('an ended unit leaves its roles to nobody', async () => {
    const unitId = at('so-y-te')
    const lastDay = day('2026-03-31')

    const foreseen = await foreseeUnitChange(system, {
      kind: 'end',
      unitId,
      lastDay,
      withSubordinates: true,
    })

    expect(foreseen.from).toBe('2026-04-01')
    expect(foreseen.ended.length).toBeGreaterThan(1)
    expect([foreseen.rolesCarried, foreseen.rolesLost]).toEqual([0, 1])
  })

  test('is refused for the same reason as the change itself', async () => {
    const change: UnitChange = {
      kind: 'end',
      unitId: at('so-y-te'),
      lastDay: day('2026-03-31'),
      withSubordinates: false,
    }
    const administrator = aContext(database, {
      actor: anOfficerAt(await organisationNow(system), 'administrator', 'so-tu-phap'),
    })

    expect(await answerOf(foreseeUnitChange(system, change))).toBe('conflict/unit-has-subordinates')
    expect(await answerOf(endUnit(system, change.unitId, change.lastDay, change))).toBe(
      'conflict/unit-has-subordinates',
    )
    expect(await answerOf(foreseeUnitChange(administrator, change))).toBe(
      'forbidden/unit-outside-reach',
    )
    expect(await answerOf(foreseeUnitChange(anyone, change))).toBe('unauthenticated/no-session')
  })
})
