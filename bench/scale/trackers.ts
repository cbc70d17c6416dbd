import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { percentiles, rounded, type Percentiles } from '../arithmetic.ts'
import type { Known } from './users.ts'

/** What came of so many people who looked where their dossiers stand. */
export interface TrackingTimes extends Percentiles {
  readonly asked: number
  readonly answeredPerSecond: number
  readonly found: number
  readonly serverFaults: number
  /** Connections that ended without an answer, by why they did. */
  readonly broken: Readonly<Record<string, number>>
}

interface Outcome {
  readonly ms: number
  /** Null where no answer came. */
  readonly status: number | null
  readonly reason: string
}

/**
 * So many people a second ask where their dossier stands, whether or not those before them have an answer, each from an
 * address of their own: one address may ask ten times a minute.
 */
export async function measureTracking(
  home: string,
  known: readonly Known[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<TrackingTimes> {
  const total = perSecond * seconds
  const began = performance.now()
  const asked: Promise<Outcome>[] = []
  while (asked.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - began) / 1000) * perSecond))
    while (asked.length < due) {
      const one = known[asked.length % known.length]
      if (one === undefined) throw new Error('nobody has a dossier')
      asked.push(track(home, one, addressOf(asked.length)))
    }
    await pause(5)
  }
  const answers = await Promise.all(asked)
  return {
    ...percentiles(answers.map(({ ms }) => ms)),
    asked: total,
    answeredPerSecond: rounded((total * 1000) / (performance.now() - began), 1),
    found: answers.filter(({ status }) => status === 200).length,
    serverFaults: answers.filter(({ status }) => status !== null && status >= 500).length,
    broken: countedBy(answers.flatMap(({ status, reason }) => (status === null ? reason : []))),
  }
}

/** One of the addresses that all lead to this machine. */
function addressOf(number: number): string {
  return `127.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
}

function countedBy(reasons: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(reasons, (reason) => reason)
  return Object.fromEntries([...groups].map(([reason, each]) => [reason, each.length]))
}

function track(home: string, { code, phone }: Known, localAddress: string): Promise<Outcome> {
  const payload = JSON.stringify({ code, secret: phone.slice(-4) })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
  }
  const began = performance.now()
  return new Promise((resolve) => {
    const end = (status: number | null, reason: string) =>
      resolve({ ms: performance.now() - began, status, reason })
    const broken = (error: NodeJS.ErrnoException) => end(null, error.code ?? error.message)
    const sent = request(
      new URL('/api/v1/tracking', home),
      { method: 'POST', headers, localAddress, agent: false },
      (reply) => {
        reply.resume()
        reply.once('error', broken)
        reply.once('end', () => end(reply.statusCode ?? null, ''))
      },
    )
    sent.once('error', broken)
    sent.end(payload)
  })
}
