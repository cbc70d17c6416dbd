import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aStaffAccount, langSonUnits } from '../../../../tools/test-support/units.ts'
import {
  createUnit,
  endUnit,
  mergeUnits,
  renameUnit,
  splitUnit,
  type NewUnit,
} from './change-units.ts'
import { importUnits } from './import-units.ts'
import { organisationOn } from './read-organisation.ts'
import { grantRole, heldRolesOf } from './staff-roles.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })
await importUnits(context, langSonUnits())

const FROM = day('2026-04-01')
const BEFORE = day('2026-03-31')
const at = (slug: string) => unitIdOf('H37', slug)
const on = (text: string) => organisationOn(context, day(text))
const APRIL = { ...context, clock: { now: () => new Date('2026-04-01T01:00:00Z') } }

function aDepartment(slug: string, code: string, given: Partial<NewUnit> = {}): NewUnit {
  return {
    slug,
    code,
    name: `Sở ${code}`,
    shortName: `Sở ${code}`,
    kind: 'department',
    parentId: at('ubnd-tinh'),
    hostUnitId: null,
    divisionKey: null,
    adminUnitCode: null,
    address: null,
    phone: null,
    basis: 'Nghị quyết 01/NQ-HĐND',
    ...given,
  }
}

async function auditOf(unitId: UnitId) {
  return database.asOwner(
    `select event, details->>'from' as "from", jsonb_array_length(details->'ended') as ended,
       jsonb_array_length(details->'begun') as begun, (details->>'roles')::int as roles
     from audit_entry where object_id = $1`,
    [unitId],
  )
}

describe('a change of the organisation', () => {
  test('that sets up a unit is kept with its decision and audited', async () => {
    const unitId = await createUnit(context, aDepartment('so-du-lich', 'H37.80'), FROM)

    expect((await on('2026-04-01')).unit(unitId)?.basis).toBe('Nghị quyết 01/NQ-HĐND')
    expect(await auditOf(unitId)).toEqual([
      { event: 'unit.created', from: FROM, ended: 0, begun: 1, roles: 0 },
    ])
  })

  test('that renames a unit keeps its past, its subordinates and the roles in it', async () => {
    const account = await aStaffAccount(database.db, 'y-te')
    const role = { accountId: account, unitId: at('so-y-te'), role: 'approver' } as const
    await grantRole(context, { ...role, validFrom: day('2026-01-01'), validTo: null })

    const to = {
      code: 'H37.86',
      slug: 'so-suc-khoe',
      name: 'Sở Sức khỏe',
      shortName: 'Sở Sức khỏe',
    }
    const successor = await renameUnit(context, at('so-y-te'), { ...to, basis: null }, FROM)

    const [before, after] = [await on('2026-03-31'), await on('2026-04-01')]
    expect(before.bySlug('so-y-te')?.validTo).toBe(BEFORE)
    expect(after.bySlug('so-y-te')).toBeNull()
    expect(after.childrenOf(successor).length).toBe(before.childrenOf(at('so-y-te')).length)
    expect((await heldRolesOf(context, account)).map(({ unitCode }) => unitCode)).toEqual([
      'H37.16',
    ])
    const inApril = await heldRolesOf(APRIL, account)
    expect(inApril.map(({ unitCode }) => unitCode)).toEqual(['H37.86'])
    expect(inApril[0]?.reach.has(at('so-y-te'))).toBe(true)
    expect(await auditOf(at('so-y-te'))).toEqual([
      { event: 'unit.renamed', from: FROM, ended: 1, begun: 1, roles: 1 },
    ])
  })

  test('that merges units gives a role that was held in both once in the new one', async () => {
    const account = await aStaffAccount(database.db, 'xay-dung')
    for (const slug of ['so-xay-dung', 'so-cong-thuong']) {
      const role = { accountId: account, unitId: at(slug), role: 'handler' } as const
      await grantRole(context, { ...role, validFrom: day('2026-01-01'), validTo: null })
    }
    const merged = [at('so-xay-dung'), at('so-cong-thuong')]

    const successor = await mergeUnits(context, merged, aDepartment('so-moi', 'H37.81'), FROM)

    const held = await heldRolesOf(APRIL, account)
    expect(held.map(({ role, unitId }) => [role, unitId])).toEqual([['handler', successor]])
    expect(await heldRolesOf(context, account)).toHaveLength(2)
    expect(await auditOf(successor)).toEqual([
      { event: 'unit.merged', from: FROM, ended: 2, begun: 1, roles: 1 },
    ])
  })

  test('that merges a unit into one that goes on leaves that one where it is', async () => {
    await mergeUnits(context, [at('so-ngoai-vu')], at('vp-ubnd-tinh'), FROM)

    expect((await on('2026-04-01')).currentOf(at('so-ngoai-vu'))?.slug).toBe('vp-ubnd-tinh')
  })

  test('that splits a unit leaves roles with the first of its successors', async () => {
    const account = await aStaffAccount(database.db, 'van-hoa')
    const unitId = at('so-van-hoa-the-thao-du-lich')
    const role = { accountId: account, unitId, role: 'clerk' } as const
    await grantRole(context, { ...role, validFrom: day('2026-05-01'), validTo: null })

    const successors = await splitUnit(
      context,
      unitId,
      { into: [aDepartment('so-van-hoa', 'H37.82'), aDepartment('so-the-thao', 'H37.83')] },
      FROM,
    )

    const may = { ...context, clock: { now: () => new Date('2026-05-01T01:00:00Z') } }
    const held = await heldRolesOf(may, account)
    expect(held.map(({ unitId }) => unitId)).toEqual([successors[0]])
  })

  test('that ends a unit ends the roles in it', async () => {
    const account = await aStaffAccount(database.db, 'thanh-tra')
    const role = { accountId: account, unitId: at('thanh-tra-tinh'), role: 'handler' } as const
    await grantRole(context, { ...role, validFrom: day('2026-01-01'), validTo: null })

    await endUnit(context, at('thanh-tra-tinh'), BEFORE, { withSubordinates: true })

    expect(await heldRolesOf(context, account)).toHaveLength(1)
    expect(await heldRolesOf(APRIL, account)).toEqual([])
    const rows = await database.asOwner('select valid_to from staff_role where account_id = $1', [
      account,
    ])
    expect(rows).toEqual([{ valid_to: BEFORE }])
  })

  test('that is refused leaves nothing behind', async () => {
    const refused = mergeUnits(context, [at('so-tu-phap')], at('so-tu-phap'), FROM)

    await expect(refused).rejects.toThrow('conflict/unit-successor-not-valid')
    expect((await on('2026-04-01')).bySlug('so-tu-phap')?.validTo).toBeNull()
    expect(await auditOf(at('so-tu-phap'))).toEqual([])
  })

  test.each(['a unit', 'a superior'])('of %s that nobody knows is refused', async (what) => {
    const nobody = at('nobody')
    const change =
      what === 'a unit'
        ? endUnit(context, nobody, BEFORE, { withSubordinates: false })
        : createUnit(context, aDepartment('x', 'H37.84', { parentId: nobody }), FROM)

    await expect(change).rejects.toThrow('not-found/unit')
  })
})
