// `npm run bench:latency -- --data <folder> [--seconds 120]`: how long people wait in an installation that
// `npm run bench:fill` has filled: 16 officers who wait, think and go on, then with them 200 people a second who look
// where their dossiers stand. Server, worker, database and these people share the machine. Given several folders
// (`--data small --data large`), also by how much times grow from the first to the last.
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Connection } from '#platform/db'
import { Api } from './api.ts'
import { ratioOf, rounded } from './arithmetic.ts'
import { runInstallation } from './installation.ts'
import { officerFor } from './samples.ts'
import { measureTracking, type TrackingTimes } from './scale/trackers.ts'
import { measureUsers, type Kind, type Known, type User, type UserTimes } from './scale/users.ts'

interface Measured {
  readonly dossiers: number
  readonly users: UserTimes
  readonly tracking: TrackingTimes
  readonly usersMeanwhile: UserTimes
  readonly load: readonly number[]
}

const TRACKERS_PER_SECOND = 200
const TRACKED_SECONDS = 20
/** An installation runs for weeks: what is fetched from the disk for the first time after a start is not what people wait for. */
const WARM_UP_SECONDS = 60
const KNOWN_TO_EACH = 300

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '120' },
  },
})
const folders = values.data ?? []
if (folders.length === 0) throw new Error('--data <folder> says which installation')

async function measure(folder: string): Promise<Measured> {
  const installation = await runInstallation(path.resolve(folder), { isKept: true })
  try {
    const { dossiers, users } = await peopleOf(installation.owner)
    const api = new Api(installation.home, users.length)
    await measureUsers(api, users, WARM_UP_SECONDS)
    const alone = await measureUsers(api, users, Number(values.seconds))
    const known = users.flatMap((user) => user.known)
    const order = { perSecond: TRACKERS_PER_SECOND, seconds: TRACKED_SECONDS }
    const [tracking, usersMeanwhile] = await Promise.all([
      measureTracking(installation.home, known, order),
      measureUsers(api, users, TRACKED_SECONDS),
    ])
    api.close()
    const load = loadavg().map((each) => rounded(each, 1))
    return { dossiers, users: alone, tracking, usersMeanwhile, load }
  } finally {
    await installation.stop()
  }
}

const RECEPTION = ['to-receive', 'my-unit', 'to-hand-over', 'late', 'done']
const HANDLING = ['mine', 'my-unit', 'late', 'due-today', 'done']
const ROLES = [
  ['reception', RECEPTION],
  ['handler', HANDLING],
  ['approver', HANDLING],
] as const

/** Three officers each of the five places with most dossiers, and a clerk of the largest. */
async function peopleOf(owner: Connection) {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows: places } = await client.query<{ code: string; dossiers: number }>(
      `select unit.code, count(*)::int as dossiers from dossier join unit on unit.id = receiving_unit_id
       group by 1 order by 2 desc`,
    )
    const users: User[] = []
    for (const { code } of places.slice(0, 5)) {
      const { rows: known } = await client.query<Known>(KNOWN, [code, KNOWN_TO_EACH])
      for (const [role, views] of ROLES)
        users.push({ username: officerFor(role, code), views, known })
      if (users.length === ROLES.length)
        users.push({ username: officerFor('clerk', code), views: HANDLING, known })
    }
    return { users, dossiers: places.reduce((sum, { dossiers }) => sum + dossiers, 0) }
  } finally {
    await client.end()
  }
}

const KNOWN = `
  select dossier.code, party.name, party.personal_id as "personalId", party.phone
  from dossier join dossier_party party on party.dossier_id = dossier.id and part = 'applicant'
  join unit on unit.id = receiving_unit_id
  where unit.code = $1 order by md5(dossier.code) limit $2`

/** By how much 95 of 100 answers take longer in the last than in the first. */
function growth(first: Measured, last: Measured): Record<string, number | null> {
  const before = first.users.kinds
  return Object.fromEntries(
    Object.entries(last.users.kinds).map(([kind, { p95 }]) => [
      kind,
      ratioOf(p95, before[kind as Kind]?.p95 ?? null),
    ]),
  )
}

const measured: Measured[] = []
for (const folder of folders) measured.push(await measure(folder))
const [first] = measured
const last = measured.at(-1)
const grown =
  first === undefined || last === undefined || first === last ? null : growth(first, last)
console.log(JSON.stringify({ measured, growth: grown, cpus: cpus().length }))
const faults = measured.reduce(
  (sum, { users, usersMeanwhile, tracking }) =>
    sum + users.serverFaults + usersMeanwhile.serverFaults + tracking.serverFaults,
  0,
)
process.exit(faults === 0 ? 0 : 1)
