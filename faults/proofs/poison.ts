import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { inTransaction, type Connection } from '#platform/db'
import { migrateJobs, type JobDefinition } from '#platform/jobs'
import { handlerOf, startWorker } from '#platform/worker'
import { systemContext } from '../../src/installation.ts'
import type { ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

const POISONED_ONE_IN = 100
const AT_A_TIME = 500
const LONGEST_WAIT = 15 * 60_000

const Piece = z.strictObject({ at: z.number().int() })

/** A server whose owner may make queues. */
export type OwnedServer = ProofServer & { readonly owner: Connection }

/** How many pieces are put in each time, and how often each is tried again. */
interface Asked {
  readonly count: number
  readonly retries: number
}

/**
 * Puts in work of which one piece in a hundred fails for ever. Such are tried as often as their kind is, then lie
 * where administrators see them, and the log and health tell of each; all others are done once. Once the
 * cause is mended, what lies there is put in anew and done.
 */
export async function provePoison(
  server: OwnedServer,
  { count, retries }: Asked,
  say: (text: string) => void,
): Promise<Verdict> {
  const { installation } = server
  const working = { name: 'proofs.work', payload: Piece, retries } satisfies JobDefinition
  const [locality] = installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(installation, locality, 'proof')
  await migrateJobs(server.owner, [working])
  const diary = new Diary()
  const log: string[] = []
  const worker = await startWorker(
    installation.connection,
    [handlerOf(working, async (_, { at }) => diary.carryOut(at))],
    {
      log: pino({ level: 'error' }, { write: (line: string) => log.push(line) }),
      localities: [],
      contextOf: async () => context,
    },
  )
  try {
    return await workWithPoison({ server, context, working, diary, log, say }, count)
  } finally {
    await worker.stop()
  }
}

/** How often each piece was tried, and which are done. */
class Diary {
  readonly tries = new Map<number, number>()
  readonly done = new Set<number>()
  #poisonedFrom = Number.POSITIVE_INFINITY

  /** Every hundredth piece fails from this one on; none when nothing is said. */
  poisonFrom(first = Number.POSITIVE_INFINITY): void {
    this.#poisonedFrom = first
  }

  carryOut(at: number): void {
    this.tries.set(at, (this.tries.get(at) ?? 0) + 1)
    if (at >= this.#poisonedFrom && at % POISONED_ONE_IN === 0) throw new Error('poison')
    this.done.add(at)
  }
}

interface Scene {
  readonly server: OwnedServer
  readonly context: Context
  readonly working: JobDefinition<z.infer<typeof Piece>>
  readonly diary: Diary
  readonly log: readonly string[]
  readonly say: (text: string) => void
}

async function workWithPoison(scene: Scene, count: number): Promise<Verdict> {
  const { diary, context, working, say } = scene
  const poisoned = count / POISONED_ONE_IN
  const soundMs = await workOff(scene, 0, count, count)
  diary.poisonFrom(count)
  const mixedMs = await workOff(scene, count, count, 2 * count - poisoned)
  say(`${count} pieces took ${soundMs} ms, and ${mixedMs} ms with poison among them`)
  await until(async () => (await givenUpIn(scene)) === poisoned, 'all poison to be given up')
  const faults = await whatWasNotTold(scene, poisoned)
  say(`${poisoned} were given up after ${working.retries + 1} tries`)
  faults.push(...wronglyTried(scene, count))
  diary.poisonFrom()
  const redone = await inTransaction(context.db, (tx) =>
    context.jobs.redo(tx, context.locality.id, { ids: null, most: 2 * count }),
  )
  await until(async () => diary.done.size === 2 * count, 'what was put in anew')
  if (redone !== poisoned) faults.push(`${redone} were put in anew`)
  if ((await givenUpIn(scene)) !== 0) faults.push('what was put in anew still lies there')
  const lossPercent = Math.round((100 * mixedMs) / soundMs - 100)
  return verdictOf('poison', { pieces: 2 * count, poisoned, soundMs, mixedMs, lossPercent }, faults)
}

/** Puts pieces in and waits until so many are done; how long that took in milliseconds. */
async function workOff(
  { context, diary, working }: Scene,
  first: number,
  count: number,
  untilDone: number,
): Promise<number> {
  const began = performance.now()
  for (let from = first; from < first + count; from += AT_A_TIME)
    await inTransaction(context.db, async (tx) => {
      for (let at = from; at < Math.min(from + AT_A_TIME, first + count); at += 1)
        await context.jobs.enqueue(tx, working, context.locality.id, { at })
    })
  await until(async () => diary.done.size >= untilDone, `${untilDone} pieces`)
  return Math.round(performance.now() - began)
}

async function givenUpIn({ server }: Scene): Promise<number> {
  const health = await server.app.inject({ url: '/health' })
  return health.json<{ jobs: { givenUp: number } }>().jobs.givenUp
}

/** Whoever looks after the log reads of each piece that was given up, by its number. */
async function whatWasNotTold({ log, server }: Scene, poisoned: number): Promise<string[]> {
  const told = log.filter((line) => line.includes('"work given up"')).length
  const rows = await server.asOwner<{ name: string }>(
    `select source_name as name from pgboss.job where name = 'given-up'`,
  )
  return [
    ...(told === poisoned ? [] : [`the log told of ${told} given up`]),
    ...(rows.length === poisoned ? [] : [`${rows.length} lie there`]),
  ]
}

/** Poison is tried as often as its kind is, anything else once. */
function wronglyTried({ diary, working }: Scene, poisonedFrom: number): string[] {
  return [...diary.tries].flatMap(([at, times]) => {
    const isPoison = at >= poisonedFrom && at % POISONED_ONE_IN === 0
    const expected = isPoison ? working.retries + 1 : 1
    return times === expected ? [] : [`piece ${at} was tried ${times} times`]
  })
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > LONGEST_WAIT) throw new Error(`${what} did not come`)
    await pause(100)
  }
}
