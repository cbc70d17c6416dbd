import type { FastifyInstance } from 'fastify'
import { SettableClock } from '#kernel/clock'
import { readConfiguration } from '#platform/config'
import { listLocalities } from '#platform/db'
import { silentLog, type Logger } from '#platform/log'
import { buildApp } from '../../src/app.ts'
import type { Installation } from '../../src/installation.ts'
import { callersOf, type Caller } from './callers.ts'
import { aDemoDatabase, type TestDatabase } from './database.ts'
import { whenOver } from './when-over.ts'

/** The whole server over a database with the demonstration, its clock standing still until it is moved. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly clock: SettableClock
  readonly database: TestDatabase
  /** What the server itself works with, to act past HTTP. */
  readonly installation: Installation
  /** Calls the API as a demonstration account (signing in once), or as nobody. */
  readonly as: (username: string | null) => Caller
}

export type { Caller, Reply } from './callers.ts'

/** A Monday morning in office hours. */
export const MONDAY_MORNING = new Date('2026-03-02T02:00:00Z')

export async function aDemoApp(
  now: Date = MONDAY_MORNING,
  arrange: (database: TestDatabase) => Promise<void> = async () => {},
  log: Logger = silentLog,
): Promise<TestApp> {
  const database = await aDemoDatabase()
  await arrange(database)
  const clock = new SettableClock(now)
  const localities = await listLocalities(database.database)
  const installation: Installation = {
    configuration: readConfiguration({ DATABASE_URL: 'postgres://unused@localhost/unused' }, 0),
    connection: database.app,
    database: database.database,
    clock,
    files: database.files,
    jobs: database.jobs,
    localities,
    close: async () => {},
  }
  const app = await buildApp(installation, log)
  await app.ready()
  whenOver(() => app.close())
  return { app, clock, database, installation, as: callersOf(app, clock) }
}
