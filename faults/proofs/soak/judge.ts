import { CONNECTIONS_OF_A_PROGRAM } from '../../../src/supervisor/database.ts'
import { WATCHED, type ProcessSample, type Sample, type Watched } from './samples.ts'
import { mean, trendOf, type Point } from './trend.ts'

/** What one measure of a soak came to. */
export interface Line {
  readonly name: string
  readonly finding: 'held' | 'broken' | 'unclear'
  /** The measure in words, with its limit. */
  readonly says: string
  readonly figures: Readonly<Record<string, number>>
}

/** How something may grow in an hour, and how far off the line through it may be to tell anything. */
interface Growth {
  readonly what: string
  readonly figure: string
  readonly unit: string
  readonly atMost: number
  readonly mostMargin: number
  readonly of: (process: ProcessSample) => number | null
}

const MIB = 1024 ** 2
/** What is never let go shows in what is in use after collection, or outside of the heap. */
const OF_PROCESSES: readonly Growth[] = [
  {
    what: 'what is in use after collection',
    figure: 'HeapMbPerHour',
    unit: 'MB',
    atMost: 1,
    mostMargin: 3,
    of: ({ heapBytes }) => (heapBytes === null ? null : heapBytes / MIB),
  },
  {
    what: 'all its memory',
    figure: 'MemoryMbPerHour',
    unit: 'MB',
    atMost: 1,
    mostMargin: 10,
    of: ({ rssBytes }) => rssBytes / MIB,
  },
]

const PROGRAMS_WITH_CONNECTIONS = 2
const OLDEST_SECONDS = 60
const MOST_DEAD_PERCENT = 20
const MOST_SWOLLEN_PERCENT = 20
/** The share of dead rows in fewer says nothing: autovacuum leaves fifty where they are. */
const LEAST_ROWS = 1_000
const LEAST_BYTES = MIB

/** What the samples of a soak say, line by line. Growth is looked for in their second half, when caches are full. */
export function judge(samples: readonly Sample[]): Line[] {
  const late = samples.slice(Math.floor(samples.length / 2))
  return [
    ...WATCHED.flatMap((name) => OF_PROCESSES.map((growth) => growthOf(name, growth, late))),
    handleGrowth(late),
    queueGrowth(late),
    within('connections', 'connections to the database', {
      value: most(samples.map(({ connections }) => connections)),
      atMost: PROGRAMS_WITH_CONNECTIONS * CONNECTIONS_OF_A_PROGRAM,
    }),
    within('oldestSeconds', 'seconds that work waited', {
      value: most(samples.map(({ oldestSeconds }) => oldestSeconds)),
      atMost: OLDEST_SECONDS,
    }),
    within('failedJobs', 'pieces of work given up', {
      value: most(samples.map(({ failed }) => failed)),
      atMost: 0,
    }),
    within('restarts', 'processes that ended', { value: restarts(samples), atMost: 0 }),
    ...tableLines(late),
  ]
}

function growthOf(name: Watched, growth: Growth, samples: readonly Sample[]): Line {
  const points = samples.flatMap(({ hours, processes: { [name]: process } }): Point[] => {
    const value = growth.of(process)
    return value === null ? [] : [{ hours, value }]
  })
  return trendLine(points, {
    ...growth,
    what: `${name}: ${growth.what}`,
    figure: `${name}${growth.figure}`,
  })
}

/** Without connections: those of people come and go, and those to the database have a limit of their own. */
function handleGrowth(samples: readonly Sample[]): Line {
  const points = samples.map(({ hours, processes, connections }) => ({
    hours,
    value: WATCHED.reduce((sum, name) => sum + processes[name].handles, -connections),
  }))
  const about = { what: 'open files and sockets', figure: 'handlesPerHour', unit: 'handles' }
  return trendLine(points, { ...about, atMost: 1, mostMargin: 10 })
}

function queueGrowth(samples: readonly Sample[]): Line {
  const points = samples.map(({ hours, waiting }) => ({ hours, value: waiting }))
  const about = { what: 'work that waits', figure: 'waitingPerHour', unit: 'pieces' }
  return trendLine(points, { ...about, atMost: 10, mostMargin: 100 })
}

/**
 * Broken when it surely grows by more than it may; unclear when the line is so far off that it could, too. What is
 * held has been seen to grow by no more than the limit and twice the margin that is allowed.
 */
export function trendLine(points: readonly Point[], about: Omit<Growth, 'of'>): Line {
  const { what, figure, unit, atMost, mostMargin } = about
  const trend = trendOf(points)
  if (trend === null)
    return { name: figure, finding: 'unclear', says: `${what}: not long enough`, figures: {} }
  const { perHour, least, most: atWorst } = trend
  const margin = (atWorst - least) / 2
  return {
    name: figure,
    finding: least > atMost ? 'broken' : margin > mostMargin ? 'unclear' : 'held',
    says: `${what}: ${perHour.toFixed(2)} (${least.toFixed(2)} to ${atWorst.toFixed(2)}) ${unit} an hour, at most ${atMost}, told to ${mostMargin}`,
    figures: {
      [figure]: rounded(perHour),
      [`${figure}Margin`]: rounded(margin),
      [`${figure}Surely`]: rounded(least),
    },
  }
}

function within(
  name: string,
  what: string,
  { value, atMost }: { readonly value: number; readonly atMost: number },
): Line {
  return {
    name,
    finding: value <= atMost ? 'held' : 'broken',
    says: `${what}: ${rounded(value)}, at most ${atMost}`,
    figures: { [name]: rounded(value) },
  }
}

function restarts(samples: readonly Sample[]): number {
  return WATCHED.reduce((sum, name) => {
    const pids = new Set(samples.map(({ processes }) => processes[name].pid))
    return sum + pids.size - 1
  }, 0)
}

/** The table with most dead rows in the mean of the time, and the one that swelled most: more bytes to a row than before. */
function tableLines(samples: readonly Sample[]): Line[] {
  const names = new Set(samples.flatMap(({ tables }) => tables.map(({ name }) => name)))
  const stories = [...names].map((name) => ({
    name,
    story: samples.flatMap(({ tables }) => tables.filter((table) => table.name === name)),
  }))
  const dead = stories
    .filter(({ story }) => (story.at(-1)?.rows ?? 0) >= LEAST_ROWS)
    .map(({ name, story }) => ({
      name,
      percent: 100 * mean(story.map(({ rows, dead }) => dead / Math.max(1, rows + dead))),
    }))
  const swollen = stories
    .filter(({ story }) => (story[0]?.bytes ?? 0) >= LEAST_BYTES)
    .map(({ name, story: [first, ...later] }) => ({
      name,
      percent: 100 * (perRow(later.at(-1) ?? first) / perRow(first) - 1),
    }))
  return [
    worstOf(dead, 'deadPercent', 'of 100 rows nobody sees any more', MOST_DEAD_PERCENT),
    worstOf(
      swollen,
      'swollenPercent',
      'of 100 bytes to a row more than before',
      MOST_SWOLLEN_PERCENT,
    ),
  ]
}

function perRow(table: { readonly bytes: number; readonly rows: number } | undefined): number {
  return table === undefined ? 0 : table.bytes / Math.max(1, table.rows)
}

function worstOf(
  tables: readonly { readonly name: string; readonly percent: number }[],
  figure: string,
  what: string,
  atMost: number,
): Line {
  const [worst] = tables.toSorted((one, other) => other.percent - one.percent)
  return within(figure, `${what} (${worst?.name ?? 'no table is large enough'})`, {
    value: worst?.percent ?? 0,
    atMost,
  })
}

function most(values: readonly number[]): number {
  return Math.max(0, ...values)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
