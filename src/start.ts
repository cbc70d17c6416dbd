// `npm start`: one machine runs everything. Database, servers and workers are children of this process; it starts
// them in order, starts them again when they end, renews them one after the other on SIGHUP, and ends them in order.
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { realNow } from '#platform/clock'
import { ConfigurationError, readConfiguration, type Configuration } from '#platform/config'
import { StructureError } from '#platform/db'
import { EmbeddedPostgresError } from '#platform/embedded-postgres'
import { DEMO_ACCOUNTS } from './supervisor/accounts.ts'
import { startAnchoring } from './supervisor/anchoring.ts'
import { openStore, type Store } from './supervisor/database.ts'
import { DataFolderError, takeDataFolder } from './supervisor/lock.ts'
import { prepareDatabase } from './supervisor/prepare.ts'
import { startPrograms, type Programs } from './supervisor/programs.ts'
import { buildScreens, ScreensError } from './supervisor/screens.ts'
import {
  answerVersion,
  askedVersion,
  forgetVersions,
  tellVersion,
} from './supervisor/version-folder.ts'

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
  forgetVersions(configuration.dataFolder)
  running.push([{ name: 'data folder', stop: async () => release() }])
  const port = await freePort(configuration)
  await timed('The screens', () => buildScreens(root, say))
  const store = await timed('The database', () =>
    openStore(configuration, { say, onGone: stopAll }),
  )
  running.unshift([{ name: 'database', stop: () => store.stop() }])
  await timed('Its structure and contents', () => prepareDatabase(configuration, store.url, say))
  const anchoring = startAnchoring(configuration, store.url, complain)
  running.unshift([{ name: 'anchors', stop: () => anchoring.stop() }])
  const programs = programsOf({ ...configuration, port }, store)
  const address = await programs.ready()
  dataFolder = configuration.dataFolder
  hear(programs)
  tellVersion(dataFolder, root)
  welcome(configuration, address)
}

function programsOf(configuration: Configuration, store: Store): Programs {
  const programs = startPrograms(
    configuration,
    root,
    {
      DATABASE_URL: store.url,
      ...(store.folder === null ? {} : { DATABASE_FOLDER: store.folder }),
      DATA_DIR: configuration.dataFolder,
      PORT: String(configuration.port),
      BACKUP_ARCHIVE: '', // the archive is kept by this process
      ...(configuration.clock === null
        ? {}
        : { CLOCK_REAL_START: String(configuration.clock.realStart) }),
    },
    {
      say,
      onFailedStart: (name) => {
        complain(`The ${name} did not start; its log is in ${configuration.dataFolder}/log`)
        void stopAll(1)
      },
    },
  )
  running.unshift([{ name: 'servers and workers', stop: () => programs.stop() }])
  return programs
}

/** Where another version is asked for; null before the programs are ready. */
let dataFolder: string | null = null
/** Null before they are ready, and while they are being renewed. */
let renewable: Programs | null = null

function askedNow(): string | null {
  return dataFolder === null ? null : askedVersion(dataFolder)
}

/** From now on they can be renewed; a version that was asked for meanwhile takes over, but not one that just was answered. */
function hear(programs: Programs, answered: string | null = null): void {
  renewable = programs
  const asked = askedNow()
  if (asked !== null && asked !== answered) void renew()
}

/** Renews servers and workers one after the other while people work, from the version that was asked for if one was. */
async function renew(): Promise<void> {
  if (renewable === null || dataFolder === null) return
  const programs = renewable
  const asked = askedNow()
  renewable = null
  say(asked === null ? 'Renewing servers and workers' : `The version in ${asked} takes over`)
  const isRenewed = await programs.renew(asked ?? undefined).then(
    () => true,
    (error: Error) => {
      complain(`Not renewed further: ${error.message}; what ran before goes on`)
      return false
    },
  )
  if (isRenewed) say('Servers and workers are renewed')
  if (asked !== null) answer(dataFolder, asked, isRenewed)
  hear(programs, asked)
}

/** Tells who asked for a version whether it has taken over. */
function answer(folder: string, asked: string, hasTakenOver: boolean): void {
  const writings = [...(hasTakenOver ? [() => tellVersion(folder, asked)] : []), answerVersion]
  for (const writing of writings) {
    try {
      writing(folder)
    } catch (error) {
      complain(`That could not be written down in ${folder}: ${(error as Error).message}`)
    }
  }
}

/**
 * The port to listen on, chosen now when any will do, so that it stays the same. One that is taken
 * is told now, and not after a minute of preparations.
 */
async function freePort({ host, port }: Configuration): Promise<number> {
  return new Promise<number>((resolve, reject) => {
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
    probe.listen({ host, port }, () => {
      const { port: chosen } = probe.address() as AddressInfo
      probe.close(() => resolve(chosen))
    })
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

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stopAll())
process.on('disconnect', () => void stopAll())
// A terminal that is closed ends what was started in it; to a service the same signal says: begin anew. So it does
// where another version asks to take over.
process.on('SIGHUP', () => void (process.stdout.isTTY && askedNow() === null ? stopAll() : renew()))

try {
  await start()
} catch (error) {
  const isExplained =
    error instanceof ConfigurationError ||
    error instanceof DataFolderError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof ScreensError ||
    error instanceof StructureError
  complain(isExplained ? error.message : String((error as Error).stack))
  await stopAll(1)
}
