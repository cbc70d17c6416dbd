import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { asApp, type Connection } from '#platform/db'
import { REMEMBERED, REPLAY_TABLES, REPLAYED, type ReplayValues } from './replay-sql.ts'

/** How hard and how long. */
export interface ReplayOrder {
  readonly owner: Connection
  readonly values: ReplayValues
  readonly lanes: number
  readonly seconds: number
}

/** Makes what replay needs, from a receipt and a step that the system has handled. */
export async function prepareReplay(owner: Connection): Promise<ReplayValues> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set app.locality = '1'`)
    await client.query(REPLAY_TABLES)
    const { rows } = await client.query<ReplayValues>(VALUES)
    const [values] = rows
    if (values === undefined) throw new Error('nothing was handled that could be replayed')
    return values
  } finally {
    await client.end()
  }
}

const latest = (column: string, table: string, condition: string, order: string) =>
  `(select ${column}::text from ${table} where ${condition} order by ${order} desc limit 1)`

const VALUES = `select
  (select count(*) from bench_replay_dossier)::int as dossiers,
  (select count(*) from bench_replay_unit)::int as units,
  (select id from account where username = 'thuly.xa')::text as officer,
  ${latest('data', 'dossier_event', `type = 'dossier.received'`, 'at')} as "receivedData",
  ${latest('data', 'dossier_event', `type = 'step.completed'`, 'at')} as "completedData",
  ${latest('answer', 'idempotency_key', `route like '%/receive'`, 'created_at')} as "receivedAnswer",
  ${latest('answer', 'idempotency_key', `route like '%/complete-step'`, 'created_at')} as "completedAnswer",
  ${latest('content', 'letter', `kind = 'receipt'`, 'made_at')} as "letterContent",
  ${latest('data', 'pgboss.job', `name = 'letters.render-letter'`, 'created_on')} as "jobData",
  '[]' as pauses`

/** State changes a second of pgbench, or null where there is none on this machine. */
export async function pgbenchPerSecond(order: ReplayOrder, folder: string): Promise<number | null> {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null
  const script = path.join(folder, 'replay.sql')
  writeFileSync(script, pgbenchScript(order.values))
  const { host, port, user, password, database } = asApp(order.owner)
  const lanes = String(order.lanes)
  const child = spawn(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', lanes, '-j', '1', '-T', String(order.seconds), '-f', script],
    {
      env: {
        ...process.env,
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
        PGDATABASE: database,
        PGOPTIONS: '-c app.locality=1',
      },
    },
  )
  const output = await outputOf(child)
  const tps = Number(/tps = ([\d.]+)/.exec(output)?.[1])
  if (!(tps > 0) || /aborted/.test(output)) throw new Error(`pgbench: ${output}`)
  return tps * REPLAYED.length
}

function outputOf(child: ReturnType<typeof spawn>): Promise<string> {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve(output))
  })
}

/** The script in pgbench's words. Long values stand in it as they are. */
function pgbenchScript(values: ReplayValues): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [name, literal(value)]))
  const filled = (statement: string) =>
    statement
      .replaceAll(/(?<!:):([a-zA-Z]+)/g, (variable, name: string) => known.get(name) ?? variable)
      .replaceAll(/\s+/g, ' ')
      .trim()
  const lines = REPLAYED.flatMap((statements) => [
    'begin;',
    ...statements.map((each) => `${filled(each)}${REMEMBERED.has(each) ? ' \\gset' : ';'}`),
    'commit;',
  ])
  return [`\\set n random(1, ${values.dossiers})`, ...lines, ''].join('\n')
}

/** pgbench takes a colon before a letter for a variable, in quotes too. */
function literal(value: string | number): string {
  return typeof value === 'number'
    ? String(value)
    : pg.escapeLiteral(value.replaceAll(/:(?=\w)/g, ': '))
}

/**
 * State changes a second of a bare driver in this process: the same statements, prepared, those of a
 * transaction that do not wait for each other in one round trip.
 */
export async function bareDriverPerSecond(order: ReplayOrder): Promise<number> {
  const pool = new pg.Pool({
    ...asApp(order.owner),
    max: order.lanes,
    pipeline: true,
    options: '-c app.locality=1',
  })
  const until = performance.now() + order.seconds * 1000
  let done = 0
  const lane = async (): Promise<void> => {
    const client = await pool.connect()
    while (performance.now() < until) {
      const n = 1 + Math.floor(Math.random() * order.values.dossiers)
      for (const transaction of PREPARED) {
        await replayOnce(client, transaction, { ...order.values, n })
        done += 1
      }
    }
    client.release()
  }
  await Promise.all(Array.from({ length: order.lanes }, lane))
  await pool.end()
  return done / order.seconds
}

interface Prepared {
  readonly name: string
  readonly text: string
  readonly variables: readonly string[]
  readonly isRemembered: boolean
}

const PREPARED: readonly (readonly Prepared[])[] = REPLAYED.map((statements, at) =>
  statements.map((statement, number) => {
    const variables: string[] = []
    const text = statement.replaceAll(/(?<!:):([a-zA-Z]+)/g, (_, name: string) => {
      if (!variables.includes(name)) variables.push(name)
      return `$${variables.indexOf(name) + 1}`
    })
    return {
      name: `replay${at}_${number}`,
      text,
      variables,
      isRemembered: REMEMBERED.has(statement),
    }
  }),
)

async function replayOnce(
  client: pg.PoolClient,
  statements: readonly Prepared[],
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  let known = values
  let pending: Promise<unknown>[] = [client.query('begin')]
  for (const { name, text, variables, isRemembered } of statements) {
    const asked = client.query<Record<string, unknown>>({
      name,
      text,
      values: variables.map((variable) => known[variable]),
    })
    pending.push(asked)
    if (!isRemembered) continue
    await Promise.all(pending)
    pending = []
    known = { ...known, ...(await asked).rows[0] }
  }
  await Promise.all([...pending, client.query('commit')])
}
