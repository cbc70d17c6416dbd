import { expect, test } from 'vitest'
import { makeAdministrator } from '#modules/identity'
import { grantAdministration, heldRolesOf } from '#modules/organisations'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../tools/test-support/database.ts'
import { makeFirstLocality, makeHighestUnit } from './first-locality.ts'

test('an empty installation gets its province, the people’s committee, and who administers all of it', async () => {
  const database = await aDatabase()
  await database.asOwner('delete from locality')
  const given = { code: 'H14', name: 'Tỉnh Cao Bằng', adminUnitCode: '04' }

  const locality = await makeFirstLocality(database.owner, given, new Date('2026-03-02T01:00:00Z'))
  const context = aContext(database, { actor: SYSTEM, locality })
  await makeHighestUnit(context)
  const named = { username: 'quantri', displayName: 'Vi Thị Quản' }
  const { accountId } = await makeAdministrator(context, named, grantAdministration)

  expect(locality).toEqual({ id: 1, isDemo: false, ...given })
  const held = await heldRolesOf(context, accountId)
  expect(held.map(({ role, unitCode, unitName }) => [role, unitCode, unitName])).toEqual([
    ['administrator', 'H14', 'Ủy ban nhân dân tỉnh Cao Bằng'],
  ])
})
