import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectionOfUrl } from '#platform/db'
import { EmbeddedPostgresError, startEmbedded } from '#platform/embedded-postgres'
import { MOST_CONNECTIONS, urlOf } from '../supervisor/database.ts'
import { BackupError } from './backup-error.ts'
import type { Mark } from './manifest.ts'
import { contentsOf, differences } from './mark.ts'

const LOOK_EVERY = 100

export interface Recovery {
  /** The database folder, filled with copy and log. */
  readonly folder: string
  readonly say: (text: string) => void
}

/** The log lies in the folder already: there is nothing to fetch it with. */
const FROM_THE_FOLDER = {
  archive_mode: 'off',
  restore_command: 'exit 1',
  recovery_target_timeline: 'current',
  hot_standby: 'on',
  max_connections: String(MOST_CONNECTIONS),
} as const

/**
 * Replays the log to the mark of the backup and stops there, without letting anyone write: what the
 * database then holds must be what was taken down at the mark, row by row.
 */
export async function replayToMark({ folder, say }: Recovery, mark: Mark): Promise<void> {
  await writeFile(path.join(folder, 'data', 'recovery.signal'), '')
  await withServer(
    { folder, say },
    { recovery_target_name: mark.name, recovery_target_action: 'pause' },
    async (client) => {
      await until(client, `pg_get_wal_replay_pause_state() = 'paused'`)
      const differing = differences(mark, await contentsOf(client))
      if (differing.length > 0)
        throw new BackupError(
          `The restored database is not what was backed up: ${differing.join('; ')}`,
        )
    },
  )
}

/**
 * Replays the log on from the mark: to an instant, or as far as it goes, or not at all; then the
 * database may be written to. Ends with the instant of the last change that it holds.
 */
export async function replayOn(
  { folder, say }: Recovery,
  target: { readonly mark: Mark; readonly goal: Date | 'mark' | 'end' },
): Promise<string> {
  const { mark, goal } = target
  const settings =
    goal === 'mark'
      ? { recovery_target_name: mark.name, recovery_target_action: 'promote' }
      : goal === 'end'
        ? {}
        : { recovery_target_time: inWords(goal), recovery_target_action: 'promote' }
  return withServer({ folder, say }, settings, async (client) => {
    await until(client, 'not pg_is_in_recovery()')
    await checkIndexes(client)
    const { rows } = await client.query<{ at: Date | null }>(
      'select pg_last_xact_replay_timestamp() as at',
    )
    return rows[0]?.at?.toISOString() ?? mark.at
  })
}

/** The server reads its settings before it knows that Z means +00. */
function inWords(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '+00')
}

async function withServer<T>(
  { folder, say }: Recovery,
  settings: Readonly<Record<string, string>>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const server = await startEmbedded({
    folder,
    say,
    settings: { ...FROM_THE_FOLDER, ...settings },
  }).catch(explained)
  const client = new pg.Client(connectionOfUrl(urlOf(server)))
  client.on('error', () => {}) // the server may end before its answer; the question then fails
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    if (server.process.exitCode !== null) explained(new EmbeddedPostgresError(server.tail()))
    throw error
  } finally {
    await client.end().catch(() => {})
    await server.stop()
  }
}

/** That the log ends before the instant is told in words of ours. */
function explained(error: Error): never {
  if (!error.message.includes('recovery ended before configured recovery target was reached'))
    throw error
  const last = /last completed transaction was at log time (.+)/.exec(error.message)?.[1]
  throw new BackupError(
    `The log ends before that instant${last === undefined ? '' : `: its last change is of ${last}`}. Without --until everything that is there is restored.`,
  )
}

async function until(client: pg.Client, condition: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ met: boolean }>(`select ${condition} as met`)
    if (rows[0]?.met === true) return
    await pause(LOOK_EVERY)
  }
}

/** Compares every index with its table; the means for it are put in and taken out again. */
async function checkIndexes(client: pg.Client): Promise<void> {
  await client.query('begin; create extension if not exists amcheck')
  try {
    await client.query(
      `select bt_index_check(i.indexrelid, true) from pg_index i
         join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
         where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p' and i.indisvalid`,
    )
  } catch (error) {
    throw new BackupError(`The restored database is damaged: ${(error as Error).message}`)
  } finally {
    await client.query('rollback')
  }
}

/** Whether a folder holds a database already. */
export function holdsDatabase(folder: string): boolean {
  return existsSync(path.join(folder, 'data'))
}

/** Removes what a restore that failed has made. */
export async function removeUnfinished(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}
