import { spawn, type ChildProcess } from 'node:child_process'
import cluster from 'node:cluster'
import path from 'node:path'
import type { Configuration } from '#platform/config'
import { keepRunning } from './children.ts'
import { renewAll, type Program } from './renewal.ts'

/** The servers and workers of an installation. */
export interface Programs {
  /** Resolves with the address of the servers once everything is ready. */
  ready(): Promise<string>
  /**
   * Renews them one after the other, from another version's folder when one is given. Fails at the first whose
   * successor does not become ready; what was renewed from another folder goes back to the one before, and the message
   * names what could not yet: that does when it is renewed or ends.
   */
  renew(from?: string): Promise<void>
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string>>
type Launch = (version: string, environment: Environment) => ChildProcess

/** Starts the servers of a version, which share one port, and its workers, and keeps them running. */
export function startPrograms(
  configuration: Configuration,
  firstFrom: string,
  environment: Environment,
  told: {
    readonly say: (text: string) => void
    readonly onFailedStart: (name: string) => void
  },
): Programs {
  const keep = (name: string, launch: Launch): Program => {
    const logFile = path.join(configuration.dataFolder, 'log', `${name}.log`)
    const from = { version: firstFrom }
    const child = keepRunning({
      name,
      launch: () => launch(from.version, { ...environment, LOG_FILE: logFile }),
      say: told.say,
      onFailedStart: () => told.onFailedStart(name),
    })
    return Object.assign(from, { name, child })
  }
  const servers = namesOf('server', configuration.servers).map((name) => keep(name, launchServer))
  const workers = namesOf('worker', configuration.workers).map((name) => keep(name, launchWorker))
  const all = [...servers, ...workers]
  return {
    async ready() {
      const [announced] = await Promise.all(all.map(({ child }) => child.ready()))
      return (announced as { readonly ready: string }).ready
    },
    renew: (from) => renewAll(all, from),
    async stop() {
      await Promise.all(all.map(({ child }) => child.stop()))
    },
  }
}

function namesOf(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => (at === 0 ? kind : `${kind}-${at + 1}`))
}

// A connection handed out by this process would wait without end where the server it was handed to is killed before it took it.
cluster.schedulingPolicy = cluster.SCHED_NONE

/**
 * Servers take connections from one socket that this process made: what one that stops listening, or is not there any
 * more, has not taken, another takes.
 */
function launchServer(version: string, environment: Environment): ChildProcess {
  cluster.setupPrimary({
    exec: path.join(version, 'src/main.ts'),
    cwd: version,
    args: [],
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const server = cluster.fork(environment)
  server.on('error', () => {}) // heard at its process
  return server.process
}

function launchWorker(version: string, environment: Environment): ChildProcess {
  return spawn(process.execPath, [path.join(version, 'src/worker.ts')], {
    cwd: version,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}
