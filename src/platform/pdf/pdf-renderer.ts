import { Worker } from 'node:worker_threads'
import type { PdfAnswer, PdfDocument, PdfJob } from './pdf-job.ts'

interface Waiting {
  readonly job: PdfJob
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: Error) => void
}

interface Underway extends Waiting {
  readonly timer: NodeJS.Timeout
}

/** What one document may take: time, and characters of data as JSON, by which the thread's memory is bounded. */
export interface PdfLimits {
  readonly milliseconds: number
  readonly characters: number
}

/** Of objects alone: without it, a thread lets garbage pile up to gigabytes before it looks for it. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }

/**
 * Makes documents one after another in a worker thread of its own. A document that fails, takes too long or brings
 * the thread down is rejected alone; the next one finds a fresh thread.
 */
export class PdfRenderer {
  readonly #code: URL
  readonly #limits: PdfLimits
  readonly #waiting: Waiting[] = []
  #underway: Underway | null = null
  #worker: Worker | null = null

  constructor(code: URL, limits: PdfLimits) {
    this.#code = code
    this.#limits = limits
  }

  render({ template, data }: PdfDocument): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const json = JSON.stringify(data)
      if (json.length > this.#limits.characters) throw new Error('too much data for a document')
      this.#waiting.push({ job: { template: template.href, json }, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#underway !== null) return
    const next = this.#waiting.shift()
    if (next === undefined) return
    const worker = (this.#worker ??= this.#start())
    // The thread itself never keeps the process alive; this timer does, while a document is being made.
    const timer = setTimeout(() => {
      this.#lose(worker, new Error('it took too long'))
      void worker.terminate()
    }, this.#limits.milliseconds)
    this.#underway = { ...next, timer }
    worker.postMessage(next.job, [])
  }

  #start(): Worker {
    const worker = new Worker(this.#code, {
      name: 'pdf',
      execArgv: [],
      resourceLimits: THREAD_LIMITS,
    })
    worker.on('message', (answer: PdfAnswer) => {
      if (worker === this.#worker) this.#finish(answer)
    })
    worker.on('error', (cause) => this.#lose(worker, cause))
    worker.on('exit', () => this.#lose(worker, new Error('the thread ended')))
    // Last: a listener for messages would hold the process again.
    worker.unref()
    return worker
  }

  #lose(worker: Worker, cause: unknown): void {
    if (worker !== this.#worker) return
    this.#worker = null
    this.#finish({ fault: cause instanceof Error ? cause.message : String(cause) })
  }

  #finish(answer: PdfAnswer): void {
    const done = this.#underway
    this.#underway = null
    if (done !== null) {
      clearTimeout(done.timer)
      if ('pdf' in answer) done.resolve(Buffer.from(answer.pdf))
      else done.reject(new Error(`${done.job.template} makes no document: ${answer.fault}`))
    }
    this.#next()
  }
}
