import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { runningDatabaseUrl } from '../../src/supervisor/database.ts'
import type { WholeInstallation } from '../whole-installation.ts'

const PATIENCE_MILLISECONDS = 120_000

/** A piece of work that somebody has begun: which, and how often it was begun again before. */
interface Begun {
  readonly id: string
  readonly repeated: number
}

/** After how many milliseconds all was taken up, or what was not in two minutes. */
export type TakenUp = { readonly ms: number } | { readonly left: readonly string[] }

/**
 * Kills the worker while it is at work, and waits until the next one has begun all that again, or done it. Others must
 * keep putting in work.
 */
export async function timeToTakeUp(whole: WholeInstallation): Promise<TakenUp> {
  const url = runningDatabaseUrl(readConfiguration({ DATA_DIR: whole.folder }, 0))
  if (url === null) throw new Error('the installation has no database')
  const client = new pg.Client(connectionOfUrl(url))
  await client.connect()
  try {
    const begun = await killAtWork(whole, client)
    const killed = performance.now()
    while (performance.now() - killed < PATIENCE_MILLISECONDS) {
      if ((await leftOf(client, begun)).length === 0) return { ms: performance.now() - killed }
      await pause(50)
    }
    return { left: await leftOf(client, begun) }
  } finally {
    await client.end()
  }
}

/** Stops the worker in the middle of something before it dies, so that what it had begun is known. */
async function killAtWork(whole: WholeInstallation, client: pg.Client): Promise<readonly Begun[]> {
  const waited = performance.now()
  while (performance.now() - waited < PATIENCE_MILLISECONDS) {
    const pid = whole.pidOf('worker')
    if (pid !== null) {
      process.kill(pid, 'SIGSTOP')
      // What it had sent before is carried out by then.
      await pause(100)
      const { rows } = await client.query<Begun>(
        `select id, retry_count as repeated from pgboss.job where state = 'active'`,
      )
      process.kill(pid, rows.length > 0 ? 'SIGKILL' : 'SIGCONT')
      if (rows.length > 0) return rows
    }
    await pause(20)
  }
  throw new Error('the worker had nothing to do for two minutes')
}

/** What has neither been done nor begun again, each by its kind and state. */
async function leftOf(client: pg.Client, begun: readonly Begun[]): Promise<string[]> {
  const { rows } = await client.query<{ left: string }>(
    `select coalesce(name || ' ' || state, 'gone') as left
     from unnest($1::uuid[], $2::int[]) as begun (id, repeated) left join pgboss.job using (id)
     where state is null or not (state = 'completed' or state = 'active' and retry_count > repeated)`,
    [begun.map(({ id }) => id), begun.map(({ repeated }) => repeated)],
  )
  return rows.map(({ left }) => left)
}
