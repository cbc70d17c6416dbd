// Does the work that follows and the work that comes by itself, in a process of its own: started by crew.ts.
import { instantOn, dayOf } from '#kernel/instant'
import { SYSTEM } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { openLog } from '#platform/log'
import { hearServers } from '#platform/notices'
import { startWorker, workHearer, type JobHandler } from '#platform/worker'
import { ALL_HANDLERS } from '../../../src/all-handlers.ts'
import { answerQuestions, openHelper } from './helper-process.ts'

/** What the worker is asked: to do by simulated time what comes by itself in a stretch of it. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Whether nobody does anything meanwhile: then work that comes every few minutes comes once. */
  readonly isQuiet: boolean
  /** Whether letters and what else follows is done, too, from now on. */
  readonly isFollowing: boolean
}

const MINUTE = 60_000

const { connection, beginning } = await openHelper('worker')
let now = 0
let isFollowing = false

function contextAt(at: number, correlationId: string): Context {
  return { ...beginning, correlationId, actor: SYSTEM, clock: { now: () => new Date(at) } }
}

/** Work that somebody asked for is done as the worker of every installation does it, as soon as it comes. */
async function follow(): Promise<void> {
  if (isFollowing) return
  isFollowing = true
  const handlers = ALL_HANDLERS.filter(({ job }) => !comesByItself(job))
  const worker = await startWorker(connection, handlers, {
    log: openLog('worker', undefined),
    localities: [beginning.locality.id],
    contextOf: async (_, correlationId) => contextAt(now, correlationId),
  })
  await hearServers(connection, [workHearer(worker)], () => beginning.db)
}

type Job = JobHandler['job']

function comesByItself({ dailyAt, everyMinutes }: Job): boolean {
  return dailyAt !== undefined || everyMinutes !== undefined
}

/** What comes by itself, minute by minute. */
async function passTime({ from, to, isQuiet }: Stretch): Promise<void> {
  for (let at = Math.ceil(from / MINUTE) * MINUTE; at < to; at += MINUTE) {
    now = at
    for (const { job, handle } of ALL_HANDLERS)
      if (isDue(job, at) && (!isQuiet || at === from || job.dailyAt !== undefined))
        await handle(contextAt(at, newId()), {})
  }
}

function isDue({ dailyAt, everyMinutes }: Job, at: number): boolean {
  const midnight = instantOn(dayOf(new Date(at)), 0).getTime()
  const minute = Math.round((at - midnight) / MINUTE)
  if (dailyAt !== undefined) return minute === dailyAt.hour * 60 + dailyAt.minute
  return everyMinutes !== undefined && minute % everyMinutes === 0
}

answerQuestions(async (stretch: Stretch) => {
  if (stretch.isFollowing) await follow()
  await passTime(stretch)
  return null
})
