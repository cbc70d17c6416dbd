import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { SettableClock } from '#kernel/clock'
import { ANONYMOUS, type Actor } from '#platform/access'
import type { Context, Locality } from '#platform/context'
import { asApp, openDatabase, type Connection, type Database, type LocalityDb } from '#platform/db'
import { folderStore, type FileStore } from '#platform/files'
import { openQueue, type JobQueue } from '#platform/jobs'
import { whenOver } from './when-over.ts'

/** A database of the test file's own, with two localities that must see nothing of each other. */
export interface TestDatabase {
  readonly owner: Connection
  readonly app: Connection
  readonly database: Database
  /** The database as the first locality sees it. */
  readonly db: LocalityDb
  readonly jobs: JobQueue
  /** A file store of the test file's own. */
  readonly files: FileStore
  /** Runs SQL as the owner of the server, past every rule. For arranging and for looking only. */
  readonly asOwner: <Row extends pg.QueryResultRow>(
    sql: string,
    values?: unknown[],
  ) => Promise<Row[]>
}

export const LANG_SON: Locality = {
  id: 1,
  code: 'H37',
  name: 'Tỉnh Lạng Sơn',
  adminUnitCode: '20',
  isDemo: true,
}
export const BAC_KAN: Locality = {
  id: 2,
  code: 'H03',
  name: 'Tỉnh Bắc Kạn',
  adminUnitCode: '06',
  isDemo: true,
}

let counter = 0

/** Clones the migrated template, empty but for two localities; dropped after the file's last test. */
export async function aDatabase(): Promise<TestDatabase> {
  const database = await cloned(inject('template'))
  for (const { id, code, name, adminUnitCode } of [LANG_SON, BAC_KAN]) {
    await database.asOwner(
      `insert into locality (id, code, name, admin_unit_code, is_demo, created_at) values ($1, $2, $3, $4, true, now())`,
      [id, code, name, adminUnitCode],
    )
  }
  return database
}

/** Clones the template that holds the demonstration. */
export function aDemoDatabase(): Promise<TestDatabase> {
  return cloned(inject('demoTemplate'))
}

async function cloned(template: string): Promise<TestDatabase> {
  const server = inject('server')
  const name = `mc_${process.pid}_${counter++}`
  const administrator = new pg.Client(server)
  await administrator.connect()
  await administrator.query(`create database ${name} template ${template} strategy file_copy`)
  const owner = { ...server, database: name }
  const ownerPool = new pg.Pool({ ...owner, max: 2 })
  ownerPool.on('error', () => {}) // the drop below may overtake the pool's farewell
  const app = asApp(owner)
  const database = openDatabase(app, { max: 25, name: 'mot-cua test' })
  const jobs = await openQueue(app)
  const folder = await mkdtemp(path.join(tmpdir(), 'mot-cua-files-'))
  whenOver(async () => {
    await jobs.close()
    await database.close()
    await ownerPool.end()
    await administrator.query(`drop database ${name} with (force)`)
    await administrator.end()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    owner,
    app,
    database,
    db: database.of(LANG_SON.id),
    jobs,
    files: folderStore(folder),
    asOwner: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await ownerPool.query<Row>(sql, values)).rows,
  }
}

/** What a use case is given in a test: a standing clock, and nobody signed in unless said otherwise. */
export function aContext(
  database: TestDatabase,
  given: { readonly actor?: Actor; readonly now?: Date; readonly locality?: Locality } = {},
): Context & { readonly clock: SettableClock } {
  const locality = given.locality ?? LANG_SON
  return {
    locality,
    db: database.database.of(locality.id),
    clock: new SettableClock(given.now ?? new Date('2026-03-02T02:00:00Z')),
    actor: given.actor ?? ANONYMOUS,
    jobs: database.jobs,
    files: database.files,
    publicUrl: 'https://motcua.example',
    correlationId: '00000000-0000-7000-8000-000000000000',
  }
}
