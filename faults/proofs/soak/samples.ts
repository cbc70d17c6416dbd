import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import pg from 'pg'
import { GIVEN_UP } from '#platform/jobs'
import { databaseOf, type WholeInstallation } from '../../whole-installation.ts'
import { COLLECT, gaugeOf, LOOK, type Held } from './gauge.ts'

export const WATCHED = ['supervisor', 'server', 'worker'] as const
export type Watched = (typeof WATCHED)[number]

/** What a process of the installation holds. */
export interface ProcessSample extends Held {
  readonly pid: number
  /** Files, sockets and whatever else it has open, but connections of people. */
  readonly handles: number
}

/** How full a table is: its rows, those that nobody sees any more, and its size with its indexes. */
export interface TableSample {
  readonly name: string
  readonly rows: number
  readonly dead: number
  readonly bytes: number
}

/** The installation at a moment. */
export interface Sample {
  readonly hours: number
  readonly processes: Readonly<Record<Watched, ProcessSample>>
  readonly connections: number
  /** Work that could be done now, for how long the oldest of it could, and what was given up. */
  readonly waiting: number
  readonly oldestSeconds: number
  readonly failed: number
  readonly tables: readonly TableSample[]
}

/** The installation, where its processes tell what they hold, and its address. */
interface Watching {
  readonly whole: WholeInstallation
  readonly gauges: string
  readonly home: string
}

/** Looks into an installation again and again, through one connection of its own. */
export class Sampler {
  readonly #whole: WholeInstallation
  readonly #gauges: string
  readonly #port: number
  readonly #client: pg.Client
  readonly #began = performance.now()

  private constructor({ whole, gauges, home }: Watching, client: pg.Client) {
    this.#whole = whole
    this.#gauges = gauges
    this.#port = Number(new URL(home).port)
    this.#client = client
  }

  static async of(watching: Watching): Promise<Sampler> {
    const { whole } = watching
    const client = new pg.Client(databaseOf(whole.folder))
    await client.connect()
    return new Sampler(watching, client)
  }

  /** Everything but the heap is looked at each time; collecting often would hide what memory is like without. */
  async sample(isCollecting: boolean): Promise<Sample> {
    const hours = (performance.now() - this.#began) / 3_600_000
    const [supervisor, server, worker] = await Promise.all(
      WATCHED.map((name) => this.#process(name, isCollecting)),
    )
    if (supervisor === undefined || server === undefined || worker === undefined)
      throw new Error('a process is missing')
    const connections = await this.#ask<{ connections: number }>(CONNECTIONS)
    const queue = await this.#ask<Pick<Sample, 'waiting' | 'oldestSeconds' | 'failed'>>(QUEUE)
    const { rows: tables } = await this.#client.query<TableSample>(TABLES)
    return { hours, processes: { supervisor, server, worker }, ...connections, ...queue, tables }
  }

  async waiting(): Promise<number> {
    return (await this.#ask<{ waiting: number }>(QUEUE)).waiting
  }

  async close(): Promise<void> {
    await this.#client.end()
  }

  async #ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row> {
    const { rows } = await this.#client.query<Row>(sql)
    const [row] = rows
    if (row === undefined) throw new Error(`no answer to ${sql}`)
    return row
  }

  async #process(name: Watched, isCollecting: boolean): Promise<ProcessSample> {
    const pid = name === 'supervisor' ? (this.#whole.process.pid ?? null) : this.#whole.pidOf(name)
    if (pid === null) throw new Error(`there is no ${name}`)
    const handles = handlesOf(pid, this.#port)
    const held = await askGauge(gaugeOf(this.#gauges, pid), isCollecting ? COLLECT : LOOK)
    return { pid, handles, ...held }
  }
}

/** What a process has open, without the connections to the port at which people ask. */
function handlesOf(pid: number, port: number): number {
  const people = connectionsAt(pid, port)
  const handles = readdirSync(`/proc/${pid}/fd`).filter((handle) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(targetOf(`/proc/${pid}/fd/${handle}`)) ?? []
    return inode === undefined || !people.has(inode)
  })
  return handles.length
}

/** Empty when it was closed meanwhile. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

const ESTABLISHED = '01'

/** The sockets that are connected at a port, as Linux lists them: the address in hexadecimal digits, the state, the inode. */
function connectionsAt(pid: number, port: number): ReadonlySet<string> {
  const own = port.toString(16).toUpperCase().padStart(4, '0')
  const lines = ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').split('\n').slice(1),
  )
  return new Set(
    lines.flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      return local.endsWith(`:${own}`) && state === ESTABLISHED ? inode : []
    }),
  )
}

const ANSWER_MILLISECONDS = 30_000

async function askGauge(socket: string, question: string): Promise<Held> {
  const asked = connect(socket)
  asked.setTimeout(ANSWER_MILLISECONDS, () => asked.destroy(new Error(`${socket} is silent`)))
  asked.write(question)
  const parts: string[] = await asked.setEncoding('utf8').toArray()
  return JSON.parse(parts.join('')) as Held
}

const CONNECTIONS = `
  select count(*)::int as connections from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid()`

const QUEUE = `
  select count(*) filter (where is_due)::int as waiting,
    count(*) filter (where name = '${GIVEN_UP}')::int as failed,
    coalesce(extract(epoch from max(now() - greatest(created_on, start_after))
      filter (where is_due)), 0)::float8 as "oldestSeconds"
  from (select *, state < 'active' and start_after <= now() and name <> '${GIVEN_UP}' as is_due
    from pgboss.job) job`

const TABLES = `
  select schemaname || '.' || relname as name, n_live_tup::int as rows, n_dead_tup::int as dead,
    pg_total_relation_size(relid)::float8 as bytes
  from pg_stat_user_tables
  where n_live_tup + n_dead_tup >= 1000 or pg_total_relation_size(relid) >= 1024 * 1024
  order by 1`
