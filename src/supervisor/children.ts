import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const STOP_MILLISECONDS = 20_000
const LONGEST_WAIT = 5_000

/** A program of ours that is started again whenever it ends by itself. */
export interface Child {
  /** Resolves when the program has said that it is ready, each time anew after a restart. */
  ready(): Promise<unknown>
  stop(): Promise<void>
}

export interface ChildOptions {
  readonly name: string
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
  readonly say: (text: string) => void
  /** Called when the program ends before it was ever ready: starting again would not help. */
  readonly onFailedStart: (exitCode: number | null) => void
}

/**
 * Starts a program and keeps it running. It tells through its channel when it is ready; when this
 * process dies the channel closes, and the program ends by itself.
 */
export function keepRunning(options: ChildOptions): Child {
  let isStopping = false
  let wait = 0
  let wasReady = false
  let current = launch()
  let announced = announcement(current)

  function launch(): ChildProcess {
    const child = spawn(process.execPath, [options.program], {
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', (code) => {
      if (isStopping) return
      if (!wasReady) {
        options.onFailedStart(code)
        return
      }
      void again()
    })
    return child
  }

  function announcement(child: ChildProcess): Promise<unknown> {
    return new Promise((resolve) => {
      child.once('message', (message) => {
        wasReady = true
        wait = 0
        resolve(message)
      })
    })
  }

  async function again(): Promise<void> {
    options.say(`The ${options.name} ended unexpectedly and is started again`)
    await pause(wait)
    wait = Math.min(LONGEST_WAIT, wait * 2 + 100)
    if (isStopping) return
    current = launch()
    announced = announcement(current)
  }

  return {
    ready: () => announced,
    async stop() {
      isStopping = true
      await end(current)
    },
  }
}

/** Asks a process to end, and ends it when it does not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS)
  await ended
  clearTimeout(timeout)
}
