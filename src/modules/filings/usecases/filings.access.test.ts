import { describe, expect, test } from 'vitest'
import { ANONYMOUS } from '#platform/access'
import { newId } from '#platform/ids'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { aBegunFiling, aResident, from } from '../test-support/filings.ts'
import { beginFiling } from './begin-filing.ts'
import { attachPaper, attachUploaded, detachPaper } from './filing-papers.ts'
import { giveUpFiling, listFilings } from './manage-filings.ts'
import { ownFiling } from './own-filing.ts'
import { saveFiling } from './save-filing.ts'
import { submitFiling } from './submit-filing.ts'
import { viewFiling } from './view-filing.ts'

const database = await aDemoDatabase()
const owner = await aResident(database)
const id = await aBegunFiling(owner, '1.001193')
const upload = { name: 'a.png', bytes: aPng() }
const someFile = { componentId: '1-001193-gt02', fileId: newId<'file'>() }
type Asking = typeof owner

const ACTS: readonly [string, (context: Asking) => Promise<unknown>][] = [
  ['read', (context) => ownFiling(context, id)],
  ['seen whole', (context) => viewFiling(context, id)],
  ['saved', (context) => saveFiling(context, from(id, 'applicant'), {})],
  ['given papers', (context) => attachPaper(context, id, '1-001193-gt02', upload)],
  ['given a paper uploaded before', (context) => attachUploaded(context, id, someFile)],
  ['relieved of papers', (context) => detachPaper(context, id, someFile)],
  ['given up', (context) => giveUpFiling(context, id)],
  [
    'handed in',
    (context) => submitFiling(context, { id, version: 1 }, { isDuplicateConfirmed: false }),
  ],
]

describe('the filing of somebody else', () => {
  test.each(ACTS)('does not exist when it is to be %s', async (_, act) => {
    const stranger = await aResident(database)

    expect(await answerOf(act(stranger))).toBe('not-found/filing')
    expect((await viewFiling(owner, id)).filing.version).toBe(1)
  })

  test('is in nobody else’s list', async () => {
    expect(await listFilings(await aResident(database))).toEqual([])
    expect((await listFilings(owner)).map((filing) => filing.id)).toEqual([id])
  })
})

describe('only people and businesses prepare filings', () => {
  const begin = (context: Asking) =>
    beginFiling(context, '1.001193', { caseId: null, receivingUnit: 'H37' })

  test.each([...ACTS, ['begun', begin] as const])('an officer’s is never %s', async (_, act) => {
    expect(await answerOf(act(aContext(database, { actor: anOfficer('reception') })))).toBe(
      'forbidden/role',
    )
  })

  test.each([...ACTS, ['begun', begin] as const])('a stranger’s is never %s', async (_, act) => {
    expect(await answerOf(act(aContext(database, { actor: ANONYMOUS })))).toBe(
      'unauthenticated/no-session',
    )
  })
})
