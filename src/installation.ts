import path from 'node:path'
import type { Clock } from '#kernel/clock'
import { SYSTEM } from '#platform/access'
import { processClock } from '#platform/clock'
import type { Configuration } from '#platform/config'
import type { Context, Locality } from '#platform/context'
import {
  asApp,
  connectionOfUrl,
  listLocalities,
  openDatabase,
  type Connection,
  type Database,
  type LocalityRow,
} from '#platform/db'
import { folderStore, type FileStore } from '#platform/files'
import { openQueue, WORK, type JobQueue } from '#platform/jobs'
import { tellServers } from '#platform/notices'

/** What every process of an installation works with. */
export interface Installation {
  readonly configuration: Configuration
  readonly connection: Connection
  readonly database: Database
  readonly clock: Clock
  readonly files: FileStore
  readonly jobs: JobQueue
  readonly localities: readonly LocalityRow[]
  close(): Promise<void>
}

/** Opens what a process needs: the database as the application sees it, the queue, the files, the clock. */
export async function openInstallation(
  configuration: Configuration,
  name: string,
): Promise<Installation> {
  if (configuration.databaseUrl === null) {
    throw new Error('DATABASE_URL is not set; `npm start` sets it for the embedded database')
  }
  const connection = asApp(connectionOfUrl(configuration.databaseUrl))
  const database = openDatabase(connection, { max: 20, name: `mot-cua ${name}` })
  const localities = await listLocalities(database)
  const [first] = localities
  const jobs = await openQueue(connection, (jobName) => {
    if (first !== undefined) void tellServers(database.of(first.id), WORK, jobName)
  })
  return {
    configuration,
    connection,
    database,
    clock: processClock(configuration.clock),
    files: folderStore(path.join(configuration.dataFolder, 'files')),
    jobs,
    localities,
    async close() {
      await jobs.close()
      await database.close()
    },
  }
}

/** What a piece of work begins with, before it is known who acts. */
export function beginningOf(
  installation: Pick<Installation, 'database' | 'clock' | 'files' | 'jobs'>,
  locality: Locality,
  given: { readonly publicUrl: string; readonly correlationId: string },
): Omit<Context, 'actor'> {
  const { database, clock, files, jobs } = installation
  return { locality, db: database.of(locality.id), clock, files, jobs, ...given }
}

/** The system at work in a locality: timers, jobs and the installer. */
export function systemContext(
  installation: Pick<Installation, 'database' | 'clock' | 'files' | 'jobs'> & {
    readonly configuration: Reachable
  },
  locality: Locality,
  correlationId: string,
): Context {
  const given = { publicUrl: publicUrlOf(installation.configuration), correlationId }
  return { ...beginningOf(installation, locality, given), actor: SYSTEM }
}

type Reachable = Pick<Configuration, 'publicUrl' | 'port'>

/** How people reach the installation when nobody asks just now: without a public address, on this machine. */
function publicUrlOf({ publicUrl, port }: Reachable): string {
  return publicUrl ?? `http://localhost:${port}`
}
