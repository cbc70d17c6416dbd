import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aDraft, aProcedure, twoOfficers } from '../test-support/publications.ts'
import { approvePublication, returnToDraft, sendToCheck } from './check-publication.ts'
import { savePublicationFacts } from './draft-publication.ts'
import { publishPublication } from './publish-publication.ts'
import { viewPublication } from './view-publication.ts'

const { drafter, checker } = await twoOfficers(await aDatabase())
const EFFECT = day('2026-03-10')

test('what has changed since an officer read it is neither found right nor published by them', async () => {
  const id = await aDraft(drafter, [{ code: await aProcedure(drafter) }])
  await sendToCheck(drafter, id)
  const seen = (await viewPublication(checker, id)).publication.revision
  await returnToDraft(checker, id, 'Sai ngày')
  const { publication } = await viewPublication(drafter, id)
  await savePublicationFacts(drafter, id, publication.revision, {
    ...publication,
    effectiveOn: addDays(EFFECT, 30),
  })
  await sendToCheck(drafter, id)

  const changed = 'conflict/publication-changed-elsewhere'
  expect(await answerOf(approvePublication(checker, id, seen))).toBe(changed)
  await approvePublication(checker, id, seen + 1)
  expect(await answerOf(publishPublication(drafter, id, seen))).toBe(changed)
  expect(await answerOf(publishPublication(drafter, id, seen + 1))).toBe('done')
})
