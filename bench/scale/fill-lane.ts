// One lane of the filling, in a thread of its own with connections of its own: started by fill.ts.
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { SettableClock } from '#kernel/clock'
import type { AccountId, FileId } from '#kernel/id'
import { dayNumberOf } from '#kernel/instant'
import type { Locality } from '#platform/context'
import { asApp, openDatabase, type Connection } from '#platform/db'
import { folderStore } from '#platform/files'
import { openQueue } from '#platform/jobs'
import { systemContext } from '../../src/installation.ts'
import { Tables } from './copy.ts'
import { liveLane, type LanePlace, type Made } from './lane.ts'
import { MOST_PEOPLE } from './people.ts'
import { provinceOf, type FilingPlace, type Province } from './province.ts'
import { dealtOut, filingDays, type FilingDay } from './seasons.ts'

/** What a lane is to make: the dossiers of every so manyth place. */
export interface LaneOrder {
  readonly owner: Connection
  readonly locality: Locality
  readonly seed: number
  readonly until: number
  readonly days: number
  readonly dossiers: number
  readonly lane: number
  readonly lanes: number
  readonly files: readonly FileId[]
}

/** What a lane tells: how far it is, and at the end everything. */
export interface LaneReport extends Readonly<Made> {
  readonly isDone: boolean
}

const ROWS_AT_ONCE = 120_000
const DOSSIERS_A_PERSON = 3

async function fillLane(order: LaneOrder, tell: (report: LaneReport) => void): Promise<void> {
  const client = new pg.Client(order.owner)
  await client.connect()
  try {
    await client.query(`set app.locality = '${order.locality.id}'`)
    await client.query(`set session_replication_role = replica`) // keys are checked when all is there
    await client.query(`set synchronous_commit = off`)
    const province = await provinceFor(order)
    const until = new Date(order.until)
    const days = daysUntil(province, dayNumberOf(until) + 1, order.days)
    const places = placesOfLane(order, province.places)
    const tables = new Tables()
    const lane = { province, places, days, seed: order.seed, until }
    const made = await liveLane(lane, tables, async (soFar) => {
      if (tables.rows < ROWS_AT_ONCE) return
      await tables.send(client)
      tell({ ...soFar, isDone: false })
    })
    await tables.send(client)
    tell({ ...made, isDone: true })
  } finally {
    await client.end()
  }
}

/** So many days before `until`, with how much is filed on each. */
export function daysUntil({ calendar }: Province, until: number, count: number): FilingDay[] {
  const isWorking = (day: number) =>
    calendar.isWorkingDay(calendar.positionOf(new Date(day * 86_400_000)))
  return filingDays(until, count, isWorking)
}

/** The places of the lane: dealt out so that each lane has about as much to do. */
export function placesOfLane(
  { dossiers, lane, lanes }: Pick<LaneOrder, 'dossiers' | 'lane' | 'lanes'>,
  places: readonly FilingPlace[],
): LanePlace[] {
  const shares = dealtOut(
    dossiers,
    places.map(({ weight }) => weight),
  )
  let firstPerson = 0
  const all = places.map((place, number) => {
    const count = shares[number] ?? 0
    const people = Math.ceil(count / DOSSIERS_A_PERSON)
    firstPerson += people
    return { place, number, dossiers: count, firstPerson: firstPerson - people, people }
  })
  if (firstPerson > MOST_PEOPLE) throw new Error('more people than identity numbers')
  const load = Array.from({ length: lanes }, () => 0)
  return all
    .toSorted((one, other) => other.dossiers - one.dossiers)
    .filter((place) => {
      const least = load.indexOf(Math.min(...load))
      load[least] = (load[least] ?? 0) + place.dossiers
      return least === lane && place.dossiers > 0
    })
}

/** The province of an installation as it stands on a day. */
export async function provinceFor(
  order: Pick<LaneOrder, 'owner' | 'locality' | 'until' | 'files'>,
): Promise<Province> {
  const database = openDatabase(asApp(order.owner), { max: 2 })
  const jobs = await openQueue(asApp(order.owner))
  const clock = new SettableClock(new Date(order.until))
  const files = folderStore('') // nothing is read from it
  const configuration = { publicUrl: null, port: 3000 }
  const installation = { configuration, database, jobs, clock, files }
  const context = systemContext(installation, order.locality, 'scale')
  const province = await provinceOf(context, await staffOf(order.owner), order.files)
  await jobs.close()
  await database.close()
  return province
}

async function staffOf(owner: Connection) {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: AccountId; username: string; name: string }>(
      `select id, username, display_name as name from account where kind = 'staff' order by username`,
    )
    return rows
  } finally {
    await client.end()
  }
}

const port = parentPort
if (port !== null) await fillLane(workerData as LaneOrder, (report) => port.postMessage(report))
