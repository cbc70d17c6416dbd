import { setTimeout as pause } from 'node:timers/promises'
import { verifyChains } from '#modules/dossiers'
import { readConfiguration } from '#platform/config'
import { openInstallation, systemContext } from '../../src/installation.ts'
import { borrowStore } from '../../src/supervisor/database.ts'
import {
  aFreePort,
  startWhole,
  type ProcessName,
  type WholeInstallation,
} from '../whole-installation.ts'
import { whatIsNotKept } from './kept.ts'
import { timeToTakeUp } from './taking-up.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { signedIn, writeOn, type Crew, type Record } from './writers.ts'

const WRITERS = 12
const VICTIMS = ['server', 'database', 'worker'] as const
const HANG_MILLISECONDS = 120_000

/** How often something is killed, and how often then a worker of which it is known what it had begun. */
interface Kills {
  readonly kills: number
  readonly atWork: number
}

/**
 * Kills server, database and worker of a whole installation in turn, without warning and at random
 * moments, while twelve writers work; then workers alone, until what each had begun is taken up again.
 * Afterwards every acknowledged action is there exactly once, no request was carried out twice, every
 * history verifies, and codes have no gaps.
 */
export async function proveKills(
  folder: string,
  times: Kills,
  say: (text: string) => void,
): Promise<Verdict> {
  const whole = startWhole(folder, { PORT: String(await aFreePort()) })
  try {
    return await killWhileWriting(whole, times, say)
  } finally {
    await whole.stop()
  }
}

async function killWhileWriting(
  whole: WholeInstallation,
  { kills, atWork }: Kills,
  say: (text: string) => void,
): Promise<Verdict> {
  const home = await whole.ready()
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const crew = await crewAt(home)
  const writers = Array.from({ length: WRITERS }, () => writeOn(crew, record))
  const absences: { readonly victim: ProcessName; readonly ms: number }[] = []
  for (let kill = 0; kill < kills && record.faults.length === 0; kill += 1) {
    await pause(500 + Math.random() * 1000)
    const victim = VICTIMS[kill % VICTIMS.length] ?? 'server'
    const absence = await absenceAfterKill(whole, victim, record)
    if (absence === null)
      record.faults.push(`nothing was written for two minutes after the ${victim} was killed`)
    else absences.push({ victim, ms: absence })
    say(`${kill + 1}/${kills} ${victim} killed, back after ${Math.round(absence ?? -1)} ms`)
  }
  await pause(1_000)
  const takenUp = await killWorkersAtWork({ whole, record }, atWork, say)
  record.isOver = true
  await Promise.all(writers)
  const faults = [...record.faults, ...(await whatDoesNotHold(whole.folder, record))]
  if (faults.length > 0) say(whole.said())
  return verdictOf(
    'kills',
    {
      kills: absences.length,
      acknowledged: record.acknowledged.length,
      repeated: record.repeated.length,
      longestServerMs: longestOf('server', absences),
      longestDatabaseMs: longestOf('database', absences),
      longestWorkerMs: longestOf('worker', absences),
      longestTakenUpMs: Math.max(0, ...takenUp),
      meanAbsenceMs: Math.round(absences.reduce((sum, { ms }) => sum + ms, 0) / absences.length),
    },
    faults,
  )
}

/** How long it took in milliseconds each time until what a killed worker had begun was taken up again. */
async function killWorkersAtWork(
  { whole, record }: { readonly whole: WholeInstallation; readonly record: Record },
  times: number,
  say: (text: string) => void,
): Promise<number[]> {
  const taken: number[] = []
  for (let kill = 0; kill < times && record.faults.length === 0; kill += 1) {
    const outcome = await timeToTakeUp(whole)
    if ('ms' in outcome) taken.push(Math.round(outcome.ms))
    else
      record.faults.push(
        `what a killed worker had begun was not taken up again for two minutes: ${outcome.left.join(', ')}`,
      )
    say(`${kill + 1}/${times} worker killed at work, taken up again after ${taken.at(-1) ?? -1} ms`)
  }
  return taken
}

function longestOf(
  name: ProcessName,
  absences: readonly { readonly victim: ProcessName; readonly ms: number }[],
): number {
  const own = absences.filter(({ victim }) => victim === name)
  return Math.round(Math.max(0, ...own.map(({ ms }) => ms)))
}

/** Signs in the people who file, receive and prepare. */
export async function crewAt(home: string): Promise<Crew> {
  const [reception, handler] = await Promise.all([
    signedIn(home, 'tiepnhan.xa'),
    signedIn(home, 'thuly.xa'),
  ])
  return { reception, handler, filing: FILING }
}

const FILING = {
  procedureCode: '1.001193',
  receivingUnit: 'H37.102.01',
  channel: 'counter',
  applicant: { kind: 'citizen', name: 'Hoàng Thị Bế', personalId: '020190001234' },
  documents: [{ componentId: '1-001193-gt02', paper: { originals: 1, copies: 0 } }],
  delivery: { method: 'counter' },
  confirmDuplicate: true,
}

/** Kills a process and waits until work goes on and the process is there anew; how long that took. */
async function absenceAfterKill(
  whole: WholeInstallation,
  victim: ProcessName,
  record: Record,
): Promise<number | null> {
  const pid = whole.pidOf(victim)
  if (pid === null) throw new Error(`there is no ${victim} to kill`)
  process.kill(pid, 'SIGKILL')
  const killed = performance.now()
  await pause(5) // answers already on their way do not count
  const before = record.acknowledged.length
  for (;;) {
    const successor = whole.pidOf(victim)
    const isBack = successor !== null && successor !== pid
    if (isBack && record.acknowledged.length > before + WRITERS) return performance.now() - killed
    if (performance.now() - killed > HANG_MILLISECONDS) return null
    await pause(5)
  }
}

/** What of the record is not in the stopped or running installation, and what does not verify there; on its own database unless told. */
export async function whatDoesNotHold(
  folder: string,
  record: Record,
  databaseUrl?: string,
): Promise<string[]> {
  const configuration = readConfiguration({ DATA_DIR: folder, DATABASE_URL: databaseUrl }, 0)
  const store = await borrowStore(configuration, () => {})
  const installation = await openInstallation({ ...configuration, databaseUrl: store.url }, 'proof')
  try {
    const [locality] = installation.localities
    if (locality === undefined) throw new Error('the demonstration has no locality')
    const { broken } = await verifyChains(systemContext(installation, locality, 'proof'))
    return [
      ...(await whatIsNotKept(store.url, record.acknowledged)),
      ...broken.map(({ code, seq, fault }) => `${code} ${seq}: ${fault}`),
    ]
  } finally {
    await installation.close()
    await store.stop()
  }
}
