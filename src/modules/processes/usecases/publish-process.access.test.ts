import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { publishProcess } from './publish-process.ts'

const database = await aDatabase()
await database.asOwner(`insert into procedure (locality_id, code) values (1, '1.000001')`)
const PUBLICATION = {
  procedureCode: '1.000001',
  processHours: 40,
  effectiveFrom: day('2026-01-01'),
  approvedBy: 'Quyết định 12/QĐ-UBND',
  definition: aProcess(),
}

test('procedure control publishes processes', async () => {
  const context = aContext(database, { actor: anOfficer('procedure-control') })

  await expect(publishProcess(context, PUBLICATION)).resolves.toBeTypeOf('string')
})

test.each(STAFF_ROLES.filter((role) => role !== 'procedure-control'))(
  'the role %s does not publish processes',
  async (role) => {
    const context = aContext(database, { actor: anOfficer(role) })

    await expect(publishProcess(context, PUBLICATION)).rejects.toMatchObject({
      code: 'forbidden/role',
    })
  },
)

test.each(['citizen', 'business'] as const)('a %s does not publish processes', async (kind) => {
  const context = aContext(database, { actor: { ...ANONYMOUS, kind } })

  await expect(publishProcess(context, PUBLICATION)).rejects.toMatchObject({
    code: 'forbidden/role',
  })
})

test('nobody publishes processes without having signed in', async () => {
  await expect(publishProcess(aContext(database), PUBLICATION)).rejects.toMatchObject({
    code: 'unauthenticated/no-session',
  })
})
