import { describe, expect, test } from 'vitest'
import { organisationNow } from '#modules/organisations'
import { STAFF_ROLES, type StaffRole } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aCounterFiling, COMMUNE_COUNTER } from '../../../../tools/test-support/counter.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { earlierDossiers } from './at-counter.ts'

const { as, database } = await aDemoApp()

async function at(role: StaffRole, unitCode: string) {
  const unit = (await organisationNow(aContext(database))).byCode(unitCode)
  if (unit === null) throw new Error(unitCode)
  return aContext(database, { actor: anOfficer(role, unit.id) })
}

describe('the earlier dossiers of a person at the counter', () => {
  test('are those that the officer may see, open ones marked, with how the person was named', async () => {
    const { body } = await as('tiepnhan.xa').post('/dossiers', aCounterFiling())
    const { personalId, name } = body.applicant
    const number = { personalId }

    const here = await earlierDossiers(await at('reception', COMMUNE_COUNTER), number)
    const elsewhere = await earlierDossiers(await at('reception', 'H37.01.20'), number)

    expect(here.dossiers).toMatchObject([{ code: body.code, isOpen: true, state: 'received' }])
    expect(here.party).toMatchObject({ name, personalId })
    expect(elsewhere).toEqual({ dossiers: [], party: null })
  })

  test('of a business are found by its tax code', async () => {
    const applicant = { kind: 'business', name: 'Công ty Xứ Lạng', taxCode: '4900123467' }
    const { body } = await as('tiepnhan.xa').post('/dossiers', aCounterFiling({ applicant }))

    const found = await earlierDossiers(await at('reception', COMMUNE_COUNTER), {
      taxCode: '4900123467',
    })

    expect(found.dossiers.map(({ code }) => code)).toContain(body.code)
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'reception'))(
    'are not looked up by the role %s',
    async (role) => {
      const context = await at(role, COMMUNE_COUNTER)

      await expect(earlierDossiers(context, { personalId: '020190001234' })).rejects.toThrow(
        'forbidden/role',
      )
    },
  )
})
