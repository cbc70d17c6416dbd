import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { storeUpload } from './store-upload.ts'

const database = await aDatabase()
const citizen = await aCitizen(database.db)
const upload = { name: 'a.png', bytes: aPng() }
const unitId = '00000000-0000-7000-8000-0000000000aa' as UnitId

describe('a file may be uploaded', () => {
  test('by no one who has not signed in', async () => {
    const context = aContext(database, { actor: ANONYMOUS })

    await expect(storeUpload(context, upload)).rejects.toThrow('unauthenticated/no-session')
  })

  test.each(['citizen', 'business'] as const)('by a %s', async (kind) => {
    const context = aContext(database, { actor: { ...citizen, kind } })

    expect(await storeUpload(context, upload)).toMatchObject({ name: 'a.png' })
  })

  test.each(STAFF_ROLES)('by an officer of the role %s', async (role) => {
    const held = { role, unitId, unitCode: 'H37', unitName: 'Đơn vị', reach: new Set([unitId]) }
    const context = aContext(database, { actor: { ...citizen, kind: 'staff', roles: [held] } })

    expect(await storeUpload(context, upload)).toMatchObject({ name: 'a.png' })
  })
})
