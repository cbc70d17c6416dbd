import pg from 'pg'
import { PgBoss, type Db } from 'pg-boss'
import queue from 'pg-boss/package.json' with { type: 'json' }
import { APP, MIGRATOR, type Connection, type Write } from '#platform/db'
import { Bell } from './bell.ts'
import type { JobDefinition } from './definition.ts'
import { GIVEN_UP, redrive, type Which } from './given-up.ts'
import { putIn } from './put-in.ts'

const SCHEMA = 'pgboss'
/** Work that nobody tells anything of for so long was begun by a worker that is gone. The queue takes no less. */
const HEARTBEAT_SECONDS = 10
/** What was given up waits for a year to be looked at. */
const KEPT_SECONDS = 365 * 24 * 3600

/** What servers tell workers of: that there is work of a kind. */
export const WORK = 'platform.work'

/** Where work is put; it is there when the transaction commits, and never was when it rolls back. */
export interface JobQueue {
  enqueue<Payload extends object>(
    tx: Write,
    job: JobDefinition<Payload>,
    localityId: number,
    payload: Payload,
  ): Promise<void>
  /** Puts work of a locality that was given up in anew; how much it was. */
  redo(tx: Write, localityId: number, which: Which): Promise<number>
  close(): Promise<void>
}

/**
 * Opens the queue for putting work in. Carrying it out is `startWorker`. `tell` says to workers that there is work of
 * a kind; what it does not say they find out within seconds.
 */
export async function openQueue(
  connection: Connection,
  tell: (jobName: string) => void = () => {},
): Promise<JobQueue> {
  const bell = new Bell(tell)
  const boss = new PgBoss({
    ...connection,
    schema: SCHEMA,
    max: 2,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {}) // a lost connection is made again when it is next needed
  await boss.start()
  return {
    async enqueue(tx, job, localityId, payload) {
      const { name, afterSeconds = 0 } = job
      if (afterSeconds === 0) bell.ring(name)
      await putIn(tx, { name, data: JSON.stringify({ localityId, payload }), afterSeconds })
    },
    redo: (tx, localityId, which) => redrive(boss, tx, localityId, which),
    async close() {
      bell.stop()
      await boss.stop({ graceful: false })
    },
  }
}

/** Whether the queue of this version has other tables than the one that runs, which could not go on. */
export async function queueNeedsAStop(owner: Connection): Promise<boolean> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number }>(
      `select version from ${SCHEMA}.version`,
    )
    return rows[0]?.version !== queue.pgboss.schema
  } finally {
    await client.end()
  }
}

/** Makes the queue's own tables and one queue for each kind of work, as the migrator. */
export async function migrateJobs(
  owner: Connection,
  jobs: readonly JobDefinition[],
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('mot-cua migrations'))`)
    await client.query(`create schema if not exists ${SCHEMA} authorization ${MIGRATOR}`)
    await client.query(`set role ${MIGRATOR}`)
    const boss = new PgBoss({
      db: { executeSql: (text, values) => client.query(text, values) } satisfies Db,
      schema: SCHEMA,
      createSchema: false,
      supervise: false,
      schedule: false,
    })
    await boss.start()
    const existing = new Set((await boss.getQueues()).map(({ name }) => name))
    if (!existing.has(GIVEN_UP))
      await boss.createQueue(GIVEN_UP, { retentionSeconds: KEPT_SECONDS })
    for (const job of jobs) {
      const options = {
        retryLimit: job.retries,
        retryBackoff: true,
        retryDelay: 2,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        notify: false,
        deadLetter: GIVEN_UP,
      }
      if (existing.has(job.name)) await boss.updateQueue(job.name, options)
      else await boss.createQueue(job.name, options)
    }
    await boss.stop({ graceful: false })
    for (const grant of GRANTS) await client.query(grant)
  } finally {
    await client.end()
  }
}

const GRANTS = [
  `grant usage on schema ${SCHEMA} to ${APP}`,
  `grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APP}`,
  `grant usage on all sequences in schema ${SCHEMA} to ${APP}`,
  `grant execute on all functions in schema ${SCHEMA} to ${APP}`,
]
