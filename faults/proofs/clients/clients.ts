import { setTimeout as pause } from 'node:timers/promises'
import { startWhole, type WholeInstallation } from '../../whole-installation.ts'
import { ask } from '../asking.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { signedIn, type Person } from '../writers.ts'
import { sendHugeUploads } from './huge-uploads.ts'
import { SLOW_BODY, SLOW_HEADERS, SlowClient, Slowcoaches } from './slow-clients.ts'

const OTHERS = 8
const UPLOADS = 20
/** What a busy machine may add to the limits of the server, on both sides of a connection. */
const ADDED = 20_000
const LONGEST_HEADERS = 10_000 + ADDED
const LONGEST_BODY = 60_000 + ADDED

/** How many come, and for how long. */
export interface Crowd {
  readonly headers: number
  readonly bodies: number
  readonly ms: number
}

/**
 * Hundreds of clients send their headers and bodies byte by byte while eight others read: the slow ones are
 * sent away in time, the others are served as before. Then twenty send files without an end.
 */
export async function proveClients(
  folder: string,
  crowd: Crowd,
  say: (text: string) => void,
): Promise<Verdict> {
  const whole = startWhole(folder)
  try {
    return await besideTheSlow(whole, crowd, say)
  } finally {
    await whole.stop()
  }
}

async function besideTheSlow(
  whole: WholeInstallation,
  { headers, bodies, ms }: Crowd,
  say: (text: string) => void,
): Promise<Verdict> {
  const home = await whole.ready()
  const person = await signedIn(home, 'thuly.xa')
  const port = Number(new URL(home).port)
  const faults: string[] = []
  const told = (times: number[]) => `${times.length} answers, 95 of 100 within ${p95Of(times)} ms`

  await timesOfOthers(person, 5_000, faults) // what is only slow at first
  const before = await timesOfOthers(person, ms / 2, faults)
  say(`others alone: ${told(before)}`)
  const slowHeaders = new Slowcoaches(headers, () => new SlowClient(port, SLOW_HEADERS, 1_000))
  const slowBodies = new Slowcoaches(bodies, () => new SlowClient(port, SLOW_BODY, 1_000))
  let isOver = false
  const crowds = [slowHeaders, slowBodies].map((each) => each.keepOn(() => isOver))
  await pause(1_000)
  const beside = await timesOfOthers(person, ms, faults)
  isOver = true
  await Promise.all(crowds)
  say(`others beside ${headers + bodies} slow ones: ${told(beside)}`)
  await pause(1_000)
  const after = await timesOfOthers(person, ms / 2, faults)
  say(`others alone again: ${told(after)}`)
  faults.push(
    ...whoWasLetBe('headers', slowHeaders.lasted(), LONGEST_HEADERS),
    ...whoWasLetBe('bodies', slowBodies.lasted(), LONGEST_BODY),
  )

  const huge = await sendHugeUploads(person, { pid: whole.pidOf('server') ?? 0, count: UPLOADS })
  say(`${huge.refused} uploads without end refused, ${huge.rssGrowthMiB} MiB more memory`)
  const alone = p95Of([...before, ...after])
  return verdictOf(
    'clients',
    {
      sentAwayHeaders: slowHeaders.lasted().length,
      sentAwayBodies: slowBodies.lasted().length,
      p95AloneMs: alone,
      p95BesideMs: p95Of(beside),
      ratioPercent: Math.round((100 * p95Of(beside)) / alone),
      answered: before.length + beside.length + after.length,
      hugeRefused: huge.refused,
      rssGrowthMiB: huge.rssGrowthMiB,
    },
    [...faults, ...huge.faults],
  )
}

/** How long each answer took that eight others got meanwhile, in milliseconds. */
async function timesOfOthers(person: Person, ms: number, faults: string[]): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + ms
  const headers = { authorization: `Bearer ${person.token}` }
  const pages = ['/', '/api/v1/procedures/1.001193', '/api/v1/dossiers?limit=10']
  const other = async (first: number): Promise<void> => {
    for (let turn = first; performance.now() < until; turn += 1) {
      const page = pages[turn % pages.length] ?? '/'
      const began = performance.now()
      const { status } = await ask(person.home + page, { headers })
      times.push(performance.now() - began)
      if (status !== 200) faults.push(`${page} was answered ${status}`)
      await pause(20)
    }
  }
  await Promise.all(Array.from({ length: OTHERS }, (_, at) => other(at)))
  return times
}

function whoWasLetBe(what: string, lasted: readonly number[], most: number): string[] {
  if (lasted.length === 0) return [`nobody with slow ${what} was sent away`]
  const longest = Math.max(...lasted)
  return longest <= most ? [] : [`slow ${what} were let be for ${Math.round(longest)} ms`]
}

function p95Of(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? 0) * 10) / 10
}
