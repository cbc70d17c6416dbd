import { describe, expect, test } from 'vitest'
import { organisationNow } from '#modules/organisations'
import { STAFF_ROLES, type StaffRole } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aCounterFiling, COMMUNE_COUNTER } from '../../../../tools/test-support/counter.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { openAtCounter } from './at-counter.ts'

const { as, database } = await aDemoApp()

async function at(role: StaffRole, unitCode: string) {
  const unit = (await organisationNow(aContext(database))).byCode(unitCode)
  if (unit === null) throw new Error(unitCode)
  return aContext(database, { actor: anOfficer(role, unit.id) })
}

describe('a dossier at the counter', () => {
  test('shows the originals left here, and who gave which back, but not the declaration', async () => {
    const filed = await as('tiepnhan.xa').post('/dossiers', aCounterFiling())
    const { code, version } = filed.body
    const context = await at('reception', COMMUNE_COUNTER)

    const before = await openAtCounter(context, code)
    await as('tiepnhan.xa').post(`/dossiers/${code}/actions/give-back-papers`, {
      version,
      documents: [2],
    })
    const after = await openAtCounter(context, code)

    expect(before.originals).toMatchObject([
      { ordinal: 2, name: 'Giấy chứng sinh', originals: 1, givenBackAt: null, givenBackBy: null },
    ])
    expect(after.originals).toMatchObject([{ ordinal: 2, givenBackBy: 'Nông Thị Hoa' }])
    expect(after.originals[0]?.givenBackAt).not.toBeNull()
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'reception'))(
    'is not for the role %s',
    async (role) => {
      const { body } = await as('tiepnhan.xa').post('/dossiers', aCounterFiling())

      await expect(openAtCounter(await at(role, COMMUNE_COUNTER), body.code)).rejects.toThrow(
        'forbidden/role',
      )
    },
  )

  test('is not there for reception of another place', async () => {
    const { body } = await as('tiepnhan.xa').post('/dossiers', aCounterFiling())

    await expect(openAtCounter(await at('reception', 'H37.01.20'), body.code)).rejects.toThrow(
      'not-found/dossier',
    )
  })
})
