/** Tables for the office's own programs: workbooks in XLSX, made and read. */
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { inspect } from '#platform/inspection'
import { Turns } from '#platform/turns'
import type { GivenSheet, ReadWorkbook } from './given-sheet.ts'
import type { Table } from './table.ts'

export type { GivenCell, GivenSheet } from './given-sheet.ts'
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

/** How far a workbook may go when it is unpacked: as far as a table of some thousand rows needs. */
const READING_LIMITS = {
  pixels: 50_000_000,
  entries: 500,
  unpackedBytes: 64 * 1024 ** 2,
  ratio: 100,
  ratioFromBytes: 8 * 1024 ** 2,
}
const READING_MILLISECONDS = 20_000
const READING_MEGABYTES = 384

const readings = new Turns(1)

/**
 * What stands in a workbook that somebody sent, or why it cannot be read. It is examined before it is unpacked and read
 * in a thread with bounds of time and memory, one after another: a hostile file harms nobody else's request.
 */
export function readXlsx(bytes: Buffer): Promise<ReadWorkbook> {
  return readings.take(async () => {
    const { mediaType, fault } = await inspect(bytes, READING_LIMITS)
    if (fault === 'unpacks-too-large' || fault === 'too-costly') return 'too-costly'
    if (mediaType !== XLSX_TYPE || fault !== null) return 'not-a-workbook'
    return readElsewhere(bytes)
  })
}

async function readElsewhere(bytes: Buffer): Promise<ReadWorkbook> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    name: 'xlsx reading',
    execArgv: [],
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: READING_MEGABYTES },
  })
  try {
    const signal = AbortSignal.timeout(READING_MILLISECONDS)
    const [read] = (await once(thread, 'message', { signal })) as [GivenSheet[] | 'not-a-workbook']
    return typeof read === 'string' ? read : { sheets: read }
  } catch {
    // Nothing is said before its end: it ran out of time or of memory.
    return 'too-costly'
  } finally {
    await thread.terminate()
  }
}
