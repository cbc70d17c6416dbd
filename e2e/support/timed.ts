import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** What such a demonstration is told: the instant that it is, or a kind of work that is due. */
export interface Order {
  readonly now?: string
  readonly job?: string
}

/** A demonstration whose time a journey moves; nobody else's work is in it. */
export interface TimedDemonstration {
  readonly home: string
  /** Makes it another instant, as `2026-03-02T09:00:00+07:00`. Whoever was signed in signs in again. */
  readonly moveTo: (now: string) => Promise<void>
  /** Does at once what the worker does at its time, by the name of the job. */
  readonly run: (job: string) => Promise<void>
}

/** Begins on Monday 2 March 2026 at 9:00 and stands still there. It ends after the file's tests. */
export async function aTimedDemonstration(): Promise<TimedDemonstration> {
  const program = fileURLToPath(new URL('timed-server.ts', import.meta.url))
  const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  afterAll(async () => {
    child.disconnect()
    await ended
  })
  const answer = async <Answer>(): Promise<Answer> => {
    const gone = ended.then(() => Promise.reject(new Error('the demonstration ended by itself')))
    const [told] = (await Promise.race([once(child, 'message'), gone])) as [Answer]
    return told
  }
  const { home } = await answer<{ readonly home: string }>()
  const order = async (given: Order): Promise<void> => {
    const answered = answer<{ readonly fault: string | null }>()
    child.send(given)
    const { fault } = await answered
    if (fault !== null) throw new Error(fault)
  }
  return { home, moveTo: (now) => order({ now }), run: (job) => order({ job }) }
}
