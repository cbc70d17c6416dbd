// `npm run bench:move-due-dates`: how long it takes until the due dates of all running dossiers of a
// province have followed a change of its calendar, and how much longer officers wait meanwhile.
// `-- --quick` takes fewer dossiers. Nothing is kept but what is printed; the last line is JSON.
import { cpus, loadavg } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { day } from '#kernel/day'
import { makeCalendarChange, type CalendarChangeId, type TimeOfDay } from '#modules/calendars'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { readConfiguration } from '#platform/config'
import { openInstallation, systemContext } from '../src/installation.ts'
import { Api } from './api.ts'
import { median, percentiles, rounded } from './arithmetic.ts'
import { fillRunning } from './fill.ts'
import { aDataFolder, runInstallation, type Installation } from './installation.ts'
import { makeSamples } from './samples.ts'

const isQuick = process.argv.includes('--quick')
const DOSSIERS = isQuick ? 10_000 : 100_000
const PROCEDURES = isQuick ? 4 : 12
const READS_BEFORE = 200
const HOUR: TimeOfDay = 3_600_000
/** Office hours that end earlier than any before: every date that is counted by them moves. */
const EARLIER = [
  { opensAt: 7.5 * HOUR, closesAt: 11.5 * HOUR },
  { opensAt: 13 * HOUR, closesAt: 16.75 * HOUR },
]

/** What an officer of a commune looks at all day. */
const DESK = ['/dossiers?view=my-unit', '/dossiers?view=late', '/dossiers/counts']

async function deskRead(api: Api, at: number): Promise<number> {
  const { ms } = await api.as('thuly.xa', { path: DESK[at % DESK.length] ?? '/dossiers' })
  return ms
}

/** Changes the office hours of the province as its administrator does. */
async function changeHours({ url }: Installation): Promise<CalendarChangeId> {
  const opened = await openInstallation(readConfiguration({ DATABASE_URL: url }, 0), 'bench')
  try {
    const [locality] = opened.localities
    if (locality === undefined) throw new Error('no province is set up')
    const system = systemContext(opened, locality, 'bench')
    const actor = await officerByUsername(system, 'quantri', heldRolesOf)
    if (actor === null) throw new Error('the demonstration has an administrator')
    const weekdays = [1, 2, 3, 4, 5] as const
    const id = await makeCalendarChange(
      { ...system, actor },
      {
        what: 'set-hours',
        schedule: {
          unitId: null,
          validFrom: day('2018-01-01'),
          sessions: weekdays.flatMap((weekday) =>
            EARLIER.map((session) => ({ weekday, ...session })),
          ),
        },
      },
    )
    if (id === null) throw new Error('time counts as before')
    return id
  } finally {
    await opened.close()
  }
}

/** Reads at the desk until the move is through. */
async function measured(api: Api, id: CalendarChangeId) {
  const began = performance.now()
  const times: number[] = []
  for (let at = 0; ; at++) {
    times.push(await deskRead(api, at))
    if (at % 10 === 0) {
      const { body } = await api.as('quantri', { path: `/calendars/changes/${id}` })
      if (body.progress === 'done') {
        return { seconds: (performance.now() - began) / 1000, times, moved: body.moved as number }
      }
    }
    await setTimeout(20) // an officer who clicks without rest
  }
}

/** How long the work lay, and how long it took, in seconds. */
async function stretches({ owner }: Installation, id: CalendarChangeId) {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ waited: string; worked: string }>(
      `select extract(epoch from started_at - at) as waited, extract(epoch from finished_at - started_at) as worked
       from due_date_move join calendar_change on calendar_change.id = change_id where change_id = $1`,
      [id],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`no move after ${id}`)
    return {
      waitedSeconds: rounded(Number(row.waited), 1),
      workedSeconds: rounded(Number(row.worked), 1),
    }
  } finally {
    await client.end()
  }
}

async function bench(installation: Installation) {
  const api = new Api(installation.home, 4)
  say('Handling sample dossiers')
  const samples = await makeSamples(api, PROCEDURES)
  say(`Filling in ${DOSSIERS} running dossiers`)
  await fillRunning(installation.owner, samples, DOSSIERS)
  const before: number[] = []
  for (let at = -30; at < READS_BEFORE; at++) {
    const ms = await deskRead(api, Math.abs(at))
    if (at >= 0) before.push(ms)
  }
  say('Changing the office hours of the province')
  const id = await changeHours(installation)
  const { seconds, times, moved } = await measured(api, id)
  api.close()
  return {
    dossiers: DOSSIERS,
    moved,
    seconds: rounded(seconds, 1),
    ...(await stretches(installation, id)),
    movedPerSecond: Math.round(moved / seconds),
    deskBefore: percentiles(before),
    deskMeanwhile: percentiles(times),
    deskRatio: rounded(median(times) / median(before), 2),
    node: process.versions.node,
    cpus: cpus().length,
    load: loadavg().map((load) => rounded(load, 1)),
  }
}

function say(text: string): void {
  console.log(`› ${text}`)
}

const installation = await runInstallation(aDataFolder())
process.once('SIGINT', () => void installation.stop().then(() => process.exit(130)))
try {
  const report = await bench(installation)
  await installation.stop()
  console.log(JSON.stringify(report))
  process.exit(0)
} catch (error) {
  await installation.stop()
  throw error
}
