import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { SettableClock } from '#kernel/clock'
import { readConfiguration } from '#platform/config'
import { asApp, type Connection, listLocalities, migrate, openDatabase } from '#platform/db'
import { folderStore } from '#platform/files'
import { close } from '#platform/http'
import { migrateJobs, openQueue } from '#platform/jobs'
import { silentLog } from '#platform/log'
import type { Screens } from '#platform/web'
import { ALL_JOBS } from '../src/all-jobs.ts'
import { buildApp } from '../src/app.ts'
import type { Installation } from '../src/installation.ts'
import { callersOf } from '../tools/test-support/callers.ts'
import { loadDemonstration, throwAwayServer } from '../tools/throw-away-database.ts'
import type { ProofServer } from './proofs/proof-server.ts'

/** A server that is gone when it is ended; its clock stands still until it is moved. */
export interface ThrowAwayServer extends ProofServer {
  readonly clock: SettableClock
  readonly owner: Connection
  end(): Promise<void>
}

/** A server with the demonstration on a database of its own, for what runs by itself; with screens where they are given. */
export async function aThrowAwayServer(screens?: Screens): Promise<ThrowAwayServer> {
  const { owner, end } = await throwAwayServer()
  await migrate(owner)
  await migrateJobs(owner, ALL_JOBS)
  await loadDemonstration(owner)
  const connection = asApp(owner)
  const database = openDatabase(connection, { max: 25, name: 'mot-cua proof' })
  const jobs = await openQueue(connection)
  const folder = await mkdtemp(path.join(tmpdir(), 'mot-cua-files-'))
  const clock = new SettableClock(new Date('2026-03-02T02:00:00Z'))
  const installation: Installation = {
    configuration: readConfiguration({ DATABASE_URL: 'postgres://unused@localhost/unused' }, 0),
    connection,
    database,
    clock,
    files: folderStore(folder),
    jobs,
    localities: await listLocalities(database),
    close: async () => {},
  }
  const app = await buildApp(installation, silentLog, screens)
  await app.ready()
  const pool = new pg.Pool({ ...owner, max: 2 })
  pool.on('error', () => {}) // the end of the server may overtake the pool's farewell
  return {
    app,
    clock,
    owner,
    installation,
    as: callersOf(app),
    asOwner: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<Row>(sql, values)).rows,
    async end() {
      await close(app, 1_000)
      await Promise.all([pool.end(), jobs.close(), database.close()])
      await end()
      await rm(folder, { recursive: true })
    },
  }
}
