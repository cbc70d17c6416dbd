import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { publishProcedure } from './publish-procedure.ts'

const database = await aDatabase()
const PUBLICATION = { code: '1.000001', effectiveFrom: day('2026-01-01'), content: aContent() }

test('procedure control publishes procedures', async () => {
  const context = aContext(database, { actor: anOfficer('procedure-control') })

  await expect(publishProcedure(context, PUBLICATION)).resolves.toBeTypeOf('string')
})

test.each(STAFF_ROLES.filter((role) => role !== 'procedure-control'))(
  'the role %s does not publish procedures',
  async (role) => {
    const context = aContext(database, { actor: anOfficer(role) })

    await expect(publishProcedure(context, PUBLICATION)).rejects.toMatchObject({
      code: 'forbidden/role',
    })
  },
)

test.each(['citizen', 'business'] as const)('a %s does not publish procedures', async (kind) => {
  const context = aContext(database, { actor: { ...ANONYMOUS, kind } })

  await expect(publishProcedure(context, PUBLICATION)).rejects.toMatchObject({
    code: 'forbidden/role',
  })
})

test('nobody publishes procedures without having signed in', async () => {
  await expect(publishProcedure(aContext(database), PUBLICATION)).rejects.toMatchObject({
    code: 'unauthenticated/no-session',
  })
})
