import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SettableClock } from '#kernel/clock'
import { loadAdministrativeUnits } from '#modules/organisations'
import { asApp, openDatabase, type Connection } from '#platform/db'
import { startEmbedded } from '#platform/embedded-postgres'
import { folderStore } from '#platform/files'
import { openQueue } from '#platform/jobs'
import { LANG_SON, loadDemo, makeDemoLocalities } from '../demo/load.ts'
import { systemContext } from '../src/installation.ts'
import { whenInterrupted } from './interrupted.ts'

/** Fills a migrated database with the demonstration. */
export async function loadDemonstration(owner: Connection): Promise<void> {
  await loadAdministrativeUnits(owner)
  await makeDemoLocalities(owner, 'lang-son')
  const database = openDatabase(asApp(owner), { max: 2 })
  const jobs = await openQueue(asApp(owner))
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-files-'))
  const clock = new SettableClock(new Date('2026-01-05T01:00:00Z'))
  const configuration = { publicUrl: null, port: 3000 }
  const installation = { configuration, database, jobs, clock, files: folderStore(folder) }
  await loadDemo(systemContext(installation, LANG_SON, 'demonstration'), 'lang-son', () => {})
  await jobs.close()
  await database.close()
  rmSync(folder, { recursive: true })
}

/** A PostgreSQL server that keeps nothing once it is ended, and waits for no disk. */
export async function throwAwayServer(): Promise<{ owner: Connection; end: () => Promise<void> }> {
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
  async function end(): Promise<void> {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  whenInterrupted(end)
  return { owner: { host, port, user, password, database: 'postgres' }, end }
}
