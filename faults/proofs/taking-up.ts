import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseOf, type WholeInstallation } from '../whole-installation.ts'

const PATIENCE_MILLISECONDS = 120_000

/** A piece of work that somebody has begun: which, and how often it was begun again before. */
interface Begun {
  readonly id: string
  readonly repeated: number
}

/** After how many milliseconds all was taken up, or what was not, or not done then, in two minutes. */
export type TakenUp = { readonly ms: number } | { readonly left: readonly string[] }

/**
 * Kills the worker while it is at work, and waits until the next one has begun all that again, or done it, and then
 * until it is done. Others must keep putting in work.
 */
export async function timeToTakeUp(whole: WholeInstallation): Promise<TakenUp> {
  const client = new pg.Client(databaseOf(whole.folder))
  await client.connect()
  try {
    const begun = await killAtWork(whole, client)
    const killed = performance.now()
    const leftAtAll = await leftOf(() => notTakenUp(client, begun))
    if (leftAtAll.length > 0) return { left: leftAtAll }
    const ms = performance.now() - killed
    // Work is tried four times only: the next kill must not hit the same.
    const left = await leftOf(() => notDone(client, begun))
    return left.length > 0 ? { left } : { ms }
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

/** What of it is still left after two minutes; nothing as soon as nothing is. */
async function leftOf(looked: () => Promise<string[]>): Promise<string[]> {
  const began = performance.now()
  for (;;) {
    const left = await looked()
    if (left.length === 0 || performance.now() - began > PATIENCE_MILLISECONDS) return left
    await pause(50)
  }
}

/** What has neither been done nor begun again, each by its kind and state. */
function notTakenUp(client: pg.Client, begun: readonly Begun[]): Promise<string[]> {
  return whatIsNot(
    client,
    begun,
    `state = 'completed' or state = 'active' and retry_count > repeated`,
  )
}

function notDone(client: pg.Client, begun: readonly Begun[]): Promise<string[]> {
  return whatIsNot(client, begun, `state = 'completed'`)
}

async function whatIsNot(
  client: pg.Client,
  begun: readonly Begun[],
  condition: string,
): Promise<string[]> {
  const { rows } = await client.query<{ left: string }>(
    `select coalesce(name || ' ' || state || ' after ' || retry_count, 'gone') as left
     from unnest($1::uuid[], $2::int[]) as begun (id, repeated) left join pgboss.job using (id)
     where state is null or not (${condition})`,
    [begun.map(({ id }) => id), begun.map(({ repeated }) => repeated)],
  )
  return rows.map(({ left }) => left)
}
