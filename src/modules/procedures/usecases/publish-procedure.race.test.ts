import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { listVersions } from './catalogue.ts'
import { publishProcedure } from './publish-procedure.ts'

const database = await aDatabase()
const context = aContext(database, { actor: anOfficer('procedure-control') })

test('of publications of one procedure at the same moment one comes into force', async () => {
  const publication = { code: '1.000001', effectiveFrom: day('2026-01-01'), content: aContent() }

  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => publishProcedure(context, publication)),
  )

  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
    Array.from({ length: 4 }, () => 'conflict/later-version-exists'),
  )
  expect((await listVersions(context, '1.000001')).map(({ number }) => number)).toEqual([1])
})
