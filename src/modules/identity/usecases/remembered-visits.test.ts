import { afterAll, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import { openDatabase } from '#platform/db'
import { hearServers } from '#platform/notices'
import { aDatabase, LANG_SON } from '../../../../tools/test-support/database.ts'
import { forgetVisits, rememberedVisit, visitsHearer, type Visit } from './remembered-visits.ts'

const here = await aDatabase()
const there = openDatabase(here.app, { max: 2 })
const hearing = await hearServers(here.app, [visitsHearer], (id) => there.of(id))
afterAll(async () => {
  await hearing.stop()
  await there.close()
})

const ACCOUNT = '0199d0a0-0000-7000-8000-000000000001' as AccountId
const VISIT = { account: { id: ACCOUNT } } as unknown as Visit

test('a change of an account made through one server is asked for anew by the next request at another', async () => {
  let found = 0
  const visit = () =>
    rememberedVisit(there.of(LANG_SON.id), 'a token', 0, async () => {
      found += 1
      return VISIT
    })
  await visit()
  await visit()
  const before = found

  await forgetVisits({ db: here.database.of(LANG_SON.id) }, ACCOUNT)

  expect(before).toBe(1)
  await expect
    .poll(async () => {
      await visit()
      return found
    })
    .toBe(2)
})
