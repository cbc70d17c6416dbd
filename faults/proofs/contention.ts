import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { APP } from '#platform/db'
import { databaseOf, startWhole, type WholeInstallation } from '../whole-installation.ts'
import { crewAt, whatDoesNotHold } from './kills.ts'
import { readOn, returnOf } from './network.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { signedIn, writeOn, type Record } from './writers.ts'

/** A time in which the database has too little of something for everyone. */
export interface Want {
  readonly of: 'connections' | 'row' | 'table'
  readonly ms: number
}

/** More than the server has connections: who waits for a lock keeps others from them. */
const WRITERS = 24

/** What a stranger holds for as long as a want of it lasts. */
const HELD = {
  row: 'select from number_counter for update',
  table: 'lock table dossier in access exclusive mode',
} as const

/**
 * Lets twenty-four writers work while strangers eat up the connections of the database, hold the row that
 * gives out codes, or hold a whole table. Meanwhile somebody reads: every answer comes in time, and one
 * that cannot be given says so with 503 and when to ask again. Afterwards work goes on, and every
 * acknowledged action is there exactly once.
 */
export async function proveContention(
  folder: string,
  wants: readonly Want[],
  say: (text: string) => void,
): Promise<Verdict> {
  const whole = startWhole(folder)
  try {
    return await wantWhileWriting(whole, wants, say)
  } finally {
    await whole.stop()
  }
}

async function wantWhileWriting(
  whole: WholeInstallation,
  wants: readonly Want[],
  say: (text: string) => void,
): Promise<Verdict> {
  const home = await whole.ready()
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const crew = await crewAt(home)
  const reader = readOn(await signedIn(home, 'thuly.xa'), record)
  const writers = Array.from({ length: WRITERS }, () => writeOn(crew, record))
  let longestReturnMs = 0
  for (const { of, ms } of wants) {
    await pause(500)
    await (of === 'connections' ? eatConnections(whole, ms) : hold(whole, HELD[of], ms))
    const back = await returnOf(record)
    if (back === null) record.faults.push(`nothing was written after the want of ${of}`)
    longestReturnMs = Math.max(longestReturnMs, back ?? 0)
    say(`want of ${of} for ${ms} ms, back after ${back ?? 'never'} ms`)
    if (record.faults.length > 0) break
  }
  record.isOver = true
  await Promise.all(writers)
  const read = await reader
  const faulty = record.repeated.filter((reason) => reason.endsWith(': 500'))
  const faults = [
    ...record.faults,
    ...faulty.map((reason) => `a fault of ours: ${reason}`),
    ...(await whatDoesNotHold(whole.folder, record)),
  ]
  if (faults.length > 0) say(whole.said())
  return verdictOf(
    'contention',
    {
      ...read,
      longestReturnMs,
      acknowledged: record.acknowledged.length,
      repeated: record.repeated.length,
    },
    faults,
  )
}

/** Takes every connection that the database gives, those of the servers and workers, too. */
async function eatConnections({ folder }: WholeInstallation, ms: number): Promise<void> {
  const eaten: pg.Client[] = []
  let until = Number.POSITIVE_INFINITY
  try {
    const first = await stranger(folder)
    if (first === null) throw new Error('there was no connection to begin with')
    eaten.push(first)
    while (performance.now() < until) {
      const next = await stranger(folder)
      if (next !== null) {
        eaten.push(next)
        continue
      }
      until = Math.min(until, performance.now() + ms)
      await first.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1',
        [APP],
      )
    }
  } finally {
    await Promise.all(eaten.map((client) => client.end()))
  }
}

async function hold({ folder }: WholeInstallation, statement: string, ms: number): Promise<void> {
  const holder = await stranger(folder)
  if (holder === null) throw new Error('there was no connection to hold a lock with')
  await holder.query('begin')
  await holder.query(statement)
  await pause(ms)
  await holder.end()
}

/** Someone else with a connection to the database; null when it has none left. */
async function stranger(folder: string): Promise<pg.Client | null> {
  const client = new pg.Client(databaseOf(folder))
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch {
    return null
  }
}
