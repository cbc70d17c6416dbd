import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import type { NetConnectOpts } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { SettableClock } from '#kernel/clock'
import { verifyChains } from '#modules/dossiers'
import { readConfiguration } from '#platform/config'
import { asApp, listLocalities, openDatabase, type Connection } from '#platform/db'
import { folderStore } from '#platform/files'
import { openQueue } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { carryOut, type JobHandler } from '#platform/worker'
import { buildApp } from '../../../src/app.ts'
import { systemContext, type Installation } from '../../../src/installation.ts'
import { MONDAY_MORNING } from '../../../tools/test-support/app.ts'
import { callersOf } from '../../../tools/test-support/callers.ts'
import { LANG_SON } from '../../../tools/test-support/database.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { arrangeWork } from './arranged-work.ts'
import { changesBetween, differences, keptState, type KeptState } from './kept-state.ts'
import { stepsTo, type Manner } from './stepping.ts'

/** A server of databases of our own, and the one with the demonstration. */
export interface Ground {
  readonly server: Connection
  readonly demonstration: string
}

/** What is carried out, and where that ends of work that takes so many statements. */
interface Asked {
  readonly handlers: readonly JobHandler[]
  readonly endsOf: (statements: number) => readonly End[]
}

interface End {
  readonly after: number
  readonly manner: Manner
}

const MANNERS: readonly Manner[] = ['dies', 'is cut off']

/** Each of them in both manners. */
export function everyEnd(statements: number): End[] {
  return Array.from({ length: statements }, (_, at) => at + 1).flatMap((after) =>
    MANNERS.map((manner) => ({ after, manner })),
  )
}

/**
 * Carries out each kind of work, lets it end after one of its statements, takes it up again as the queue does, and
 * compares what there is then with what there is after it was carried out once: rows, further work, files. Every
 * history verifies.
 */
export async function proveDeaths(
  ground: Ground,
  { handlers, endsOf }: Asked,
  say: (text: string) => void,
): Promise<Verdict> {
  const faults: string[] = []
  let statements = 0
  let deaths = 0
  for (const handler of handlers) {
    const { job } = handler
    const arranged = await arrange(ground, handler)
    try {
      const once = await tryOut(arranged, null)
      const found = once.changes.length === 0 ? [`${job.name} changes nothing`] : []
      const ends = endsOf(once.statements)
      for (const end of ends) {
        const { changes, broken } = await tryOut(arranged, end)
        const told = `${job.name} ${end.manner} after statement ${end.after} of ${once.statements}`
        const wrong = [...differences(once.changes, changes), ...broken]
        found.push(...wrong.map((each) => `${told}: ${each}`))
      }
      statements += once.statements
      deaths += ends.length
      faults.push(...found)
      say(
        [`${job.name}: ${once.statements} statements, ${ends.length} deaths`, ...found].join('\n'),
      )
    } finally {
      await arranged.remove()
    }
  }
  return verdictOf('deaths', { kinds: handlers.length, statements, deaths }, faults)
}

/** A kind of work that lies ready, as a database to be copied. */
interface Arranged {
  readonly ground: Ground
  readonly handler: JobHandler
  readonly template: string
  readonly files: string
  readonly now: Date
  readonly payload: object
  readonly before: KeptState
  remove(): Promise<void>
}

let copies = 0

async function arrange(ground: Ground, handler: JobHandler): Promise<Arranged> {
  const template = await copyOf(ground, ground.demonstration)
  const owner = { ...ground.server, database: template }
  const files = mkdtempSync(path.join(tmpdir(), 'mot-cua-files-'))
  const clock = new SettableClock(MONDAY_MORNING)
  const opened = await open({ owner, through: asApp(owner), files, clock })
  const app = await buildApp(opened.installation, silentLog)
  await app.ready()
  const client = new pg.Client(owner)
  await client.connect()
  const { database, jobs, files: store } = opened.installation
  const payload = await arrangeWork(
    {
      app,
      clock,
      installation: opened.installation,
      as: callersOf(app, clock),
      database: {
        owner,
        app: asApp(owner),
        database,
        db: database.of(LANG_SON.id),
        jobs,
        files: store,
        asOwner: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
          (await client.query<Row>(sql, values)).rows,
      },
    },
    handler.job.name,
  )
  await app.close()
  await opened.close()
  const before = await keptState(client, files)
  await client.end()
  return {
    ground,
    handler,
    template,
    files,
    now: clock.now(),
    payload,
    before,
    async remove() {
      rmSync(files, { recursive: true })
      await drop(ground, template)
    },
  }
}

interface Outcome {
  readonly statements: number
  readonly changes: readonly string[]
  /** Histories that do not verify. */
  readonly broken: readonly string[]
}

/** Carries the work out on a copy, once or twice: again where it came to an end before it was done. */
async function tryOut(arranged: Arranged, end: End | null): Promise<Outcome> {
  const { ground, template, before } = arranged
  const database = await copyOf(ground, template)
  const owner = { ...ground.server, database }
  const files = mkdtempSync(path.join(tmpdir(), 'mot-cua-files-'))
  cpSync(arranged.files, files, { recursive: true })
  const clock = new SettableClock(arranged.now)
  const steps = await stepsTo(addressOf(ground.server), end)
  const through = { ...asApp(owner), host: '127.0.0.1', port: steps.port }
  const first = await open({ owner, through, files, clock })
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const done = work(arranged, first.installation)
    if (end === null) await done
    // Whoever is dead comes to no end; whoever was cut off comes to one, and may undo what it thinks undone.
    else await Promise.race([end.manner === 'dies' ? steps.ended : never, done.catch(() => {})])
    const statements = steps.taken()
    if (end !== null) {
      const second = await open({ owner, through: asApp(owner), files, clock })
      await work(arranged, second.installation)
      await second.close()
    }
    const { broken } = await verified({ owner, files, clock })
    return { statements, changes: changesBetween(before, await keptState(client, files)), broken }
  } finally {
    await steps.close()
    await first.close()
    await client.end()
    rmSync(files, { recursive: true })
    await drop(ground, database)
  }
}

const never = new Promise<void>(() => {})

async function work({ handler, payload }: Arranged, installation: Installation): Promise<void> {
  await carryOut(
    handler,
    { id: 'the-same-work', data: { localityId: LANG_SON.id, payload } },
    { contextOf: async (_, id) => systemContext(installation, LANG_SON, id) },
  )
}

async function verified(
  at: Omit<Place, 'through'>,
): Promise<{ readonly broken: readonly string[] }> {
  const opened = await open({ ...at, through: asApp(at.owner) })
  const { broken } = await verifyChains(systemContext(opened.installation, LANG_SON, 'proof'))
  await opened.close()
  return { broken: broken.map(({ code, seq, fault }) => `${code} ${seq}: ${fault}`) }
}

interface Place {
  readonly owner: Connection
  /** How the program reaches its database. */
  readonly through: Connection
  readonly files: string
  readonly clock: SettableClock
}

/** An installation as a program opens it; the queue asks only how work is put in, and beside the steps. */
async function open({ owner, through, files, clock }: Place) {
  const database = openDatabase(through, { name: 'mot-cua proof' })
  const jobs = await openQueue(asApp(owner))
  const direct = openDatabase(asApp(owner), { max: 1 })
  const installation: Installation = {
    configuration: readConfiguration({ DATABASE_URL: 'postgres://unused@localhost/unused' }, 0),
    connection: through,
    database,
    clock,
    files: folderStore(files),
    jobs,
    localities: await listLocalities(direct),
    close: async () => {},
  }
  await direct.close()
  return {
    installation,
    async close() {
      await jobs.close()
      await database.close()
    },
  }
}

function addressOf({ host, port }: Connection): NetConnectOpts {
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}

async function copyOf(ground: Ground, template: string): Promise<string> {
  const name = `mc_deaths_${process.pid}_${(copies += 1)}`
  await onServer(ground, `create database ${name} template ${template}`)
  return name
}

async function drop(ground: Ground, name: string): Promise<void> {
  await onServer(ground, `drop database ${name} with (force)`)
}

async function onServer({ server }: Ground, sql: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(sql)
  await client.end()
}
