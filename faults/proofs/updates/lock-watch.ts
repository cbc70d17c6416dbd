import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { APP } from '#platform/db'
import { databaseOf } from '../../whole-installation.ts'

const LOOK_MILLISECONDS = 50
const LONG_MILLISECONDS = 3_000

/** How long people's work has waited for locks. */
export interface LockWatch {
  readonly longestMs: () => number
  /** Who waited for longer than a migration may hold anybody up, and for whom. */
  readonly said: () => string
  /** What kept it from looking. */
  readonly faults: () => readonly string[]
  stop(): Promise<void>
}

/** Looks at an installation's locks until it is stopped. */
export async function watchLocks(folder: string): Promise<LockWatch> {
  const client = new pg.Client(databaseOf(folder))
  await client.connect()
  client.on('error', () => {}) // told by the look that it ends
  const watch = { isOver: false, longest: 0, lines: new Set<string>(), fault: '' }
  const watching = (async () => {
    while (!watch.isOver) {
      await lookOnce(client, watch)
      await pause(LOOK_MILLISECONDS)
    }
  })().catch((error: unknown) => {
    watch.fault = `nobody looked at the locks to the end: ${String(error)}`
  })
  return {
    longestMs: () => Math.round(watch.longest),
    said: () => [...watch.lines].join('\n'),
    faults: () => (watch.fault === '' ? [] : [watch.fault]),
    async stop() {
      watch.isOver = true
      await watching
      await client.end().catch(() => {})
    },
  }
}

async function lookOnce(
  client: pg.Client,
  watch: { longest: number; readonly lines: Set<string> },
): Promise<void> {
  const { rows } = await client.query<Wait>(WAITS, [APP])
  for (const { ms, waiter, holder } of rows) {
    watch.longest = Math.max(watch.longest, ms)
    if (ms > LONG_MILLISECONDS) watch.lines.add(`${waiter} waits for ${holder ?? 'nobody'}`)
  }
}

interface Wait {
  readonly ms: number
  readonly waiter: string
  readonly holder: string | null
}

const WAITS = `
  select (extract(epoch from clock_timestamp() - waiting.waitstart) * 1000)::int as ms,
    left(waiter.query, 120) as waiter,
    (select string_agg(usename || ' ' || state || ' ' || coalesce(wait_event, '') || ' ' || left(query, 120), '; ')
     from pg_stat_activity where pid = any(pg_blocking_pids(waiting.pid))) as holder
  from pg_locks waiting join pg_stat_activity waiter using (pid)
  where not waiting.granted and waiter.usename = $1 and waiting.waitstart is not null`
