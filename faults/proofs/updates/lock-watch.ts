import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readConfiguration } from '#platform/config'
import { APP, connectionOfUrl } from '#platform/db'
import { runningDatabaseUrl } from '../../../src/supervisor/database.ts'

const LOOK_MILLISECONDS = 50
const LONG_MILLISECONDS = 3_000

/** How long people's work has waited for locks. */
export interface LockWatch {
  readonly longestMs: () => number
  /** Who waited for longer than a migration may hold anybody up, and for whom. */
  readonly said: () => string
  stop(): Promise<void>
}

/** Looks at an installation's locks until it is stopped. */
export async function watchLocks(folder: string): Promise<LockWatch> {
  const url = runningDatabaseUrl(readConfiguration({ DATA_DIR: folder }, 0))
  if (url === null) throw new Error('the installation has no database')
  const client = new pg.Client(connectionOfUrl(url))
  await client.connect()
  const watch = { isOver: false }
  let longest = 0
  const lines = new Set<string>()
  const watching = (async () => {
    while (!watch.isOver) {
      const { rows } = await client.query<Wait>(WAITS, [APP])
      for (const { ms, waiter, holder } of rows) {
        longest = Math.max(longest, ms)
        if (ms > LONG_MILLISECONDS) lines.add(`${waiter} waits for ${holder ?? 'nobody'}`)
      }
      await pause(LOOK_MILLISECONDS)
    }
  })()
  return {
    longestMs: () => Math.round(longest),
    said: () => [...lines].join('\n'),
    async stop() {
      watch.isOver = true
      await watching
      await client.end()
    },
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
