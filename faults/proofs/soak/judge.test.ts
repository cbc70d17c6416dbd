import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { judge, trendLine } from './judge.ts'
import type { ProcessSample, Sample, TableSample } from './samples.ts'
import { trendOf, type Point } from './trend.ts'

const random = seeded(24)
const HALF_AN_HOUR = 120
const ABOUT = { what: 'memory', figure: 'mbPerHour', unit: 'MB', atMost: 1, mostMargin: 3 }

/** Half an hour, a value every fifteen seconds: a level, growth by the hour, noise to both sides, and now and then a peak. */
function aSeries({ growing = 0, noise = 0, peaks = 0 }): Point[] {
  return Array.from({ length: HALF_AN_HOUR }, (_, at) => {
    const hours = at / 240
    const peak = random() < 0.3 ? peaks * random() : 0
    return { hours, value: 150 + growing * hours + noise * (random() - 0.5) + peak }
  })
}

function findingOf(series: readonly Point[]): string {
  return trendLine(series, ABOUT).finding
}

describe('what something comes to in an hour', () => {
  test('is held while it is flat, however it peaks', () => {
    expect(findingOf(aSeries({ noise: 1, peaks: 40 }))).toBe('held')
  })

  test('is broken when it leaks, in all the noise of a busy server', () => {
    expect(findingOf(aSeries({ growing: 4, noise: 1, peaks: 40 }))).toBe('broken')
    expect(findingOf(aSeries({ growing: 1.1 }))).toBe('broken')
  })

  test('is held while it shrinks', () => {
    expect(findingOf(aSeries({ growing: -20, noise: 1 }))).toBe('held')
  })

  test('is not told from noise in which a leak would not be seen', () => {
    expect(findingOf(aSeries({ noise: 200 }))).toBe('unclear')
  })

  test('is not told from less than two values in each of twelve stretches', () => {
    expect(findingOf(aSeries({}).slice(0, 23))).toBe('unclear')
    expect(findingOf(aSeries({}).slice(0, 24))).toBe('held')
  })

  test('is told within bounds that the truth keeps 19 times of 20', () => {
    const truths = Array.from({ length: 1_000 }, () => {
      const trend = trendOf(aSeries({ growing: 5, noise: 2 }))
      return trend !== null && trend.least <= 5 && trend.most >= 5
    })

    const share = truths.filter(Boolean).length / truths.length
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })
})

const QUIET: ProcessSample = {
  pid: 7,
  rssBytes: 2e8,
  heapBytes: 6e7,
  handles: 40,
  longestDelayMs: 30,
  usualDelayMs: 12,
}

/** An hour of an installation in which nothing grows but the tables that people fill. */
function anHour(change: (sample: Sample, at: number) => Partial<Sample> = () => ({})): Sample[] {
  return Array.from({ length: 2 * HALF_AN_HOUR }, (_, at) => {
    const tables: TableSample[] = [
      { name: 'public.dossier', rows: 1_000 + at, dead: 100, bytes: (1_000 + at) * 2_000 },
    ]
    const processes = { supervisor: QUIET, server: QUIET, worker: QUIET }
    const queue = { waiting: 2, oldestSeconds: 1, failed: 0 }
    const sample = { hours: at / 240, processes, connections: 30, ...queue, tables }
    return { ...sample, ...change(sample, at) }
  })
}

function notHeld(samples: readonly Sample[]): string[] {
  return judge(samples).flatMap(({ name, finding }) =>
    finding === 'held' ? [] : [`${name} ${finding}`],
  )
}

describe('an hour of work', () => {
  test('in which nothing grows holds in every line', () => {
    expect(notHeld(anHour())).toEqual([])
  })

  test('may fill caches in its first half', () => {
    const filling = anHour(({ processes }, at) => ({
      processes: {
        ...processes,
        server: { ...QUIET, heapBytes: 6e7 + Math.min(at, HALF_AN_HOUR) * 1e5 },
      },
    }))

    expect(notHeld(filling)).toEqual([])
  })

  test.each([
    ['serverHeapMbPerHour', { heapBytes: 2e4 }],
    ['serverMemoryMbPerHour', { rssBytes: 2e4 }],
    ['handlesPerHour', { handles: 0.1 }],
  ])('is broken in %s by a server of which that grows', (name, grows) => {
    const leaking = anHour(({ processes }, at) => {
      const more = Object.entries(grows).map(([key, by]) => [
        key,
        QUIET[key as 'handles'] + by * at,
      ])
      return { processes: { ...processes, server: { ...QUIET, ...Object.fromEntries(more) } } }
    })

    expect(notHeld(leaking)).toEqual([`${name} broken`])
  })

  test('may give memory back for a while and take it again', () => {
    const dipping = anHour(({ processes }, at) => {
      const server = { ...QUIET, rssBytes: 2e8 - (at >= 150 && at < 160 ? 2e7 : 0) }
      return { processes: { ...processes, server } }
    })

    expect(notHeld(dipping)).toEqual([])
  })

  test('that leaps in its middle does not tell whether it grows', () => {
    const leaping = anHour(({ processes }, at) => {
      const worker = { ...QUIET, rssBytes: 2e8 + (at < 180 ? 0 : 1.8e7) }
      return { processes: { ...processes, worker } }
    })

    expect(notHeld(leaping)).toEqual(['workerMemoryMbPerHour unclear'])
  })

  test('that ends with a leap does not tell whether another would follow', () => {
    const leaping = anHour(({ processes }, at) => {
      const worker = { ...QUIET, rssBytes: 2e8 + (at < 220 ? 0 : 1.8e7) }
      return { processes: { ...processes, worker } }
    })

    expect(notHeld(leaping)).toEqual(['workerMemoryMbPerHour unclear'])
  })

  test('may open connections to the database as it is asked more, up to the limit', () => {
    const asking = anHour(({ processes }, at) => ({
      connections: 20 + Math.floor(at / 10),
      processes: { ...processes, server: { ...QUIET, handles: 40 + Math.floor(at / 10) } },
    }))

    expect(notHeld(asking)).toEqual([])
  })

  test('tells a leak by the samples that were taken after collection', () => {
    const leaking = anHour(({ processes }, at) => ({
      processes: {
        ...processes,
        worker: { ...QUIET, heapBytes: at % 4 === 0 ? 6e7 + 2e4 * at : null },
      },
    }))

    expect(notHeld(leaking)).toEqual(['workerHeapMbPerHour broken'])
  })

  test.each<[string, (sample: Sample, at: number) => Partial<Sample>]>([
    ['waitingPerHour', (_, at) => ({ waiting: at })],
    ['connections', (_, at) => ({ connections: at === 3 ? 57 : 30 })],
    ['oldestSeconds', (_, at) => ({ oldestSeconds: at === 3 ? 61 : 0 })],
    ['failedJobs', () => ({ failed: 1 })],
    [
      'restarts',
      ({ processes }, at) => ({
        processes: { ...processes, worker: { ...QUIET, pid: at < 9 ? 7 : 8 } },
      }),
    ],
    [
      'deadPercent',
      () => ({ tables: [{ name: 'public.session', rows: 1_000, dead: 400, bytes: 9e5 }] }),
    ],
    [
      'swollenPercent',
      (_, at) => ({
        tables: [{ name: 'public.session', rows: 30, dead: 9, bytes: 2e6 + 1e4 * at }],
      }),
    ],
  ])('is broken in %s when that is too much', (name, change) => {
    expect(notHeld(anHour(change))).toEqual([`${name} broken`])
  })
})
