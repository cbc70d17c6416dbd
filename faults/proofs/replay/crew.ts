import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Act } from './act.ts'
import type { HelperOrder, Memory, Question, Reply } from './helper-process.ts'
import type { Stretch } from './worker-process.ts'

/** A process that does what it is asked. */
interface Helper<Asked> {
  /** The fault that came up, or null. */
  ask(asked: Asked): Promise<string | null>
  memory(): Promise<Memory>
  /** How much it has in hand. */
  readonly inHand: number
  end(): Promise<void>
}

/** Those who carry out what the script tells. */
export interface Crew {
  readonly lanes: readonly Helper<Act>[]
  readonly worker: Helper<Stretch>
  end(): Promise<void>
}

export async function aCrew(order: HelperOrder, lanes: number): Promise<Crew> {
  const [worker, ...others] = await Promise.all([
    start<Stretch>('worker-process.ts', order),
    ...Array.from({ length: lanes }, () => start<Act>('lane-process.ts', order)),
  ])
  const all = [worker, ...others]
  return {
    lanes: others,
    worker,
    end: async () => {
      await Promise.all(all.map((helper) => helper.end()))
    },
  }
}

/** Acts that are asked for at once in each lane. */
const AT_ONCE = 8

/**
 * Has the acts carried out as in life: those on one dossier, and those that take numbers from one book, one after the
 * other in the order of time; others beside each other. The faults that came up.
 */
export async function carryOut(
  { lanes }: Pick<Crew, 'lanes'>,
  acts: readonly Act[],
  onDone: () => void,
): Promise<string[]> {
  const lasts = new Map<string, Promise<void>>()
  const running = new Set<Promise<void>>()
  const faults: string[] = []
  for (const act of acts) {
    while (running.size >= AT_ONCE * lanes.length) await Promise.race(running)
    if (faults.length > 0) break
    const names = act.book === null ? [act.code] : [act.code, act.book]
    const before = names.flatMap((name) => lasts.get(name) ?? [])
    const done = whenOver(before, async () => {
      const fault = faults.length > 0 ? null : await leastBusy(lanes).ask(act)
      if (fault !== null) faults.push(fault)
      onDone()
    })
    for (const name of names) lasts.set(name, done)
    running.add(done)
    void done.finally(() => running.delete(done))
  }
  await Promise.all(running)
  return faults
}

async function whenOver(
  before: readonly Promise<void>[],
  perform: () => Promise<void>,
): Promise<void> {
  await Promise.all(before)
  await perform()
}

function leastBusy(lanes: Crew['lanes']): Helper<Act> {
  return lanes.reduce((least, lane) => (lane.inHand < least.inHand ? lane : least))
}

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

async function start<Asked>(program: string, order: HelperOrder): Promise<Helper<Asked>> {
  const child = fork(path.join(import.meta.dirname, program), [JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (asked: Asked | null) =>
    new Promise<Reply>((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      child.send({ id, asked } satisfies Question<Asked>, (error) => {
        if (error !== null) reject(error)
      })
    })
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.resolve(reply)
    waiting.delete(reply.id)
  })
  child.once('exit', (code) => {
    for (const each of waiting.values()) each.reject(new Error(`${program} ended (${code})`))
  })
  await new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: () => resolve(), reject })
  })
  return {
    ask: async (asked) => (await ask(asked)).fault,
    memory: async () => (await ask(null)).memory ?? { rss: 0, heapUsed: 0 },
    get inHand() {
      return waiting.size
    },
    end: () => ended(child),
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.disconnect()
  })
}
