import { readdirSync } from 'node:fs'
import type pg from 'pg'

/** Everything that work could have changed: the rows of every table of ours, the queue, and the files. */
export interface KeptState {
  readonly rows: ReadonlyMap<string, readonly string[]>
}

/** Reads all of it. */
export async function keptState(client: pg.Client, files: string): Promise<KeptState> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const rows = new Map<string, readonly string[]>()
  for (const { name } of tables) {
    const { rows: kept } = await client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${name}" t`,
    )
    rows.set(
      name,
      kept.map(({ row }) => row),
    )
  }
  const { rows: work } = await client.query<{ row: string }>(
    `select jsonb_build_object('name', name, 'data', data)::text as row from pgboss.job`,
  )
  rows.set(
    '(work put in)',
    work.map(({ row }) => row),
  )
  rows.set('(files)', filesIn(files))
  return { rows }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(folder.length)}/${entry.name}`)
}

/**
 * What has changed from one state to the other, as lines that are the same whenever the same has happened: what is drawn
 * anew each time (ids, tokens, and seals over these) and the time of the database's own clock are left out.
 */
export function changesBetween(before: KeptState, after: KeptState): string[] {
  const changes: string[] = []
  for (const [table, rows] of after.rows) {
    const known = countsOf(before.rows.get(table) ?? [])
    for (const row of rows) {
      const left = known.get(row) ?? 0
      if (left > 0) known.set(row, left - 1)
      else changes.push(`+ ${table} ${withoutDrawn(row)}`)
    }
    for (const [row, left] of known)
      for (let gone = 0; gone < left; gone += 1) changes.push(`- ${table} ${row}`)
  }
  return changes.toSorted()
}

function countsOf(rows: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** From a sequence, which leaves out what was undone. */
const DRAWN_NUMBER = /"id": \d+/g
const SEAL = /[0-9a-f]{64,}/g
const TOKEN = /(?<=["/])[\w-]{20,}(?=["/])/g

function withoutDrawn(row: string): string {
  const today = new Date().toISOString().slice(0, 10)
  return row
    .replaceAll(UUID, '<id>')
    .replaceAll(DRAWN_NUMBER, '"id": <number>')
    .replaceAll(SEAL, '<seal>')
    .replaceAll(TOKEN, '<token>')
    .replaceAll(new RegExp(`${today}T[\\d:.]+(?:[+-][\\d:]+|Z)?`, 'g'), '<now>')
}

/** The first differences between two lists of changes, in words. */
export function differences(expected: readonly string[], found: readonly string[]): string[] {
  const missing = [...expected]
  const extra: string[] = []
  for (const change of found) {
    const at = missing.indexOf(change)
    if (at === -1) extra.push(change)
    else missing.splice(at, 1)
  }
  return [
    ...missing.map((change) => `missing: ${change.slice(0, MOST_TOLD)}`),
    ...extra.map((change) => `too much: ${change.slice(0, MOST_TOLD)}`),
  ].slice(0, MOST_LINES)
}

const MOST_TOLD = 400
const MOST_LINES = 4
