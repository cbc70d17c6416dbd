import path from 'node:path'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { FileId } from '#kernel/id'
import { storeUpload, usableFiles } from '#modules/documents'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inTransaction, type Connection } from '#platform/db'
import { aJpeg, aPlainPdf, aPng } from '../../tools/test-support/file-samples.ts'
import { staffCommunes } from '../fill.ts'
import type { LaneOrder, LaneReport } from './fill-lane.ts'
import { dropIndexes, makeIndexes } from './indexes.ts'

/** How much is filled in, and how. */
export interface FillOrder {
  readonly owner: Connection
  /** An installation that holds the demonstration and no dossiers. */
  readonly context: Context
  readonly dossiers: number
  readonly seed: number
  /** The moment at which the dossiers stand: what would happen after it has not happened yet. */
  readonly until: Date
  readonly lanes: number
  readonly say: (text: string) => void
}

/** What filling made. */
export interface Filled {
  readonly dossiers: number
  readonly events: number
  readonly seconds: number
}

/** What papers look like. */
export const PAPERS = [
  { name: 'giay-khai.pdf', bytes: aPlainPdf('Giay khai') },
  { name: 'can-cuoc.png', bytes: aPng() },
  { name: 'giay-chung-sinh.jpg', bytes: aJpeg() },
] as const

const THREE_YEARS = 3 * 365
const TOLD_EVERY_MS = 15_000

/**
 * Fills a province with dossiers of three years. Each is lived event by event through the rules of the domain and
 * sealed as the system seals; the rows are those the system writes, sent by COPY. Deterministic: the same seed, size
 * and moment make the same dossiers on the same installation, however many lanes work at them.
 */
export async function fillProvince(order: FillOrder): Promise<Filled> {
  const { owner, context, dossiers, seed, until, lanes, say } = order
  const began = performance.now()
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set app.locality = '${context.locality.id}'`)
    await requireEmpty(client)
    await staffCommunes(client)
    const files = await commonFiles(context)
    const indexes = await dropIndexes(client)
    const { locality } = context
    const common = {
      owner,
      locality,
      seed,
      until: until.getTime(),
      days: THREE_YEARS,
      dossiers,
      lanes,
      files,
    }
    const tell = progress(dossiers, say)
    const made = await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        runLane({ ...common, lane }, (so) => tell(lane, so)),
      ),
    )
    say(`Rows are in after ${secondsSince(began)} s; making ${indexes.length} indexes`)
    await makeIndexes(client, indexes, say)
    const sum = (of: (report: LaneReport) => number) =>
      made.reduce((all, each) => all + of(each), 0)
    return {
      dossiers: sum((each) => each.dossiers),
      events: sum((each) => each.events),
      seconds: secondsSince(began),
    }
  } finally {
    await client.end()
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from dossier limit 1')
  if (rowCount !== 0) throw new Error('there are dossiers already: fill a fresh data folder')
}

/** A few papers that all dossiers share: the store keeps the same bytes once anyway. */
async function commonFiles(context: Context): Promise<FileId[]> {
  const actor = await officerByUsername(context, 'tiepnhan', heldRolesOf)
  if (actor === null) throw new Error('the demonstration has no officer tiepnhan')
  const asOfficer = { ...context, actor }
  const ids: FileId[] = []
  for (const paper of PAPERS) ids.push((await storeUpload(asOfficer, paper)).id)
  await inTransaction(context.db, (tx) => usableFiles(tx, asOfficer, ids))
  return ids
}

/** Runs a lane in a thread of its own. */
function runLane(order: LaneOrder, tell: (report: LaneReport) => void): Promise<LaneReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(import.meta.dirname, 'fill-lane.ts'), { workerData: order })
    let last: LaneReport | null = null
    worker.on('message', (report: LaneReport) => {
      last = report
      tell(report)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (last?.isDone) resolve(last)
      else reject(new Error(`lane ${order.lane} ended early (${code})`))
    })
  })
}

/** Says now and then how far all lanes are, and how long it will take. */
function progress(dossiers: number, say: (text: string) => void) {
  const began = performance.now()
  const counts = new Map<number, number>()
  let told = began
  return (lane: number, report: LaneReport) => {
    counts.set(lane, report.dossiers)
    const now = performance.now()
    if (now - told < TOLD_EVERY_MS) return
    told = now
    const made = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const left = ((now - began) / made) * (dossiers - made)
    say(
      `${made.toLocaleString('en')} of ${dossiers.toLocaleString('en')}, ${Math.round(left / 1000)} s left`,
    )
  }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1000)
}
