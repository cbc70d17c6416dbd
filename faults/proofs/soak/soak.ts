import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { aFreePort, startWhole, type WholeInstallation } from '../../whole-installation.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { judge, type Line } from './judge.ts'
import { Pacer } from './pacer.ts'
import { peopleAt, type People } from './people.ts'
import { Sampler, type Sample } from './samples.ts'

/** How long, and how often is looked. */
export interface SoakOrder {
  readonly minutes: number
  readonly everySeconds: number
  /** How much people do as fast as they can: first unmeasured, then for so long to know what is half of it. */
  readonly warmUpRequests: number
  readonly measureSeconds: number
  /** The file in which every sample is kept, a line each. */
  readonly keptIn: string
}

/** What a soak came to. */
export interface Soaked {
  readonly verdict: Verdict
  readonly lines: readonly Line[]
}

/** One sample in so many is taken after everything that is not in use was collected. */
const COLLECTED_ONE_IN = 4

/**
 * V8 widens the room for what is new by leaps, up to 128 MB, when a burst of work comes, however long that takes to
 * come; leaps and leaks look alike. With 8 MB for a half of it, it is as wide as it gets from the start.
 */
const NARROW_ROOM = '--max-semi-space-size=8'

/**
 * Lets people work for long in a whole installation, at half of what it can do, and looks at what grows meanwhile:
 * memory, open handles, connections, waiting work, dead rows, tables.
 */
export async function proveSoak(
  folder: string,
  order: SoakOrder,
  say: (text: string) => void,
): Promise<Soaked> {
  const gauges = mkdtempSync(path.join(tmpdir(), 'mot-cua-gauges-'))
  const gauge = pathToFileURL(path.join(import.meta.dirname, 'gauge.ts')).href
  const whole = startWhole(folder, {
    PORT: String(await aFreePort()),
    NODE_OPTIONS: `--import=${gauge} ${NARROW_ROOM}`,
    GAUGES: gauges,
  })
  try {
    return await soak({ whole, gauges }, order, say)
  } finally {
    await whole.stop()
    rmSync(gauges, { recursive: true })
  }
}

async function soak(
  { whole, gauges }: { readonly whole: WholeInstallation; readonly gauges: string },
  order: SoakOrder,
  say: (text: string) => void,
): Promise<Soaked> {
  const home = await whole.ready()
  const pacer = new Pacer()
  const people = await peopleAt(home, pacer)
  const sampler = await Sampler.of({ whole, gauges, home })
  try {
    const perSecond = await mostPerSecond(pacer, sampler, order)
    say(
      `${perSecond.toFixed(1)} requests a second at most; half of it for ${order.minutes} minutes`,
    )
    pacer.pace(perSecond / 2)
    const before = pacer.given
    const began = performance.now()
    const samples = await samplesOf(sampler, order, (sample) => say(inWords(sample, people)))
    const seconds = (performance.now() - began) / 1_000
    const requests = pacer.given - before
    await people.end()
    const lines = judge(samples)
    for (const { finding, says } of lines) say(`${finding.padEnd(7)} ${says}`)
    if (people.faults.length > 0) say(whole.said())
    return {
      lines,
      verdict: verdictOf(
        'soak',
        {
          minutes: order.minutes,
          samples: samples.length,
          mostPerSecond: Math.round(perSecond * 10) / 10,
          requests,
          perSecond: Math.round((10 * requests) / seconds) / 10,
          dossiers: people.dossiers(),
          ...Object.assign({}, ...lines.map(({ figures }) => figures)),
        },
        [
          ...people.faults,
          ...lines
            .filter(({ finding }) => finding !== 'held')
            .map(({ finding, says }) => `${finding}: ${says}`),
        ],
      ),
    }
  } finally {
    await people.end()
    await sampler.close()
  }
}

/** Requests that are answered in a second by who works as fast as answers come, letters printed included. */
async function mostPerSecond(
  pacer: Pacer,
  sampler: Sampler,
  { warmUpRequests, measureSeconds }: SoakOrder,
): Promise<number> {
  while (pacer.given < warmUpRequests) await pause(100)
  const given = pacer.given
  const began = performance.now()
  await pause(measureSeconds * 1_000)
  const answered = pacer.given - given
  pacer.hold()
  while ((await sampler.waiting()) > 0) await pause(100)
  return (answered * 1_000) / (performance.now() - began)
}

async function samplesOf(
  sampler: Sampler,
  { minutes, everySeconds, keptIn }: SoakOrder,
  told: (sample: Sample) => void,
): Promise<Sample[]> {
  mkdirSync(path.dirname(keptIn), { recursive: true })
  writeFileSync(keptIn, '')
  const samples: Sample[] = []
  const began = performance.now()
  const end = began + minutes * 60_000
  for (let at = began; at <= end; at += everySeconds * 1_000) {
    await pause(Math.max(0, at - performance.now()))
    const isCollecting = samples.length % COLLECTED_ONE_IN === 0
    const sample = await sampler.sample(isCollecting)
    appendFileSync(keptIn, `${JSON.stringify(sample)}\n`)
    samples.push(sample)
    if (isCollecting) told(sample)
  }
  return samples
}

function inWords(sample: Sample, people: People): string {
  const { hours, processes, connections, waiting, oldestSeconds } = sample
  const held = Object.entries(processes).map(
    ([name, { rssBytes, heapBytes, handles, usualDelayMs }]) =>
      `${name} ${mb(rssBytes)}/${mb(heapBytes ?? 0)} MB ${handles} handles ${Math.round(usualDelayMs)} ms`,
  )
  return [
    `${(hours * 60).toFixed(1)} min`,
    ...held,
    `${connections} connections`,
    `${waiting} waiting, the oldest ${oldestSeconds.toFixed(1)} s`,
    `${people.dossiers()} dossiers`,
    `${people.faults.length} faults`,
  ].join('; ')
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 ** 2)
}
