import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { newId } from '#platform/ids'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aDraft, aProcedure, twoOfficers, type TestContext } from '../test-support/publications.ts'
import { approvePublication, returnToDraft, sendToCheck } from './check-publication.ts'
import {
  attachScan,
  discardPublication,
  enterSigning,
  openScan,
  savePublicationFacts,
  startPublication,
} from './draft-publication.ts'
import { addItem, removeItem } from './edit-items.ts'
import { listPublications } from './list-publications.ts'
import { readPublication } from './load-publication.ts'
import { listPlacePostings, putUp, takeDown } from './postings.ts'
import { publishPublication } from './publish-publication.ts'
import { versionLine } from './version-line.ts'
import { viewPublication } from './view-publication.ts'

const database = await aDatabase()
const { drafter } = await twoOfficers(database)
const code = await aProcedure(drafter)
const id = await aDraft(drafter, [{ code }])

const FACTS = { number: null, decidedOn: null, issuer: '', summary: '', effectiveOn: null }

const MANAGING: Readonly<Record<string, (context: TestContext) => Promise<unknown>>> = {
  startPublication: (context) => startPublication(context, FACTS),
  savePublicationFacts: async (context) => savePublicationFacts(context, id, 1, FACTS),
  enterSigning: async (context) =>
    enterSigning(context, id, 1, { ...FACTS, effectiveOn: day('2026-03-10') }),
  attachScan: async (context) => attachScan(context, id, newId()),
  addItem: async (context) => addItem(context, id, { code, kind: 'amend', relatedCode: null }),
  removeItem: async (context) => removeItem(context, id, code),
  approvePublication: async (context) => approvePublication(context, id),
  returnToDraft: async (context) => returnToDraft(context, id, 'sai'),
  sendToCheck: async (context) => sendToCheck(context, id),
  publishPublication: async (context) => publishPublication(context, id),
  discardPublication: async (context) => discardPublication(context, id),
}
const READING: typeof MANAGING = {
  listPublications: (context) => listPublications(context, { cursor: null, limit: 10 }),
  readPublication: (context) => readPublication(context, id),
  viewPublication: (context) => viewPublication(context, id),
  openScan: (context) => openScan(context, id),
  versionLine: (context) => versionLine(context, code, { earlier: null, later: null }),
}
const POSTING: typeof MANAGING = {
  listPlacePostings: (context) => listPlacePostings(context),
  putUp: (context) => putUp(context, 'H37.01', []),
  takeDown: (context) => takeDown(context, 'H37.01', []),
}

/** Each thing that can be done, with the roles that may. */
const MAY = [
  ...Object.entries(MANAGING).map(([name, act]) => [name, act, ['procedure-control']] as const),
  ...Object.entries(READING).map(
    ([name, act]) => [name, act, ['procedure-control', 'administrator']] as const,
  ),
  ...Object.entries(POSTING).map(
    ([name, act]) => [name, act, ['procedure-control', 'reception']] as const,
  ),
]

const FORBIDDEN = MAY.flatMap(([name, act, roles]) =>
  STAFF_ROLES.filter((role) => !(roles as readonly string[]).includes(role)).map(
    (role) => [name, role, act] as const,
  ),
)

test.each(FORBIDDEN)('%s is nothing for the role %s', async (_, role, act) => {
  const answer = await answerOf(act(aContext(database, { actor: anOfficer(role) })))

  expect(answer).toBe('forbidden/role')
})

test.each(MAY)('%s is nothing for citizens, and nothing for nobody', async (_, act) => {
  const citizen = aContext(database, { actor: { ...ANONYMOUS, kind: 'citizen' } })

  expect(await answerOf(act(citizen))).toBe('forbidden/role')
  expect(await answerOf(act(aContext(database)))).toBe('unauthenticated/no-session')
})

test.each(MAY.map(([name, act, roles]) => [name, act, roles] as const))(
  '%s is for each role that does it',
  async (_, act, roles) => {
    for (const role of roles) {
      const actor = { ...drafter.actor, roles: anOfficer(role).roles }
      const answer = await answerOf(act(aContext(database, { actor })))
      expect(answer).not.toMatch(/^forbidden\/role|^unauth/)
    }
  },
)

test('a decision of one province is nothing to another', async () => {
  const elsewhere = aContext(database, {
    actor: anOfficer('procedure-control'),
    locality: BAC_KAN,
  })

  expect(await answerOf(viewPublication(elsewhere, id))).toBe('not-found/publication')
  expect(await listPublications(elsewhere, { cursor: null, limit: 10 })).toEqual({
    publications: [],
    nextCursor: null,
  })
})
