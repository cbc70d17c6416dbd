import { expect, test } from 'vitest'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { listVersions } from '../../procedures/usecases/catalogue.ts'
import { aCheckedDraft, aProcedure, twoOfficers } from '../test-support/publications.ts'
import { publishPublication } from './publish-publication.ts'
import { viewPublication } from './view-publication.ts'

const database = await aDatabase()
const officers = await twoOfficers(database)
const { drafter, checker } = officers

test('of two decisions on one procedure at the same moment one is published, and the other changes nothing', async () => {
  const [shared, other] = [await aProcedure(drafter), await aProcedure(drafter)]
  const decisions = [
    await aCheckedDraft(officers, [{ code: shared }]),
    await aCheckedDraft(officers, [{ code: shared, kind: 'repeal' }, { code: other }]),
  ]

  const outcomes = await Promise.allSettled(
    decisions.map((id, at) => publishPublication(at === 0 ? drafter : checker, id)),
  )

  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
  )
  expect(refused).toHaveLength(1)
  expect(['conflict/procedure-changed-since', 'invalid/publication-incomplete']).toContain(
    refused[0],
  )
  const states = await Promise.all(
    decisions.map(async (id) => (await viewPublication(drafter, id)).publication.state),
  )
  expect(states.toSorted()).toEqual(['checked', 'published'])
  const isFirst = outcomes[0]?.status === 'fulfilled'
  expect((await listVersions(drafter, shared)).map(({ number }) => number)).toEqual(
    isFirst ? [2, 1] : [1],
  )
  expect((await listVersions(drafter, other)).map(({ number }) => number)).toEqual(
    isFirst ? [1] : [2, 1],
  )
})

test('a decision published twice at the same moment is published once', async () => {
  const code = await aProcedure(drafter)
  const id = await aCheckedDraft(officers, [{ code }])

  const outcomes = await Promise.allSettled(
    Array.from({ length: 4 }, () => publishPublication(drafter, id)),
  )

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await listVersions(drafter, code)).map(({ number }) => number)).toEqual([2, 1])
})
