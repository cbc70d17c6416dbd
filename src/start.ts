// `npm start`: one machine runs everything. Database, server and worker are children of this
// process; it starts them in order, starts them again when they end, and ends them in order.
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { realNow } from '#platform/clock'
import { ConfigurationError, readConfiguration, type Configuration } from '#platform/config'
import { EmbeddedPostgresError } from '#platform/embedded-postgres'
import { DEMO_ACCOUNTS } from './supervisor/accounts.ts'
import { keepRunning, type Child } from './supervisor/children.ts'
import { openStore, type Store } from './supervisor/database.ts'
import { DataFolderError, takeDataFolder } from './supervisor/lock.ts'
import { prepareDatabase } from './supervisor/prepare.ts'
import { buildScreens } from './supervisor/screens.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

interface Part {
  readonly name: string
  stop(): Promise<void>
}

/** What has been started, in the order in which it is ended; what stands together ends together. */
const running: Part[][] = []

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env, realNow())
  const release = takeDataFolder(configuration.dataFolder)
  running.push([{ name: 'data folder', stop: async () => release() }])
  await requireFreePort(configuration)
  await timed('The screens', () => buildScreens(root, say))
  const store = await timed('The database', () =>
    openStore(configuration, { say, onGone: stopAll }),
  )
  running.unshift([{ name: 'database', stop: () => store.stop() }])
  await timed('Its structure and contents', () => prepareDatabase(configuration, store.url, say))
  const children = startPrograms(configuration, store)
  const [announced] = await Promise.all(children.map((child) => child.ready()))
  welcome(configuration, (announced as { readonly ready: string }).ready)
}

function startPrograms(configuration: Configuration, store: Store): Child[] {
  const environment = {
    DATABASE_URL: store.url,
    DATA_DIR: configuration.dataFolder,
    BACKUP_ARCHIVE: '', // the archive is kept by this process
    ...(configuration.clock === null
      ? {}
      : { CLOCK_REAL_START: String(configuration.clock.realStart) }),
  }
  const programs = (['server', 'worker'] as const).map((name) => ({
    name,
    child: keepRunning({
      name,
      program: path.join(root, 'src', name === 'server' ? 'main.ts' : 'worker.ts'),
      environment: {
        ...environment,
        LOG_FILE: path.join(configuration.dataFolder, 'log', `${name}.log`),
      },
      say,
      onFailedStart: () => {
        complain(`The ${name} did not start; its log is in ${configuration.dataFolder}/log`)
        void stopAll(1)
      },
    }),
  }))
  running.unshift(programs.map(({ name, child }) => ({ name, stop: () => child.stop() })))
  return programs.map(({ child }) => child)
}

/** A port that is taken is told now, and not after a minute of preparations. */
async function requireFreePort({ host, port }: Configuration): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(
        new ConfigurationError(
          isTaken
            ? `Port ${port} on ${host} is in use. Set PORT to another one, for instance PORT=${port + 1}.`
            : `Cannot listen on ${host}:${port} (${error.message}). Set HOST and PORT.`,
        ),
      )
    })
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

function welcome(configuration: Configuration, address: string): void {
  const shown = configuration.publicUrl ?? address.replace('127.0.0.1', 'localhost')
  const lines = [
    '',
    `  Một Cửa           ${shown}`,
    `  For officers      ${shown}/can-bo`,
    `  HTTP API          ${shown}/api/docs`,
    ...(configuration.demo === null ? [] : ['', ...DEMO_ACCOUNTS.map((line) => `  ${line}`)]),
    '',
    `ready ${shown}`,
  ]
  console.log(lines.join('\n'))
}

let isStopping = false

/** Ends everything in order: no new requests, then jobs, then the database. */
async function stopAll(exitCode = 0): Promise<void> {
  if (isStopping) return
  isStopping = true
  for (const parts of running) await Promise.all(parts.map(end))
  process.exit(exitCode)
}

async function end(part: Part): Promise<void> {
  await part.stop().catch((error: unknown) => complain(`Ending the ${part.name}: ${String(error)}`))
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  console.log(`✓ ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return result
}

function say(text: string): void {
  console.log(`› ${text}`)
}

function complain(text: string): void {
  console.error(`✗ ${text}`)
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => void stopAll())
process.on('disconnect', () => void stopAll())

try {
  await start()
} catch (error) {
  const isExplained =
    error instanceof ConfigurationError ||
    error instanceof DataFolderError ||
    error instanceof EmbeddedPostgresError
  complain(isExplained ? error.message : String((error as Error).stack))
  await stopAll(1)
}
