import { expect, test } from 'vitest'
import { addDays } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { officerByUsername } from '#modules/identity'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { endRole, grantRole, heldRolesOf, listRolesOfStaff } from '../usecases/staff-roles.ts'

// The clock of this server stands still: nothing that is remembered here ever becomes too old.
const { as, clock, database } = await aDemoApp()
const today = dayOf(clock.now())

async function officer(username: string) {
  const found = await officerByUsername(aContext(database), username, heldRolesOf)
  if (found === null) throw new Error(`no officer ${username}`)
  return found
}

const administrator = aContext(database, { actor: await officer('quantri'), now: clock.now() })

test('an officer whose role is taken away is out at the next request, in a session that goes on', async () => {
  const { accountId } = await officer('thuly.xa2')
  const [role] = await listRolesOfStaff(administrator, accountId)
  const before = await as('thuly.xa2').get('/dossiers')

  await endRole(administrator, role!.id, addDays(today, -1))

  const after = await as('thuly.xa2').get('/dossiers')
  expect([before.status, after.status]).toEqual([200, 403])
  expect((await as('thuly.xa2').get('/sessions/current')).status).toBe(200)
})

test('an officer who is given a role works in it from the next request on', async () => {
  const { accountId, roles } = await officer('quantri')
  const before = await as('quantri').get('/dossiers')

  const unitId = roles[0]!.unitId
  const granted = { accountId, unitId, role: 'handler' as const, validFrom: today, validTo: null }
  await grantRole(administrator, granted)

  const after = await as('quantri').get('/dossiers')
  expect([before.status, after.status]).toEqual([403, 200])
})
