import { describe, expect, test } from 'vitest'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { anOfficer } from '../../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../../tools/test-support/database.ts'
import { listProcessChanges } from './preview-process-change.ts'

const database = await aDatabase()

describe('what would move to the process in force', () => {
  test('is shown to an approver', async () => {
    const context = aContext(database, { actor: anOfficer('approver') })

    expect(await listProcessChanges(context)).toEqual([])
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'approver'))(
    'is not shown to somebody with the role %s alone',
    async (role) => {
      const context = aContext(database, { actor: anOfficer(role) })

      await expect(listProcessChanges(context)).rejects.toMatchObject({ code: 'forbidden/role' })
    },
  )

  test('is not shown to a citizen', async () => {
    const context = aContext(database, { actor: { ...ANONYMOUS, kind: 'citizen' } })

    await expect(listProcessChanges(context)).rejects.toMatchObject({ code: 'forbidden/role' })
  })
})
