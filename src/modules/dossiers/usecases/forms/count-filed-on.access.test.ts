import { describe, expect, test } from 'vitest'
import { formVersions } from '#modules/forms'
import { STAFF_ROLES } from '#platform/access'
import { newId } from '#platform/ids'
import { anOfficer } from '../../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext } from '../../../../../tools/test-support/database.ts'
import { aFiling } from '../../../../../tools/test-support/filings.ts'
import { countFiledOn } from './count-filed-on.ts'

const server = await aDemoApp()
const { as, database } = server

/** A procedure of the commune with an electronic form. */
const PROCEDURE = '1.001193'

const control = aContext(database, { actor: anOfficer('procedure-control') })

describe('the dossiers filed on a version of a form', () => {
  test('are counted for procedure control, wherever they were filed', async () => {
    const { username, filing } = await aFiling(server, PROCEDURE)
    const { versions } = await formVersions(control, PROCEDURE, null)
    const ids = versions.map(({ id }) => id)
    const before = await countFiledOn(control, ids)
    expect((await as(username).post('/dossiers', filing)).status).toBe(201)

    const counts = await countFiledOn(control, [...ids, newId()])

    const [present] = ids
    if (present === undefined) throw new Error('the procedure has no form')
    expect(counts).toEqual(new Map([[present, (before.get(present) ?? 0) + 1]]))
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'procedure-control'))(
    'are not counted for %s',
    async (role) => {
      const context = aContext(database, { actor: anOfficer(role) })

      await expect(countFiledOn(context, [])).rejects.toMatchObject({ code: 'forbidden/role' })
    },
  )
})
