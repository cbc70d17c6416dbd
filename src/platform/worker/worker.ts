import { PgBoss, type JobWithMetadata } from 'pg-boss'
import { z } from 'zod'
import type { Context } from '#platform/context'
import type { Connection } from '#platform/db'
import { WORK, type JobDefinition } from '#platform/jobs'
import type { Logger } from '#platform/log'
import type { Hearer } from '#platform/notices'
import type { JobHandler } from './handler.ts'

const SCHEMA = 'pgboss'

/**
 * The queue's own work of putting in what comes by itself: done in a moment, but nobody tells that it goes on. Left as it
 * is, what a worker dies over would be waited for a quarter of an hour.
 */
const PUTTING_IN = '__pgboss__send-it'
const LONGEST_PUTTING_IN_SECONDS = 20

const Envelope = z.object({ localityId: z.number().int(), payload: z.unknown() })

/** A running worker. Stopping waits for what is being carried out. */
export interface Worker {
  /** There is work of a kind: it is looked for at once. */
  wake(jobName: string): void
  stop(): Promise<void>
}

/** What work is carried out with. */
interface About {
  readonly log: Logger
  readonly localities: readonly number[]
  readonly contextOf: (localityId: number, correlationId: string) => Promise<Context>
}

/** Carries out work as it comes, one piece of each kind at a time, and puts in what comes by itself. */
export async function startWorker(
  connection: Connection,
  handlers: readonly JobHandler[],
  about: About,
): Promise<Worker> {
  const boss = new PgBoss({
    ...connection,
    schema: SCHEMA,
    max: 4,
    migrate: false,
    superviseIntervalSeconds: LOOKING_AFTER_SECONDS,
    monitorIntervalSeconds: LOOKING_AFTER_SECONDS,
  })
  boss.on('error', (error) => about.log.error({ err: error }, 'job queue'))
  await boss.start()
  await boss.updateQueue(PUTTING_IN, { expireInSeconds: LONGEST_PUTTING_IN_SECONDS })
  const ids = new Map<string, string>()
  for (const handler of handlers) {
    ids.set(handler.job.name, await startOn(boss, handler, about))
    for (const localityId of about.localities) await schedule(boss, handler.job, localityId)
  }
  return {
    wake(jobName) {
      const id = ids.get(jobName)
      if (id !== undefined) boss.notifyWorker(id)
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

/** Wakes a worker when a server tells of work. */
export function workHearer(worker: Pick<Worker, 'wake'>): Hearer {
  return { about: WORK, hear: (_, jobName) => worker.wake(jobName) }
}

async function startOn(boss: PgBoss, handler: JobHandler, about: About): Promise<string> {
  const options = { ...lookingOut(handler.job), includeMetadata: true } as const
  let id = ''
  id = await boss.work(handler.job.name, options, async (jobs: JobWithMetadata[]) => {
    // What lies behind it is looked for at once: else each piece would wait for the next notice or look.
    boss.notifyWorker(id)
    for (const job of jobs) await attempt(handler, job, about)
  })
  return id
}

/** Carries out one piece, and tells the log when that fails, and when it was the last time. */
async function attempt(handler: JobHandler, job: JobWithMetadata, about: About): Promise<void> {
  try {
    await carryOut(handler, job, about)
  } catch (error) {
    const tries = job.retryCount + 1
    const of = { err: error, correlationId: job.id, work: job.name, tries }
    if (tries > job.retryLimit) about.log.error(of, 'work given up')
    else about.log.warn(of, 'work failed')
    throw error
  }
}

/**
 * How often is looked for work that the worker who had begun it tells nothing of any more. With the 10 s after which that
 * is so, and the 2 to 4 s before it is tried again, what a killed worker had begun is taken up again within half a minute.
 */
const LOOKING_AFTER_SECONDS = 4
/** How often a worker tells that it is still at work: often enough to be late four times. */
const TELLING_SECONDS = 2

/** How often is looked for what nobody tells of: what was missed, is to be tried again or done anew. */
const LOOKING_SECONDS = 5
/** And for work which lies first: nobody tells that it may begin. */
const LOOKING_FOR_LAID_SECONDS = 2

function lookingOut({ afterSeconds }: JobDefinition) {
  return {
    heartbeatRefreshSeconds: TELLING_SECONDS,
    pollingIntervalSeconds: afterSeconds === undefined ? LOOKING_SECONDS : LOOKING_FOR_LAID_SECONDS,
  }
}

/** What no worker was there to put in comes once when one is there again. */
async function schedule(boss: PgBoss, job: JobDefinition, localityId: number): Promise<void> {
  const cron = cronOf(job)
  if (cron === null) return
  const envelope = { localityId, payload: {} } satisfies z.input<typeof Envelope>
  const options = { tz: 'Asia/Ho_Chi_Minh', key: String(localityId), missed: 'once' } as const
  await boss.schedule(job.name, cron, envelope, options)
}

/** When a kind of work is put in by itself; null for work that somebody asks for. */
function cronOf({ dailyAt, everyMinutes }: JobDefinition): string | null {
  if (dailyAt !== undefined) return `${dailyAt.minute} ${dailyAt.hour} * * *`
  return everyMinutes === undefined ? null : `*/${everyMinutes} * * * *`
}

/** Carries out one piece of work as it lies in the queue. */
export async function carryOut(
  handler: JobHandler,
  job: { readonly id: string; readonly data: unknown },
  about: { readonly contextOf: (localityId: number, correlationId: string) => Promise<Context> },
): Promise<void> {
  const { localityId, payload } = Envelope.parse(job.data)
  const context = await about.contextOf(localityId, job.id)
  await handler.handle(context, handler.job.payload.parse(payload))
}
