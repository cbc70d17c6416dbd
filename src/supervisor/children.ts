import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const STOP_MILLISECONDS = 20_000
/** Longer than a server takes to leave at most. */
const LEAVE_MILLISECONDS = 45_000
const READY_MILLISECONDS = 60_000
const LONGEST_WAIT = 5_000

/** A program of ours that is started again whenever it ends by itself. */
export interface Child {
  /** What the program said when it was ready, each time anew after a restart. */
  ready(): Promise<unknown>
  /**
   * Starts a successor and, once that is ready, asks the one before to leave and waits until it is
   * gone. Fails, and leaves the one before at work, when the successor does not become ready.
   */
  renew(): Promise<void>
  stop(): Promise<void>
}

export interface ChildOptions {
  readonly name: string
  readonly launch: () => ChildProcess
  readonly say: (text: string) => void
  /** Called when the program ends before it was ever ready: starting again would not help. */
  readonly onFailedStart: (exitCode: number | null) => void
}

/** One run of a program. */
interface Run {
  readonly process: ChildProcess
  readonly announced: Promise<unknown>
}

/**
 * Starts a program and keeps it running. It tells through its channel when it is ready; when this
 * process dies the channel closes, and the program ends by itself.
 */
export function keepRunning(options: ChildOptions): Child {
  const alive = new Set<Run>()
  let isStopping = false
  let wait = 0
  let wasReady = false
  let current = launch()

  function launch(): Run {
    const run = runOf(options.launch())
    alive.add(run)
    run.process.once('message', () => {
      wasReady = true
      wait = 0
    })
    const onEnd = (code: number | null) => {
      if (!alive.delete(run) || isStopping || run !== current) return
      if (wasReady) void again(run)
      else options.onFailedStart(code)
    }
    run.process.once('exit', onEnd)
    // The machine may have no room for another program, or the way to one that has just ended be gone.
    run.process.on('error', (error) => {
      options.say(`The ${options.name}: ${error.message}`)
      if (run.process.pid === undefined) onEnd(null)
    })
    return run
  }

  async function again(ended: Run): Promise<void> {
    options.say(`The ${options.name} ended unexpectedly and is started again`)
    for (;;) {
      await pause(wait)
      wait = Math.min(LONGEST_WAIT, wait * 2 + 100)
      // It may have been renewed meanwhile.
      if (isStopping || current !== ended) return
      try {
        current = launch()
        return
      } catch (error) {
        options.say(`The ${options.name}: ${String(error)}`)
      }
    }
  }

  return {
    ready: () => current.announced,
    async renew() {
      const successor = launch()
      await readyInTime(successor, options.name)
      if (isStopping) return
      const former = current
      current = successor
      await end(former.process, 'SIGTERM', LEAVE_MILLISECONDS)
    },
    async stop() {
      isStopping = true
      await Promise.all([...alive].map((run) => end(run.process, 'SIGINT', STOP_MILLISECONDS)))
    },
  }
}

function runOf(process: ChildProcess): Run {
  return {
    process,
    announced: new Promise((resolve) => {
      process.once('message', resolve)
    }),
  }
}

/** A successor that does not become ready is ended. */
async function readyInTime({ process, announced }: Run, name: string): Promise<void> {
  const waiting = new AbortController()
  const ended = new Promise<boolean>((resolve) => process.once('exit', () => resolve(false)))
  const isReady = await Promise.race([
    announced.then(() => true),
    ended,
    pause(READY_MILLISECONDS, false, { signal: waiting.signal }),
  ])
  waiting.abort()
  if (isReady) return
  process.kill('SIGKILL')
  throw new Error(`the next ${name} did not become ready`)
}

/** Asks a process to end, and ends it when it does not in time. */
async function end(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGINT',
  withinMilliseconds: number,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  const timeout = setTimeout(() => child.kill('SIGKILL'), withinMilliseconds)
  await ended
  clearTimeout(timeout)
}
