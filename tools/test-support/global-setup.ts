import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { SettableClock } from '#kernel/clock'
import { loadAdministrativeUnits } from '#modules/organisations'
import { asApp, connectionOfUrl, migrate, openDatabase, type Connection } from '#platform/db'
import { startEmbedded } from '#platform/embedded-postgres'
import { folderStore } from '#platform/files'
import { migrateJobs, openQueue } from '#platform/jobs'
import { LANG_SON, loadDemo, makeDemoLocality } from '../../demo/load.ts'
import { ALL_JOBS } from '../../src/all-jobs.ts'
import { systemContext } from '../../src/installation.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this test run, as its owner sees it. */
    server: Connection
    /** The migrated database that every test file clones. */
    template: string
    /** The same with the demonstration loaded. */
    demoTemplate: string
  }
}

/** Once a run: a PostgreSQL server (ours, or the one of DATABASE_URL) with a migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL
  const server =
    url === undefined
      ? await throwAwayServer()
      : { owner: connectionOfUrl(url), end: async () => {} }
  const template = `mc_template_${process.pid}`
  await execute(server.owner, `create database ${template}`)
  await migrate({ ...server.owner, database: template })
  await migrateJobs({ ...server.owner, database: template }, ALL_JOBS)
  const demoTemplate = `${template}_demo`
  await execute(server.owner, `create database ${demoTemplate} template ${template}`)
  await loadDemonstration({ ...server.owner, database: demoTemplate })
  project.provide('server', server.owner)
  project.provide('template', template)
  project.provide('demoTemplate', demoTemplate)
  return async () => {
    await execute(server.owner, `drop database ${demoTemplate} with (force)`)
    await execute(server.owner, `drop database ${template} with (force)`)
    await server.end()
  }
}

async function loadDemonstration(owner: Connection): Promise<void> {
  await loadAdministrativeUnits(owner)
  await makeDemoLocality(owner)
  const database = openDatabase(asApp(owner), { max: 2 })
  const jobs = await openQueue(asApp(owner))
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-files-'))
  const clock = new SettableClock(new Date('2026-01-05T01:00:00Z'))
  const installation = { database, jobs, clock, files: folderStore(folder) }
  await loadDemo(systemContext(installation, LANG_SON, 'demonstration'), () => {})
  await jobs.close()
  await database.close()
  rmSync(folder, { recursive: true })
}

async function throwAwayServer(): Promise<{ owner: Connection; end: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-test-'))
  chmodSync(folder, 0o755) // as root, the server runs as another user and must get in
  const server = await startEmbedded({
    folder: path.join(folder, 'db'),
    say: () => {},
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    },
  })
  const { host, port, user, password } = server
  return {
    owner: { host, port, user, password, database: 'postgres' },
    end: async () => {
      await server.stop()
      rmSync(server.folder, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function execute(owner: Connection, sql: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
