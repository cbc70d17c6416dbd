import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl, type Connection } from '#platform/db'
import { openStore } from '../src/supervisor/database.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const STOP_MILLISECONDS = 40_000

/** An installation as `npm start` runs it, in a folder that is removed afterwards unless it is to be kept. */
export interface Installation {
  readonly home: string
  /** Its database as the owner reaches it. */
  readonly owner: Connection
  readonly url: string
  stop(): Promise<void>
}

/** A folder that the database's own user can reach as well. */
export function aDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-bench-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Seconds from the start of the program to its line `ready`; then it is stopped again. */
export async function secondsToReady(folder: string): Promise<number> {
  const began = performance.now()
  const program = await launch({ DATA_DIR: folder, PORT: String(await freePort()) })
  const seconds = (performance.now() - began) / 1000
  await program.stop()
  return seconds
}

/**
 * Runs the installation on a folder: server and worker as processes of their own, started by the
 * same program as ever. The database is started here, so that it can be filled and looked into.
 */
export async function runInstallation(
  folder: string,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Promise<Installation> {
  const store = await openStore(readConfiguration({ DATA_DIR: folder }, 0), {
    say: () => {},
    onGone: async () => {
      throw new Error('the database ended')
    },
  })
  const port = await freePort()
  const program = await launch({
    DATA_DIR: folder,
    DATABASE_URL: store.url,
    PORT: String(port),
  })
  return {
    home: `http://127.0.0.1:${port}`,
    owner: connectionOfUrl(store.url),
    url: store.url,
    async stop() {
      await program.stop()
      await store.stop()
      if (!isKept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Program {
  stop(): Promise<void>
}

async function launch(environment: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/start.ts')], {
    cwd: ROOT,
    env: { ...process.env, CLOCK: '', DEMO: '', HOST: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await untilReady(child)
  return { stop: () => end(child) }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (/^ready /m.test(said)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the installation ended (${code}):\n${said}`)))
  })
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS)
  await ended
  clearTimeout(timeout)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
