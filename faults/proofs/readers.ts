import { setTimeout as pause } from 'node:timers/promises'
import { ask } from './asking.ts'
import type { Person, Record } from './writers.ts'

/** What readers have done together. */
export interface Readings {
  answered: number
  /** What was not answered as it must be, and how it was instead. */
  readonly failed: string[]
}

/** In milliseconds; some nearly as long as a client may keep an idle connection, some longer. */
const PAUSES = [0, 0, 20, 200, 3_900, 6_500]

/**
 * Reads pages and the dossiers of the writers until told to end, with pauses after which connections
 * are used again that have long lain idle. What was acknowledged to a writer is seen by every reader.
 */
export async function readOn(
  { home, token }: Person,
  record: Record,
  readings: Readings,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  for (let turn = 0; !record.isOver; turn += 1) {
    const last = record.acknowledged.at(-1)
    const page = PAGES[turn % PAGES.length] ?? '/'
    await read(`${home}${page}`, {}, readings, () => true)
    if (last !== undefined)
      await read(
        `${home}/api/v1/dossiers/${last.code}`,
        headers,
        readings,
        (text) => (JSON.parse(text) as { version: number }).version >= last.seq,
      )
    await pause(PAUSES[Math.floor(Math.random() * PAUSES.length)])
  }
}

const PAGES = ['/', '/tim?q=khai+sinh', '/api/v1/procedures/1.001193']

async function read(
  url: string,
  headers: Readonly<{ [name: string]: string }>,
  readings: Readings,
  isRight: (text: string) => boolean,
): Promise<void> {
  try {
    const { status, text } = await ask(url, { headers })
    if (status !== 200) readings.failed.push(`${url} was answered ${status}`)
    else if (!isRight(text)) readings.failed.push(`${url} was answered as it was before`)
    else readings.answered += 1
  } catch (error) {
    readings.failed.push(`${url}: ${String(error)}`)
  }
}
