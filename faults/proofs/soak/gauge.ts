// Loaded into a process of ours before its program (`--import`): tells whoever asks at its socket what it holds.
import { createServer } from 'node:net'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

/** What a process holds at a moment. */
export interface Held {
  /** All its memory, as the operator sees it; before anything was collected for this answer. */
  readonly rssBytes: number
  /** What is still in use when everything else has been collected; null when that was not asked for. */
  readonly heapBytes: number | null
  /** How long its work was held up at most, and 99 of 100 times, since it was last asked. */
  readonly longestDelayMs: number
  readonly usualDelayMs: number
}

/** Asked with this it collects first, which takes it as long as a slow answer. */
export const COLLECT = 'collect\n'
export const LOOK = 'look\n'

/** Where the process with this number tells. */
export function gaugeOf(folder: string, pid: number): string {
  return path.join(folder, `${pid}.sock`)
}

const folder = process.env.GAUGES ?? ''
if (folder !== '' && isMainThread) openGauge(folder)

function openGauge(sockets: string): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  const delays = monitorEventLoopDelay()
  delays.enable()
  const server = createServer((asker) => {
    asker.on('error', () => {})
    asker.once('data', (asked) => {
      const rssBytes = process.memoryUsage.rss()
      const held: Held = {
        rssBytes,
        longestDelayMs: delays.max / 1e6,
        usualDelayMs: delays.percentile(99) / 1e6,
        heapBytes: asked.toString() === COLLECT ? heapAfter(collect) : null,
      }
      delays.reset()
      asker.end(JSON.stringify(held))
    })
  })
  server.listen(gaugeOf(sockets, process.pid))
  server.unref()
}

/**
 * With what lies outside of the heap but hangs on it. As if the room ran out: what V8 keeps for a while of code that it
 * optimised and threw away, two plain collections leave, and an hour of it looks like something that is never let go.
 */
function heapAfter(collect: Collect): number {
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What V8 hands out for `--expose-gc`. */
type Collect = (how: {
  readonly type: 'major'
  readonly execution: 'sync'
  readonly flavor: 'last-resort'
}) => void
