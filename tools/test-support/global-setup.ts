import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectionOfUrl, migrate, type Connection } from '#platform/db'
import { migrateJobs } from '#platform/jobs'
import { ALL_JOBS } from '../../src/all-jobs.ts'
import { loadDemonstration, throwAwayServer } from '../throw-away-database.ts'

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

async function execute(owner: Connection, sql: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
