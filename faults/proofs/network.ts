import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '#platform/db'
import { throwAwayServer } from '../../tools/throw-away-database.ts'
import { aFreePort, startWhole } from '../whole-installation.ts'
import { crewAt, whatDoesNotHold } from './kills.ts'
import { aProxy, type Proxy, type Weather } from './proxy.ts'
import { seeded } from './seeded.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { signedIn, writeOn, type Person, type Record } from './writers.ts'

/** A time of bad weather on one of the two links. */
export interface Spell {
  readonly link: 'clients' | 'database'
  readonly weather: Weather
  readonly ms: number
}

const WRITERS = 8
/** A statement is given up after 32 s, and a connection is waited for 10 s; nothing may take longer than both. */
const LONGEST_ANSWER = 45_000
const LONGEST_RETURN = 60_000
/** A load balancer asks often and waits for nobody. */
const LONGEST_HEALTH = 8_000

/** What happened while the weather was bad. */
interface Found {
  readonly record: Record
  /** How often the network did harm. */
  readonly harmed: number
  readonly read: number
  /** Answers that told to come back later. */
  readonly unavailable: number
  readonly longestAnswerMs: number
  readonly longestReturnMs: number
}

/**
 * Lets eight writers work through a network that refuses, hangs, resets, loses answers, trickles and
 * doubles, between them and the server and between server and database. Afterwards every acknowledged
 * action is there exactly once. Meanwhile somebody reads: every answer comes, and one that cannot be
 * given says so with 503 and when to ask again.
 */
export async function proveNetwork(
  folder: string,
  { spells, seed }: { readonly spells: readonly Spell[]; readonly seed: number },
  say: (text: string) => void,
): Promise<Verdict> {
  const random = seeded(seed)
  const store = await throwAwayServer()
  const { host, port } = store.owner
  const database = await aProxy({ path: `${host}/.s.PGSQL.${port}` }, random)
  const home = await aFreePort()
  const through = urlTo({ ...store.owner, host: '127.0.0.1', port: database.port })
  const whole = startWhole(folder, { PORT: String(home), DATABASE_URL: through })
  try {
    const direct = await whole.ready()
    const clients = await aProxy({ host: '127.0.0.1', port: home }, random)
    const found = await workThrough({ clients, database }, { direct, spells, say })
    await clients.close()
    await whole.stop()
    const { record, ...figures } = found
    const left = await whatDoesNotHold(folder, record, urlTo(store.owner))
    const faults = [...record.faults, ...left]
    const { acknowledged, repeated } = record
    return verdictOf(
      'network',
      { seed, ...figures, acknowledged: acknowledged.length, repeated: repeated.length },
      faults,
    )
  } finally {
    await whole.stop()
    await database.close()
    await store.end()
  }
}

interface Links {
  readonly clients: Proxy
  readonly database: Proxy
}

async function workThrough(
  links: Links,
  {
    direct,
    spells,
    say,
  }: {
    readonly direct: string
    readonly spells: readonly Spell[]
    readonly say: (text: string) => void
  },
): Promise<Found> {
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const crew = await crewAt(`http://127.0.0.1:${links.clients.port}`)
  const reader = readOn(await signedIn(direct, 'thuly.xa'), record)
  const writers = Array.from({ length: WRITERS }, () => writeOn(crew, record))
  let longestReturnMs = 0
  for (const { link, weather, ms } of spells) {
    await pause(300)
    links[link].turn(weather)
    await pause(ms)
    links[link].turn('fair')
    const back = await returnOf(record)
    if (back === null) record.faults.push(`nothing was written after ${link} were ${weather}`)
    longestReturnMs = Math.max(longestReturnMs, back ?? LONGEST_RETURN)
    say(`${link} ${weather} for ${ms} ms, back after ${back ?? 'never'} ms`)
    if (record.faults.length > 0) break
  }
  record.isOver = true
  await Promise.all(writers)
  const harmed = links.clients.harmed() + links.database.harmed()
  if (harmed === 0) record.faults.push('the network did no harm')
  return { record, harmed, ...(await reader), longestReturnMs }
}

/** Waits until work goes on; how long that took, or null when it does not. */
export async function returnOf({ acknowledged }: Record): Promise<number | null> {
  const began = performance.now()
  const before = acknowledged.length
  while (performance.now() - began < LONGEST_RETURN) {
    if (acknowledged.length > before + WRITERS) return Math.round(performance.now() - began)
    await pause(10)
  }
  return null
}

/** Reads a worklist and the health of the server without the clients' network, and judges every answer. */
export async function readOn({ home, token }: Person, record: Record) {
  const found = { read: 0, unavailable: 0, longestAnswerMs: 0 }
  const questions = [
    ['/api/v1/dossiers?limit=10', { authorization: `Bearer ${token}` }],
    ['/health', {}],
  ] as const
  while (!record.isOver) {
    for (const [path, headers] of questions) {
      const began = performance.now()
      const signal = AbortSignal.timeout(LONGEST_ANSWER)
      const reply = await fetch(home + path, { headers, signal }).catch(() => null)
      const took = Math.round(performance.now() - began)
      found.read += 1
      found.longestAnswerMs = Math.max(found.longestAnswerMs, took)
      if (reply?.status === 503) found.unavailable += 1
      const fault = await faultOf(path, reply, took)
      if (fault !== null) record.faults.push(fault)
    }
    await pause(20)
  }
  return found
}

/** What is wrong with an answer: there is none, it comes late, or is neither the answer nor says when to ask again. */
async function faultOf(path: string, reply: Response | null, took: number): Promise<string | null> {
  if (reply === null) return `${path} was not answered within ${took} ms`
  const text = await reply.text()
  if (path === '/health' && took > LONGEST_HEALTH) return `${path} was answered after ${took} ms`
  const saysWhen = path === '/health' || reply.headers.has('retry-after')
  if (reply.status === 200 || (reply.status === 503 && saysWhen)) return null
  return `${path} was answered ${reply.status} ${text.slice(0, 200)}`
}

function urlTo({ host, port, user, password, database }: Connection): string {
  const secret = encodeURIComponent(password)
  return `postgres://${user}:${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}
