import { appendFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { slopeOf } from '../../../bench/arithmetic.ts'
import type { Crew } from './crew.ts'

/** How the installation stood at a moment of the run. */
export interface Sample {
  readonly seconds: number
  readonly acts: number
  readonly laneRss: number
  readonly laneHeap: number
  readonly workerRss: number
  readonly workerHeap: number
  readonly scriptRss: number
  readonly databaseBytes: number
  readonly connections: number
  readonly queued: number
}

const MOST_KEPT = 2_000
const MIB = 2 ** 20

/** Looks at the installation now and then until it is told to stop; each look is a line of the file. */
export class Samples {
  readonly #kept: Sample[] = []
  readonly #end = new AbortController()
  readonly #looking: Promise<void>
  #every = 1

  constructor(
    about: {
      readonly crew: Crew
      readonly pool: pg.Pool
      readonly file: string
      readonly acts: () => number
    },
    everyMs: number,
  ) {
    this.#looking = this.#look(about, everyMs)
  }

  async stop(): Promise<void> {
    this.#end.abort()
    await this.#looking
  }

  async #look(
    { crew, pool, file, acts }: ConstructorParameters<typeof Samples>[0],
    everyMs: number,
  ): Promise<void> {
    const began = performance.now()
    const { signal } = this.#end
    for (let number = 0; !signal.aborted; number += 1) {
      const sample = await taken(crew, pool, { acts: acts(), began })
      appendFileSync(file, `${JSON.stringify(sample)}\n`)
      if (number % this.#every === 0) this.#keep(sample)
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  }

  /** A long run keeps every second one, then every fourth, so that the samples themselves do not grow. */
  #keep(sample: Sample): void {
    this.#kept.push(sample)
    if (this.#kept.length < MOST_KEPT) return
    for (let at = this.#kept.length - 1; at > 0; at -= 2) this.#kept.splice(at, 1)
    this.#every *= 2
  }

  /** What the samples come to: the most there was, and by how much memory grew an hour over the second half. */
  figures(): Readonly<Record<string, number>> {
    const most = (of: (sample: Sample) => number) => Math.round(Math.max(0, ...this.#kept.map(of)))
    const second = this.#kept.slice(Math.floor(this.#kept.length / 2))
    const anHour = (of: (sample: Sample) => number) =>
      Math.round(slopeOf(second.map((sample) => [sample.seconds / 3_600, of(sample)])))
    return {
      laneRssMiB: most(({ laneRss }) => laneRss),
      workerRssMiB: most(({ workerRss }) => workerRss),
      scriptRssMiB: most(({ scriptRss }) => scriptRss),
      laneRssMiBAnHour: anHour(({ laneRss }) => laneRss),
      laneHeapMiBAnHour: anHour(({ laneHeap }) => laneHeap),
      workerRssMiBAnHour: anHour(({ workerRss }) => workerRss),
      workerHeapMiBAnHour: anHour(({ workerHeap }) => workerHeap),
      databaseMiB: Math.round((this.#kept.at(-1)?.databaseBytes ?? 0) / MIB),
      mostConnections: most(({ connections }) => connections),
      mostQueued: most(({ queued }) => queued),
      queuedAtEnd: this.#kept.at(-1)?.queued ?? 0,
    }
  }
}

async function taken(
  { lanes, worker }: Crew,
  pool: pg.Pool,
  { acts, began }: { readonly acts: number; readonly began: number },
): Promise<Sample> {
  const [ofLanes, ofWorker, { rows }] = await Promise.all([
    Promise.all(lanes.map((lane) => lane.memory())),
    worker.memory(),
    pool.query<Pick<Sample, 'databaseBytes' | 'connections' | 'queued'>>(STANDING),
  ])
  const [row] = rows
  const sum = (of: 'rss' | 'heapUsed') => ofLanes.reduce((all, each) => all + each[of], 0)
  return {
    seconds: Math.round((performance.now() - began) / 1000),
    acts,
    laneRss: inMiB(sum('rss')),
    laneHeap: inMiB(sum('heapUsed')),
    workerRss: inMiB(ofWorker.rss),
    workerHeap: inMiB(ofWorker.heapUsed),
    scriptRss: inMiB(process.memoryUsage.rss()),
    databaseBytes: Number(row?.databaseBytes),
    connections: row?.connections ?? 0,
    queued: row?.queued ?? 0,
  }
}

function inMiB(bytes: number): number {
  return Math.round((bytes / MIB) * 10) / 10
}

const STANDING = `
  select pg_database_size(current_database()) as "databaseBytes",
    (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
    (select count(*)::int from pgboss.job where state < 'completed') as queued`
