import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { addDays } from '#kernel/day'
import { dayOf, instantOn } from '#kernel/instant'
import { SYSTEM } from '#platform/access'
import type { Context } from '#platform/context'
import { asApp, openDatabase } from '#platform/db'
import { folderStore } from '#platform/files'
import { newId } from '#platform/ids'
import { openQueue } from '#platform/jobs'
import { rounded } from '../../../bench/arithmetic.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { whatDisagrees } from './agreement.ts'
import { aCrew, carryOut, type Crew } from './crew.ts'
import { NAME, type HelperOrder } from './helper-process.ts'
import type { ReplayOrder } from './order.ts'
import { keepProgress, progressIn, Teller } from './progress.ts'
import { Samples } from './samples.ts'
import type { Scene, Script } from './script.ts'
import { endLeftovers, scriptOf, staffOnce } from './stage.ts'

const QUARTER = 15 * 60_000
/** Of a dossier that has come to its end (`npm run bench:fill`). */
const EVENTS_OF_A_DOSSIER = 9.8

/**
 * Lives the first days of a province's year: every act by the use case that a click would call, as the officer or
 * person who does it, under a clock that stands at its moment; what comes by itself and what follows done by the real
 * handlers. Each answer must be what the rules say, and in the end everything must agree with everything.
 *
 * Whatever ends it, the same order goes on where it was: the script is told again from the start, which takes moments,
 * and what the database has already is not done again.
 */
export async function proveReplay(order: ReplayOrder): Promise<Verdict> {
  const done = progressIn(order)
  const pool = new pg.Pool({ ...order.owner, max: 3 })
  pool.on('error', () => {})
  try {
    await endLeftovers(pool)
    await staffOnce(order.owner)
    const script = await scriptOf(order, pool)
    const crew = await aCrew(onlyHelperOrder(order), order.lanes)
    const file = path.join(order.folder, 'replay-samples.jsonl')
    const began = performance.now()
    const run: Run = { order, pool, script, crew, teller: new Teller(order, script), acts: 0 }
    const samples = new Samples({ crew, pool, file, acts: () => run.acts }, order.sampleEveryMs)
    const faults = await lived(run, done).finally(() => samples.stop())
    const seconds = (performance.now() - began) / 1000
    await crew.end()
    const agreed = faults.length > 0 ? null : await agreement(run)
    const perSecond = rounded(run.acts / seconds, 1)
    return verdictOf(
      'replay',
      {
        days: order.days,
        acts: run.acts,
        seconds: Math.round(seconds),
        actsPerSecond: perSecond,
        dossiersPerSecond: rounded(perSecond / EVENTS_OF_A_DOSSIER, 1),
        hoursForTheYear: rounded(
          (order.dossiersAYear * EVENTS_OF_A_DOSSIER) / Math.max(perSecond, 0.1) / 3_600,
          1,
        ),
        ...(await follow(pool)),
        ...samples.figures(),
        ...agreed?.figures,
      },
      [...faults, ...(agreed?.faults ?? [])],
    )
  } finally {
    await pool.end()
  }
}

interface Run {
  readonly order: ReplayOrder
  readonly pool: pg.Pool
  readonly script: Script
  readonly crew: Crew
  readonly teller: Teller
  acts: number
}

function onlyHelperOrder({ owner, locality, folder }: ReplayOrder): HelperOrder {
  return { owner, locality, folder }
}

/** Lives quarter of an hour by quarter of an hour; the faults that came up. */
async function lived(run: Run, done: number): Promise<string[]> {
  const { order, script, pool } = run
  const start = instantOn(order.from, 0).getTime()
  const end = instantOn(addDays(order.from, order.days), 0).getTime()
  const there = await changedSince(pool, new Date(done))
  for (let at = start; at < end; at += QUARTER) {
    const scene = script.until(at + QUARTER)
    if (at + QUARTER <= done) continue
    const faults = await livedQuarter(run, scene, { at, there })
    if (faults.length > 0) return faults
    const isEndOfDay = dayOf(new Date(at)) !== dayOf(new Date(at + QUARTER))
    if (isEndOfDay && order.letters === 'all') await untilAllFollowed(run, at)
    keepProgress(order, at + QUARTER)
  }
  return []
}

async function livedQuarter(
  run: Run,
  { acts, byItself }: Scene,
  { at, there }: { readonly at: number; readonly there: ReadonlyMap<string, number> },
): Promise<string[]> {
  const { crew, order } = run
  const open = acts.filter(({ code, after }) => (there.get(code) ?? 0) < after.version)
  const isFollowing = order.letters === 'all'
  const stretch = { from: at, to: at + QUARTER, isQuiet: open.length === 0, isFollowing }
  const [ofActs, ofWorker] = await Promise.all([
    carryOut(crew, open, () => {
      run.acts += 1
      run.teller.tell(at, run.acts)
    }),
    crew.worker.ask(stretch),
  ])
  const faults = [...ofActs, ...(ofWorker === null ? [] : [ofWorker])]
  return faults.length > 0 ? faults : notDoneByItself(run.pool, byItself)
}

async function notDoneByItself(pool: pg.Pool, byItself: Scene['byItself']): Promise<string[]> {
  if (byItself.length === 0) return []
  const { rows } = await pool.query<{ code: string; version: number; state: string }>(
    `select code, version, state from dossier where code = any($1)`,
    [byItself.map(({ code }) => code)],
  )
  const found = new Map(rows.map((row) => [row.code, row]))
  return byItself.flatMap(({ code, after }) => {
    const row = found.get(code)
    if (row?.version === after.version && row.state === after.state) return []
    return `${code} by itself: ${JSON.stringify(row)}, not ${JSON.stringify(after)}`
  })
}

/** How many dossiers were changed at or after that moment, and how far they are. */
async function changedSince(pool: pg.Pool, moment: Date): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ code: string; version: number }>(
    `select code, version from dossier where last_changed_at >= $1`,
    [moment],
  )
  return new Map(rows.map(({ code, version }) => [code, version]))
}

const WAITING = `select count(*)::int as waiting from pgboss.job where state < 'completed'`

async function untilAllFollowed(run: Run, at: number): Promise<void> {
  for (;;) {
    const { rows } = await run.pool.query<{ waiting: number }>(WAITING)
    if (rows[0]?.waiting === 0) return
    run.teller.tell(at, run.acts, `, ${rows[0]?.waiting} letters to make`)
    await pause(100)
  }
}

/** What followed: letters made, and work that failed for good. */
async function follow(pool: pg.Pool): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ lettersMade: number; failed: number }>(
    `select count(*) filter (where name = 'letters.render-letter' and state = 'completed')::int as "lettersMade",
       count(*) filter (where state = 'failed')::int as failed from pgboss.job`,
  )
  return { lettersMade: rows[0]?.lettersMade ?? 0, workFailed: rows[0]?.failed ?? 0 }
}

/** At the end: what the installation says of itself beside what the script told. */
async function agreement({ order, pool, script }: Run) {
  const connection = asApp(order.owner)
  const database = openDatabase(connection, { max: 8, name: `${NAME} agreement` })
  const jobs = await openQueue(connection)
  const end = instantOn(addDays(order.from, order.days), 0)
  const context: Context = {
    locality: order.locality,
    db: database.of(order.locality.id),
    files: folderStore(path.join(order.folder, 'files')),
    jobs,
    clock: { now: () => end },
    actor: SYSTEM,
    publicUrl: 'https://motcua.example',
    correlationId: newId(),
  }
  try {
    const { owner, from, say } = order
    return await whatDisagrees({ owner, pool, context, told: script.told, from }, say)
  } finally {
    await jobs.close()
    await database.close()
  }
}
