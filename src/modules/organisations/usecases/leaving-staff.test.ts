import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { SYSTEM } from '#platform/access'
import { inTransaction } from '#platform/db'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { anOfficerAt, aStaffAccount, langSonUnits } from '../../../../tools/test-support/units.ts'
import { importUnits } from './import-units.ts'
import { organisationNow } from './read-organisation.ts'
import {
  endRoles,
  grantAdministration,
  grantRole,
  heldRolesOf,
  listRolesOfStaff,
} from './staff-roles.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const system = aContext(database, { actor: SYSTEM })
await importUnits(system, langSonUnits())
const organisation = await organisationNow(system)

const TODAY = day('2026-03-02')
const at = (slug: string) => unitIdOf('H37', slug)
const administrator = aContext(database, {
  actor: anOfficerAt(organisation, 'administrator', 'ubnd-tinh'),
})
const ofHealth = aContext(database, {
  actor: anOfficerAt(organisation, 'administrator', 'so-y-te'),
})

async function anOfficerWithRoles(username: string): Promise<AccountId> {
  const accountId = await aStaffAccount(database.db, username)
  const role = { accountId, unitId: at('so-y-te'), validTo: null }
  await grantRole(system, { ...role, role: 'handler', validFrom: day('2025-01-01') })
  await grantRole(system, { ...role, role: 'approver', validFrom: TODAY })
  await grantRole(system, { ...role, role: 'clerk', validFrom: addDays(TODAY, 30) })
  await grantRole(system, {
    ...role,
    role: 'reception',
    validFrom: day('2024-01-01'),
    validTo: day('2024-12-31'),
  })
  return accountId
}

test('who leaves holds no role from that moment on, and none that would have begun later', async () => {
  const accountId = await anOfficerWithRoles('nghi-viec')

  await inTransaction(database.db, (tx) => endRoles(tx, administrator, accountId))

  expect(await heldRolesOf(system, accountId)).toEqual([])
  const inTime = { ...system, clock: { now: () => new Date('2027-01-04T01:00:00Z') } }
  expect(await heldRolesOf(inTime, accountId)).toEqual([])
  const kept = await listRolesOfStaff(administrator, accountId)
  expect(kept.map(({ role, validTo }) => [role, validTo])).toEqual([
    ['handler', '2026-03-01'],
    ['reception', '2024-12-31'],
  ])
  const entries = await database.asOwner(
    `select event from audit_entry where event = 'role.ended' and object_id in
      (select id::text from staff_role where account_id = $1)`,
    [accountId],
  )
  expect(entries).toHaveLength(3)
})

test('an administrator takes away no role that lies outside the own units, and then none at all', async () => {
  const accountId = await anOfficerWithRoles('hai-noi')
  await grantRole(system, {
    accountId,
    unitId: at('ph25-dong-kinh'),
    role: 'handler',
    validFrom: addDays(TODAY, 10),
    validTo: null,
  })

  const answer = await answerOf(
    inTransaction(database.db, (tx) => endRoles(tx, ofHealth, accountId)),
  )

  expect(answer).toBe('forbidden/unit-outside-reach')
  expect(await heldRolesOf(system, accountId)).toHaveLength(2)
})

test('roles are listed with whether they lie within reach, the latest first', async () => {
  const accountId = await aStaffAccount(database.db, 'hai-vai-tro')
  const role = { accountId, role: 'handler' as const, validTo: null }
  await grantRole(system, { ...role, unitId: at('so-y-te'), validFrom: day('2025-01-01') })
  await grantRole(system, { ...role, unitId: at('ph25-dong-kinh'), validFrom: TODAY })

  const listed = await listRolesOfStaff(ofHealth, accountId)

  expect(listed.map(({ unit, isWithinReach }) => [unit.slug, isWithinReach])).toEqual([
    ['ph25-dong-kinh', false],
    ['so-y-te', true],
  ])
})

test('the first administrator holds the role over the whole province, given once', async () => {
  const accountId = await aStaffAccount(database.db, 'quan-tri-dau')

  await inTransaction(database.db, (tx) => grantAdministration(tx, system, accountId))
  await inTransaction(database.db, (tx) => grantAdministration(tx, system, accountId))

  const held = await heldRolesOf(system, accountId)
  expect(held.map(({ role, unitCode }) => [role, unitCode])).toEqual([['administrator', 'H37']])
})

test('a locality without units has nothing to administer, and no person gives that role this way', async () => {
  const accountId = await aStaffAccount(database.db, 'quan-tri-khac')
  const elsewhere = aContext(database, { actor: SYSTEM, locality: BAC_KAN })

  const answers = [
    await answerOf(
      inTransaction(elsewhere.db, (tx) => grantAdministration(tx, elsewhere, accountId)),
    ),
    await answerOf(
      inTransaction(database.db, (tx) => grantAdministration(tx, administrator, accountId)),
    ),
  ]

  expect(answers).toEqual(['not-found/unit', 'forbidden/role'])
})
