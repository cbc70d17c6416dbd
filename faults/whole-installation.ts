import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl, type Connection } from '#platform/db'
import { runningDatabaseUrl } from '../src/supervisor/database.ts'
import { whenInterrupted } from '../tools/interrupted.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** The processes of an installation, by what their command says. */
const PROCESSES = {
  server: path.join('src', 'main.ts'),
  worker: path.join('src', 'worker.ts'),
  database: path.join('bin', 'postgres'),
} as const

export type ProcessName = keyof typeof PROCESSES

/** The whole installation as `npm start` runs it, in real processes on a folder of its own. */
export interface WholeInstallation {
  readonly folder: string
  readonly process: ChildProcess
  /** Everything it has said so far. */
  readonly said: () => string
  /** The address it announced; fails with what it said when it ends before. */
  readonly ready: () => Promise<string>
  /** The number of one of its processes as it runs now; null while there is none. */
  readonly pidOf: (name: ProcessName) => number | null
  /** The numbers of all its processes of a kind. */
  readonly pidsOf: (name: ProcessName) => number[]
  /** Every process that belongs to it. */
  readonly pids: () => number[]
  /** Ends once the process has ended; the exit code, or null after a signal. */
  readonly ended: Promise<number | null>
  /** Asks it to stop and waits. */
  stop(): Promise<number | null>
}

/** A folder for an installation; the user the database runs as can reach it. */
export function aDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-whole-'))
  chmodSync(folder, 0o755)
  whenInterrupted(() => removeDataFolder(folder))
  return folder
}

/** Removes what an installation left. */
export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A port that nobody listens on at this moment. */
export async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Of what is set around a test no more than programs need to be found, and to be loaded as they were compiled before. */
export function machineEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return { PATH, NODE_COMPILE_CACHE }
}

/** Starts an installation, of the version in `from`; `environment` says what is not as usual. */
export function startWhole(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  from = root,
): WholeInstallation {
  const child = spawn(process.execPath, [path.join(from, 'src/start.ts')], {
    cwd: from,
    env: { ...machineEnvironment(), DATA_DIR: folder, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const pids = () => descendantsOf(child.pid ?? 0)
  async function stop(): Promise<number | null> {
    child.kill('SIGTERM')
    return ended
  }
  whenInterrupted(stop)
  const pidsOf = (name: ProcessName) =>
    pids().filter((pid) => commandOf(pid).includes(PROCESSES[name]))
  return {
    folder,
    process: child,
    said: () => output,
    ready: () => announced(child, () => output),
    pids,
    pidsOf,
    pidOf: (name) => pidsOf(name)[0] ?? null,
    ended,
    stop,
  }
}

/** The way to the database that an installation on a data folder runs. */
export function databaseOf(folder: string): Connection {
  const url = runningDatabaseUrl(readConfiguration({ DATA_DIR: folder }, 0))
  if (url === null) throw new Error('the installation has no database')
  return connectionOfUrl(url)
}

function announced(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /^ready (\S+)$/m.exec(said())?.[1]
      if (address !== undefined) resolve(address)
      return address !== undefined
    }
    if (look()) return
    child.stdout?.on('data', look)
    child.once('exit', () => reject(new Error(`the installation did not start:\n${said()}`)))
  })
}

/** A process and all it started, as Linux tells. */
function descendantsOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(list)) return []
  const children = readOrNothing(list).trim().split(' ').filter(Boolean).map(Number)
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

/** The command of a process; nothing when it is gone. */
export function commandOf(pid: number): string {
  return readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
