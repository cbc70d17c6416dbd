import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Turns } from '#platform/turns'
import type { Inspection, InspectionLimits } from './inspection.ts'
import type { ExaminationRequest } from './thread.ts'

/** What one examination may take; more, and its thread is ended. */
export interface Budget {
  readonly milliseconds: number
  readonly memoryBytes: number
}

const WATCH_MILLISECONDS = 50
/** Parsers keep what they have seen; a thread that holds this share of its memory is replaced. */
const WORN_SHARE = 0.5

const TOO_COSTLY: Inspection = { mediaType: null, fault: 'too-costly', pages: null }

/**
 * Examines files in threads of their own, so many at a time. A file that takes too long or too much
 * memory, or that brings its thread down, is too costly; the next one gets a new thread.
 */
export class Inspector {
  readonly #budget: Budget
  readonly #turns: Turns
  readonly #idle: Worker[] = []

  constructor(threads: number, budget: Budget) {
    this.#turns = new Turns(threads)
    this.#budget = budget
  }

  inspect(bytes: Buffer, limits: InspectionLimits): Promise<Inspection> {
    return this.#turns.take(async () => {
      const thread = this.#idle.pop() ?? (await startThread(this.#budget))
      const request = { bytes: new Uint8Array(bytes), limits }
      const inspection = await examineIn(thread, request, this.#budget)
      if (inspection !== null) await this.#keep(thread)
      return inspection ?? TOO_COSTLY
    })
  }

  async #keep(thread: Worker): Promise<void> {
    const used = await memoryOf(thread)
    if (used > this.#budget.memoryBytes * WORN_SHARE) await thread.terminate()
    else this.#idle.push(thread)
  }
}

/** A thread that has loaded its parsers. One that cannot is a fault of ours and not of a file. */
async function startThread(budget: Budget): Promise<Worker> {
  const thread = new Worker(new URL('thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: budget.memoryBytes / 1024 ** 2 },
  })
  await once(thread, 'message')
  // Its end is what counts from here on; why it ended is in the file.
  thread.on('error', () => {})
  thread.unref()
  return thread
}

/** What the thread finds, or null when it came to its end instead. */
async function examineIn(
  thread: Worker,
  request: ExaminationRequest,
  budget: Budget,
): Promise<Inspection | null> {
  const { promise, resolve } = Promise.withResolvers<Inspection | null>()
  const end = () => resolve(null)
  thread.once('message', resolve).once('exit', end).ref()
  const overdue = setTimeout(end, budget.milliseconds)
  // The limit that the thread is started with counts objects, not the bytes that parsers unpack into.
  const watch = setInterval(() => {
    void memoryOf(thread).then((used) => (used > budget.memoryBytes ? end() : null))
  }, WATCH_MILLISECONDS)
  thread.postMessage(request, [request.bytes.buffer])
  const inspection = await promise
  clearTimeout(overdue)
  clearInterval(watch)
  thread.off('message', resolve).off('exit', end).unref()
  if (inspection === null) await thread.terminate()
  return inspection
}

/** Bytes that a thread holds; none once it has ended. */
async function memoryOf(thread: Worker): Promise<number> {
  try {
    const { used_heap_size: objects, external_memory: buffers } = await thread.getHeapStatistics()
    return objects + buffers
  } catch {
    return 0
  }
}
