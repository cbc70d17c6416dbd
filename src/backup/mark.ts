import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Mark } from './manifest.ts'

const TRIES = 60
/** Of what PostgreSQL says when someone else was not done in time, or the other way round. */
const TRY_AGAIN = new Set(['55P03', '40P01', '57014'])

/**
 * Marks a moment in the log of the database at which nothing is being written, and takes down what
 * every table holds at it. Whoever writes waits for that moment, a few thousandths of a second; what
 * is taken down is read afterwards, while people work on.
 */
export async function markMoment(url: pg.ClientConfig, name: string): Promise<Mark> {
  const [holder, reader] = await Promise.all([connected(url), connected(url)])
  try {
    const at = await whileNobodyWrites(holder, async () => {
      await reader.query('begin isolation level repeatable read read only')
      await reader.query('select 1 from pg_class limit 1') // the moment it sees is that of its first question
      const { rows } = await holder.query<{ at: Date }>(
        `select clock_timestamp() as at, pg_create_restore_point($1)`,
        [name],
      )
      return rows[0]?.at.toISOString() ?? ''
    })
    const contents = await contentsOf(reader)
    await reader.query('commit')
    return { name, at, ...contents }
  } finally {
    await Promise.all([holder.end(), reader.end()])
  }
}

/** What a database holds: every table's rows and contents, and the last seals of all histories. */
export async function contentsOf(client: pg.Client): Promise<Pick<Mark, 'tables' | 'chainHeads'>> {
  const tables: Mark['tables'] = {}
  for (const name of await tablesOf(client)) {
    const { rows } = await client.query<{ rows: string; contents: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as contents
         from only ${name} t`,
    )
    tables[name] = { rows: Number(rows[0]?.rows), contents: rows[0]?.contents ?? '' }
  }
  const { rows } = await client.query<{ heads: string }>(
    `select encode(sha256(coalesce(string_agg(hash, ''::bytea order by dossier_id), ''::bytea)), 'hex')
         as heads
       from (select distinct on (dossier_id) dossier_id, hash from dossier_event
               order by dossier_id, seq desc) as last`,
  )
  return { tables, chainHeads: rows[0]?.heads ?? '' }
}

/** Where two databases differ, table by table, in words; empty when they hold the same. */
export function differences(
  expected: Pick<Mark, 'tables' | 'chainHeads'>,
  found: Pick<Mark, 'tables' | 'chainHeads'>,
): string[] {
  const names = new Set([...Object.keys(expected.tables), ...Object.keys(found.tables)])
  const tables = [...names].flatMap((name) => {
    const [was, is] = [expected.tables[name], found.tables[name]]
    if (was?.rows !== is?.rows)
      return [`${name}: ${was?.rows ?? 0} rows were, ${is?.rows ?? 0} are`]
    return was?.contents === is?.contents ? [] : [`${name}: contents differ`]
  })
  return expected.chainHeads === found.chainHeads ? tables : [...tables, 'last seals differ']
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  await client.connect()
  return client
}

/** All that outlasts a crash, as quoted names; partitions one by one. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relpersistence = 'p'
         and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
       order by 1`,
  )
  return rows.map(({ name }) => name)
}

/**
 * Does something while no transaction that writes is open. It is always this side that gives way: it
 * looks for a knot long before anyone else does, and it does not wait longer than people would notice.
 */
async function whileNobodyWrites<T>(holder: pg.Client, work: () => Promise<T>): Promise<T> {
  const tables = (await tablesOf(holder)).join(', ')
  for (let tried = 1; ; tried += 1) {
    await holder.query(
      `begin; set local deadlock_timeout = '50ms'; set local lock_timeout = '400ms'`,
    )
    try {
      await holder.query(`lock table ${tables} in share mode`)
      const result = await work()
      await holder.query('commit')
      return result
    } catch (error) {
      await holder.query('rollback')
      if (tried === TRIES || !TRY_AGAIN.has((error as pg.DatabaseError).code ?? '')) throw error
    }
    await pause(100 + 50 * tried)
  }
}
