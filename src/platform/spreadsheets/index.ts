/** Tables for the office's own programs: workbooks in XLSX. */
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Table } from './table.ts'

export type { CellValue, Table } from './table.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is handed to the thread in one turn of the event loop. */
const ROWS_A_TURN = 250
const MOST_MILLISECONDS = 60_000

let underway: Promise<unknown> = Promise.resolve()

/**
 * A workbook with that one sheet. Text stays text, whatever formula it looks like. Made in a thread of
 * its own, one workbook after another, so that nobody else's request waits for it.
 */
export function xlsxOf(table: Table): Promise<Buffer> {
  const made = underway.then(() => madeElsewhere(table))
  underway = made.catch(() => {})
  return made
}

async function madeElsewhere({ rows, ...about }: Table): Promise<Buffer> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    name: 'xlsx',
    execArgv: [],
    workerData: about,
  })
  try {
    const signal = AbortSignal.timeout(MOST_MILLISECONDS)
    const [[bytes]] = await Promise.all([
      once(thread, 'message', { signal }) as Promise<[Uint8Array]>,
      hand(rows, thread),
    ])
    return Buffer.from(bytes)
  } finally {
    await thread.terminate()
  }
}

async function hand(rows: Table['rows'], thread: Worker): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_TURN) {
    thread.postMessage(rows.slice(at, at + ROWS_A_TURN), [])
    await setImmediate()
  }
  thread.postMessage(null, [])
}
