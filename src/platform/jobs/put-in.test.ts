import { setTimeout as pause } from 'node:timers/promises'
import { fromKysely, PgBoss } from 'pg-boss'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { inTransaction } from '#platform/db'
import { migrateJobs, openQueue, type JobDefinition } from '#platform/jobs'
import { aDatabase, LANG_SON } from '../../../tools/test-support/database.ts'

const database = await aDatabase()
const sweeping = {
  name: 'tests.sweep-stairs',
  payload: z.strictObject({ floor: z.number() }),
  retries: 3,
} satisfies JobDefinition
const laid = { ...sweeping, name: 'tests.dry-stairs', afterSeconds: 90 } satisfies JobDefinition
const payload = { floor: 2 }
await migrateJobs(database.owner, [sweeping, laid])

/** All that is kept of a piece of work but its id, and times as what lies between them. */
const rowsOf = (name: string) =>
  database.asOwner(
    `select to_jsonb(job) - '{id, created_on, start_after, keep_until}'::text[]
       || jsonb_build_object('lies', start_after - created_on, 'kept', keep_until - start_after) as row
     from pgboss.job where name = '${name}'`,
  )

describe('work that is put in', () => {
  test.each([[sweeping], [laid]])(
    'is the row that the queue itself would make: $name',
    async (job) => {
      const boss = new PgBoss({
        ...database.app,
        schema: 'pgboss',
        migrate: false,
        supervise: false,
      })
      await boss.start()

      await inTransaction(database.db, async (tx) => {
        await database.jobs.enqueue(tx, job, LANG_SON.id, payload)
        const { afterSeconds: startAfter = 0 } = job as JobDefinition
        const data = { localityId: LANG_SON.id, payload }
        await boss.send(job.name, data, { db: fromKysely(tx), startAfter })
      })

      const [ours, theirs, ...others] = await rowsOf(job.name)
      expect(ours).toEqual(theirs)
      expect(ours).toBeDefined()
      expect(others).toEqual([])
      await boss.stop({ graceful: false })
    },
  )

  test('is not there when what put it in is undone', async () => {
    const undone = inTransaction(database.db, async (tx) => {
      await database.jobs.enqueue(tx, { ...sweeping, name: 'given-up' }, LANG_SON.id, payload)
      throw new Error('changed my mind')
    })

    await expect(undone).rejects.toThrow('changed my mind')
    expect(await rowsOf('given-up')).toEqual([])
  })

  test('of a kind that there is no queue for is refused', async () => {
    const stray = inTransaction(database.db, (tx) =>
      database.jobs.enqueue(tx, { ...sweeping, name: 'tests.unknown' }, LANG_SON.id, payload),
    )

    await expect(stray).rejects.toThrow('null value')
  })

  test('is told of once for all of a kind, and not when it is to lie first', async () => {
    const told: string[] = []
    const jobs = await openQueue(database.app, (jobName) => told.push(jobName))

    await inTransaction(database.db, async (tx) => {
      for (const job of [sweeping, laid, sweeping])
        await jobs.enqueue(tx, job, LANG_SON.id, payload)
    })
    while (told.length === 0) await pause(10)
    await jobs.close()

    expect(told).toEqual(['tests.sweep-stairs'])
  })
})
