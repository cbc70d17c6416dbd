import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseOf, startWhole, type WholeInstallation } from '../whole-installation.ts'
import { crewAt, whatDoesNotHold } from './kills.ts'
import { readOn, type Readings } from './readers.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { writeOn, type Record } from './writers.ts'

const OF_A_KIND = 2
const WRITERS = 8
const READERS = 4
/** Successors want to start while all are at work: people leave the machine some room, as on a working day. */
const REST_MILLISECONDS = 250
const VICTIMS = ['server', 'worker'] as const
const HANG_MILLISECONDS = 120_000

/**
 * Renews every server and worker of an installation with two of each, again and again, while twelve
 * people read and write on connections that they keep: no request fails, no work is begun twice.
 * Then kills single ones of them without warning: nothing acknowledged is lost or doubled.
 */
export async function proveRolling(
  folder: string,
  times: { readonly renewals: number; readonly kills: number },
  say: (text: string) => void,
): Promise<Verdict> {
  const both = String(OF_A_KIND)
  const whole = startWhole(folder, { SERVERS: both, WORKERS: both })
  try {
    const home = await whole.ready()
    const { record, readings, people } = await atWork(home)
    const renewals = await renewAgainAndAgain(whole, times.renewals, say)
    const failed = [...record.repeated, ...readings.failed]
    const faults = [
      ...failed.map((failure) => `while all were renewed: ${failure}`),
      ...(await workBegunTwice(folder)),
    ]
    const whileRenewed = record.acknowledged.length + readings.answered
    const absences = await killAgainAndAgain({ whole, record }, times.kills, say)
    record.isOver = true
    await Promise.all(people)
    faults.push(...record.faults, ...(await whatDoesNotHold(folder, record)))
    if (faults.length > 0) say(whole.said())
    return verdictOf(
      'rolling',
      {
        renewals: times.renewals,
        answeredWhileRenewed: whileRenewed,
        failedWhileRenewed: failed.length,
        longestRenewalMs: Math.max(0, ...renewals),
        kills: times.kills,
        acknowledged: record.acknowledged.length,
        repeatedAfterKills: record.repeated.length,
        failedReadsAfterKills: readings.failed.length,
        longestAbsenceMs: Math.max(0, ...absences),
      },
      faults,
    )
  } finally {
    await whole.stop()
  }
}

/** Twelve people who write and read, on connections that they keep, until the record is over. */
export async function atWork(home: string) {
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const readings: Readings = { answered: 0, failed: [] }
  const crew = { ...(await crewAt(home)), rest: REST_MILLISECONDS }
  const people = [
    ...Array.from({ length: WRITERS }, () => writeOn(crew, record)),
    ...Array.from({ length: READERS }, () => readOn(crew.reception, record, readings)),
  ]
  return { record, readings, people }
}

/** How long each took in milliseconds. */
async function renewAgainAndAgain(
  whole: WholeInstallation,
  times: number,
  say: (text: string) => void,
): Promise<number[]> {
  const durations: number[] = []
  for (let renewal = 1; renewal <= times; renewal += 1) {
    await pause(1_000)
    const before = everyPid(whole)
    const began = performance.now()
    whole.process.kill('SIGHUP')
    await until(() => count(whole.said(), 'are renewed') === renewal, `renewal ${renewal}`)
    durations.push(Math.round(performance.now() - began))
    const after = everyPid(whole)
    if (after.length !== before.length || after.some((pid) => before.includes(pid)))
      throw new Error(`of ${before.join(' ')} there are ${after.join(' ')} after a renewal`)
    say(`${renewal}/${times} renewed in ${durations.at(-1)} ms`)
  }
  await pause(1_000)
  return durations
}

async function killAgainAndAgain(
  { whole, record }: { readonly whole: WholeInstallation; readonly record: Record },
  kills: number,
  say: (text: string) => void,
): Promise<number[]> {
  const absences: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const kind = VICTIMS[kill % VICTIMS.length] ?? 'server'
    const pids = whole.pidsOf(kind)
    const victim = pids[Math.floor(Math.random() * pids.length)]
    if (victim === undefined) throw new Error(`there is no ${kind} to kill`)
    process.kill(victim, 'SIGKILL')
    const killed = performance.now()
    await pause(5) // answers already on their way do not count
    const before = record.acknowledged.length
    await until(() => record.acknowledged.length > before + WRITERS, 'an answer')
    absences.push(Math.round(performance.now() - killed))
    await until(() => {
      const now = whole.pidsOf(kind)
      return now.length === OF_A_KIND && !now.includes(victim)
    }, `the next ${kind}`)
    say(`${kill + 1}/${kills} one ${kind} killed, work went on after ${absences.at(-1)} ms`)
    await pause(500 + Math.random() * 1_000)
  }
  return absences
}

/**
 * Work that had to be begun again, failed, or that the clock put in twice. Workers that were asked to leave have
 * finished what they had begun.
 */
export async function workBegunTwice(folder: string): Promise<string[]> {
  const client = new pg.Client(databaseOf(folder))
  await client.connect()
  try {
    const again = await client.query<{ name: string; state: string; retries: number }>(
      `select name, state::text as state, retry_count as retries from pgboss.job
       where retry_count > 0 or state in ('failed', 'cancelled')`,
    )
    const twice = await client.query<{ name: string; minute: string; times: number }>(
      `select name, to_char(created_on, 'HH24:MI') as minute, count(*)::int as times
       from pgboss.job where name = 'dossiers.count-silence'
       group by name, data, date_trunc('minute', created_on), 2 having count(*) > 1`,
    )
    return [
      ...again.rows.map(
        ({ name, state, retries }) => `${name} is ${state} after ${retries} retries`,
      ),
      ...twice.rows.map(({ name, minute, times }) => `${name} came ${times} times at ${minute}`),
    ]
  } finally {
    await client.end()
  }
}

function everyPid(whole: WholeInstallation): number[] {
  return [...whole.pidsOf('server'), ...whole.pidsOf('worker')]
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const began = performance.now()
  while (!isSo()) {
    if (performance.now() - began > HANG_MILLISECONDS)
      throw new Error(`${what} did not come in two minutes`)
    await pause(5)
  }
}
