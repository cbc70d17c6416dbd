import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { STAFF_ROLES } from '#platform/access'
import { inTransaction } from '#platform/db'
import { migrateJobs, type JobDefinition } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { handlerOf, startWorker } from '#platform/worker'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN, LANG_SON } from '../../../../tools/test-support/database.ts'
import { listGivenUpWork } from './list-given-up-work.ts'
import { redoGivenUpWork } from './redo-given-up-work.ts'

const database = await aDatabase()
const context = aContext(database, { actor: anOfficer('administrator') })
const breaking = {
  name: 'tests.break',
  payload: z.strictObject({ at: z.number() }),
  retries: 0,
} satisfies JobDefinition
await migrateJobs(database.owner, [breaking])
let isMended = false
const done: number[] = []
const worker = await startWorker(
  database.app,
  [
    handlerOf(breaking, async (_, { at }) => {
      if (!isMended) throw new Error('broken')
      done.push(at)
    }),
  ],
  { log: silentLog, localities: [], contextOf: async () => context },
)
afterAll(() => worker.stop())

async function givenUp(count: number, localityId = LANG_SON.id): Promise<void> {
  const before = await total()
  await inTransaction(database.database.of(localityId), async (tx) => {
    for (let at = 0; at < count; at += 1)
      await database.jobs.enqueue(tx, breaking, localityId, { at })
  })
  worker.wake(breaking.name)
  while ((await total()) < before + count) await pause(20)
}

async function total(): Promise<number> {
  const [row] = await database.asOwner<{ count: number }>(
    `select count(*)::int as count from pgboss.job where name = 'given-up' and state = 'created'`,
  )
  return row?.count ?? 0
}

const listed = () => listGivenUpWork(context, { after: null, limit: 10 })

describe('work that was given up', () => {
  test('is seen by the administrators of its locality, page by page, the latest first', async () => {
    await givenUp(3)
    await givenUp(1, BAC_KAN.id)

    const first = await listGivenUpWork(context, { after: null, limit: 2 })
    const rest = await listGivenUpWork(context, { after: first.next, limit: 2 })

    const all = [...first.items, ...rest.items]
    expect(all.map(({ name, tries }) => [name, tries])).toEqual(
      Array.from({ length: 3 }, () => ['tests.break', 1]),
    )
    expect(all.map(({ givenUpAt }) => givenUpAt)).toEqual(
      all.map(({ givenUpAt }) => givenUpAt).toSorted((a, b) => b.getTime() - a.getTime()),
    )
    expect(rest.next).toBeNull()
  })

  test('is done when it is put in anew once its cause is mended, one piece or all of it', async () => {
    const before = await listed()
    isMended = true

    const one = await redoGivenUpWork(context, before.items[0]?.id ?? '')
    const again = await redoGivenUpWork(context, before.items[0]?.id ?? '')
    const others = await redoGivenUpWork(context, null)
    while (done.length < 3) await pause(20)

    expect([one, again, others]).toEqual([1, 0, 2])
    expect((await listed()).items).toEqual([])
    expect(await total()).toBe(1) // of the other locality
    const audited = await database.asOwner(
      `select object_id, details from audit_entry where event = 'work.redone' order by id`,
    )
    expect(audited).toEqual([
      { object_id: before.items[0]?.id, details: { count: 1 } },
      { object_id: 'all', details: { count: 2 } },
    ])
  })
})

describe('it is kept from', () => {
  test.each(STAFF_ROLES.filter((role) => role !== 'administrator'))('%s', async (role) => {
    const other = aContext(database, { actor: anOfficer(role) })

    expect(await answerOf(redoGivenUpWork(other, null))).toBe('forbidden/role')
    expect(await answerOf(listGivenUpWork(other, { after: null, limit: 1 }))).toBe('forbidden/role')
  })

  test('administrators of a single unit', async () => {
    const [role] = context.actor.roles
    const roles = role === undefined ? [] : [{ ...role, unitCode: 'H37.102' }]
    const other = aContext(database, { actor: { ...context.actor, roles } })

    expect(await answerOf(listGivenUpWork(other, { after: null, limit: 1 }))).toBe(
      'forbidden/unit-outside-reach',
    )
  })
})
