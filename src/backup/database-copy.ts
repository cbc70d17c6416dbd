import { readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { BackupError } from './backup-error.ts'
import type { Copies } from './copies.ts'
import type { Mark } from './manifest.ts'
import { markMoment } from './mark.ts'
import { segmentAfter } from './segments.ts'
import { forEachOf, listTree } from './tree.ts'

/** Folders whose contents mean nothing to another server (PostgreSQL, "Making a base backup"). */
const EMPTIED = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|.*\.signal)$/
/** Where the database lies in a backup. */
export const DATABASE = 'database'
const CONTROL = 'global/pg_control'

/** What a copy of the database is of, and what must be replayed over it. */
export interface DatabaseCopy {
  readonly version: string
  readonly systemIdentifier: string
  readonly timeline: number
  readonly segmentBytes: number
  readonly firstSegment: string
  readonly lastSegment: string
}

/** Where the files of a running embedded database lie. */
export async function dataFolderOf(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ data: string }>(
      `select current_setting('data_directory') as data`,
    )
    return rows[0]?.data ?? ''
  } finally {
    await client.end()
  }
}

/**
 * Copies a running database file by file, marks a moment after the copy, and adds the log from the
 * beginning of the copy to that moment: replaying it makes of the copy what was there at the mark.
 */
export async function copyDatabase(
  connection: pg.ClientConfig,
  copies: Copies,
  markName: string,
): Promise<{ readonly copy: DatabaseCopy; readonly mark: Mark }> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const about = await describe(client)
    // The log from here on is kept while this connection lives, also when nothing archives it.
    await client.query(
      `select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`,
    )
    const firstSegment = await segmentOf(client, `pg_backup_start($1, fast => true)`, [markName])
    await copyFiles(about.data, copies)
    await endCopy(client, copies)
    const mark = await markMoment(connection, markName)
    const lastSegment = await segmentOf(client, 'pg_switch_wal()', [])
    await copyLog(about, { firstSegment, lastSegment }, copies)
    const { data: _, ...rest } = about
    return { copy: { ...rest, firstSegment, lastSegment }, mark }
  } finally {
    await client.end()
  }
}

async function describe(client: pg.Client) {
  const { rows } = await client.query<{
    data: string
    version: string
    system: string
    timeline: number
    segment: string
  }>(
    `select current_setting('data_directory') as data, current_setting('server_version') as version,
       (select system_identifier::text from pg_control_system()) as system,
       (select timeline_id from pg_control_checkpoint()) as timeline,
       (select setting from pg_settings where name = 'wal_segment_size') as segment`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database says nothing of itself')
  return {
    data: row.data,
    version: row.version,
    systemIdentifier: row.system,
    timeline: row.timeline,
    segmentBytes: Number(row.segment),
  }
}

/** The piece of the log that a position, computed by the server, lies in. */
async function segmentOf(client: pg.Client, position: string, values: string[]): Promise<string> {
  const { rows } = await client.query<{ segment: string }>(
    `select pg_walfile_name(${position}) as segment`,
    values,
  )
  return rows[0]?.segment ?? ''
}

async function copyFiles(data: string, copies: Copies): Promise<void> {
  const { folders, files } = await listTree(data)
  const isKept = (name: string) => !EMPTIED.some((folder) => name.startsWith(`${folder}/`))
  for (const folder of folders.filter(isKept)) await copies.makeFolder(`${DATABASE}/${folder}`)
  const copied = files.filter(
    (name) => isKept(name) && !LEFT_OUT.test(path.basename(name)) && name !== CONTROL,
  )
  await forEachOf(copied, 4, async (name) => {
    await copies.copy(path.join(data, name), `${DATABASE}/${name}`)
  })
  await copies.copy(path.join(data, CONTROL), `${DATABASE}/${CONTROL}`) // last, as the server asks
}

/** Ends the copy; what the server says of it belongs into it. */
async function endCopy(client: pg.Client, copies: Copies): Promise<void> {
  const { rows } = await client.query<{ labelfile: string; spcmapfile: string | null }>(
    'select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)',
  )
  const [said] = rows
  if (said === undefined) throw new Error('the server did not end the copy')
  if ((said.spcmapfile ?? '') !== '')
    throw new BackupError(
      'The database has tablespaces of its own; back it up with the tools of PostgreSQL.',
    )
  await copies.write(`${DATABASE}/backup_label`, said.labelfile)
}

/** Copies the log from one piece to another; every piece must be there. */
async function copyLog(
  { data, segmentBytes }: { readonly data: string; readonly segmentBytes: number },
  { firstSegment, lastSegment }: Pick<DatabaseCopy, 'firstSegment' | 'lastSegment'>,
  copies: Copies,
): Promise<void> {
  const from = path.join(data, 'pg_wal')
  for (let name = firstSegment; ; name = segmentAfter(name, segmentBytes)) {
    if (!(await copies.copy(path.join(from, name), `${DATABASE}/pg_wal/${name}`)))
      throw new BackupError(`The database no longer has ${name} of its log. Make the backup again.`)
    if (name === lastSegment) break
  }
  const histories = (await readdir(from)).filter((name) => name.endsWith('.history'))
  for (const name of histories)
    await copies.copy(path.join(from, name), `${DATABASE}/pg_wal/${name}`)
}
