import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inTransaction } from '#platform/db'
import { migrateJobs, type JobDefinition } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { handlerOf, startWorker } from '#platform/worker'
import { aContext, aDatabase, BAC_KAN, LANG_SON } from '../../../tools/test-support/database.ts'

const database = await aDatabase()

const sweeping = {
  name: 'tests.sweep-floor',
  payload: z.strictObject({ room: z.string().optional() }),
  retries: 1,
  dailyAt: { hour: 2, minute: 30 },
} satisfies JobDefinition

const looking = {
  name: 'tests.look-round',
  payload: z.strictObject({}),
  retries: 1,
  everyMinutes: 15,
} satisfies JobDefinition

test('work is carried out in its locality, and daily work is put in for each', async () => {
  await migrateJobs(database.owner, [sweeping])
  const swept: string[] = []
  const handler = handlerOf(sweeping, async ({ locality }, { room }) => {
    swept.push(`${locality.code} ${room ?? ''}`)
  })

  const worker = await startWorker(database.app, [handler], {
    log: silentLog,
    localities: [LANG_SON.id, BAC_KAN.id],
    contextOf: async (localityId) =>
      aContext(database, { locality: localityId === BAC_KAN.id ? BAC_KAN : LANG_SON }),
  })
  await inTransaction(database.database.of(BAC_KAN.id), (tx) =>
    database.jobs.enqueue(tx, sweeping, BAC_KAN.id, { room: 'hall' }),
  )
  worker.wake(sweeping.name)
  while (swept.length === 0) await setTimeout(20)
  await worker.stop()

  expect(swept).toEqual(['H03 hall'])
  expect(
    await database.asOwner(
      `select name, key, cron, timezone, data from pgboss.schedule order by key`,
    ),
  ).toEqual(
    [LANG_SON, BAC_KAN].map(({ id }) => ({
      name: 'tests.sweep-floor',
      key: String(id),
      cron: '30 2 * * *',
      timezone: 'Asia/Ho_Chi_Minh',
      data: { localityId: id, payload: {} },
    })),
  )
})

test('work that comes again and again is put in so for each locality', async () => {
  await migrateJobs(database.owner, [looking])

  const worker = await startWorker(database.app, [handlerOf(looking, async () => {})], {
    log: silentLog,
    localities: [LANG_SON.id],
    contextOf: async () => aContext(database, { locality: LANG_SON }),
  })
  await worker.stop()

  expect(
    await database.asOwner(`select key, cron from pgboss.schedule where name = 'tests.look-round'`),
  ).toEqual([{ key: String(LANG_SON.id), cron: '*/15 * * * *' }])
})

test('putting in what comes by itself is not waited for a quarter of an hour when the worker dies over it', async () => {
  await migrateJobs(database.owner, [looking])
  const worker = await startWorker(database.app, [], {
    log: silentLog,
    localities: [],
    contextOf: async () => aContext(database, { locality: LANG_SON }),
  })
  await worker.stop()

  expect(
    await database.asOwner(
      `select expire_seconds as seconds from pgboss.queue where name = '__pgboss__send-it'`,
    ),
  ).toEqual([{ seconds: 20 }])
})

test('work that lies first is carried out when its time has come, not when it is next looked for by chance', async () => {
  const drying = {
    name: 'tests.wax-floor',
    payload: z.strictObject({}),
    retries: 1,
    afterSeconds: 1,
  } satisfies JobDefinition
  await migrateJobs(database.owner, [drying])
  const waxed: number[] = []
  const handler = handlerOf(drying, async () => {
    waxed.push(performance.now())
  })
  const worker = await startWorker(database.app, [handler], {
    log: silentLog,
    localities: [LANG_SON.id],
    contextOf: async () => aContext(database),
  })

  const putInAt = performance.now()
  await inTransaction(database.database.of(LANG_SON.id), (tx) =>
    database.jobs.enqueue(tx, drying, LANG_SON.id, {}),
  )
  while (waxed.length === 0) await setTimeout(20)
  await worker.stop()

  const lay = (waxed[0] ?? 0) - putInAt
  expect(lay).toBeGreaterThan(900)
  expect(lay).toBeLessThan(15_000)
}, 60_000)

test('what has piled up is carried out piece after piece, and not one at each looking', async () => {
  const piling = {
    name: 'tests.clear-pile',
    payload: z.strictObject({ at: z.number() }),
    retries: 1,
  } satisfies JobDefinition
  await migrateJobs(database.owner, [piling])
  const cleared: number[] = []
  const handler = handlerOf(piling, async (_, { at }) => {
    cleared.push(at)
  })
  await inTransaction(database.database.of(LANG_SON.id), async (tx) => {
    for (let at = 0; at < 12; at += 1) await database.jobs.enqueue(tx, piling, LANG_SON.id, { at })
  })

  const worker = await startWorker(database.app, [handler], {
    log: silentLog,
    localities: [LANG_SON.id],
    contextOf: async () => aContext(database),
  })
  while (cleared.length < 12) await setTimeout(20) // at one in two seconds this outlasts the test
  await worker.stop()

  expect(cleared.toSorted((a, b) => a - b)).toEqual([...Array(12).keys()])
}, 20_000)
