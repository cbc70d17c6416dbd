import { setTimeout as pause } from 'node:timers/promises'
import { commandOf, startWhole, type WholeInstallation } from '../../whole-installation.ts'
import { ask } from '../asking.ts'
import { crewAt, whatDoesNotHold } from '../kills.ts'
import { readOn, type Readings } from '../readers.ts'
import { workBegunTwice } from '../rolling.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { writeOn, type Record } from '../writers.ts'
import { watchLocks, type LockWatch } from './lock-watch.ts'
import { aNextVersion, removeVersion, updateTo, type NextVersion } from './next-version.ts'

const WRITERS = 8
const READERS = 4
const REST_MILLISECONDS = 250
/** What every action and every page reads or writes. */
const BUSY_TABLES = [
  'dossier',
  'dossier_event',
  'dossier_step',
  'dossier_search',
  'session',
  'letter',
]
const BESIDE = '-- The version before goes on beside this.'

/** How many of a kind run, how often they are updated, and whether to other screens. */
interface Order {
  readonly ofAKind: number
  readonly updates: number
  readonly hasOtherScreens: boolean
}

/** What is updated, and what is found on the way. */
interface Trial {
  readonly whole: WholeInstallation
  readonly home: string
  readonly faults: string[]
  readonly say: (text: string) => void
}

/**
 * Updates an installation to further versions, each of which adds to the tables that everybody uses, while twelve people
 * read and write on connections that they keep: no request fails, and pages that were open find what they load. Versions
 * that cannot take over are refused, or given up for the one before.
 */
export async function proveUpdate(
  folder: string,
  { ofAKind, updates, hasOtherScreens }: Order,
  say: (text: string) => void,
): Promise<Verdict> {
  const whole = startWhole(folder, { SERVERS: String(ofAKind), WORKERS: String(ofAKind) })
  const versions: NextVersion[] = []
  let locks: LockWatch | null = null
  try {
    const home = await whole.ready()
    const trial: Trial = { whole, home, say, faults: [] }
    locks = await watchLocks(folder)
    const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
    const readings: Readings = { answered: 0, failed: [] }
    const crew = { ...(await crewAt(home)), rest: REST_MILLISECONDS }
    const people = [
      ...Array.from({ length: WRITERS }, () => writeOn(crew, record)),
      ...Array.from({ length: READERS }, () => readOn(crew.reception, record, readings)),
    ]
    const durations: number[] = []
    for (let at = 1; at <= updates; at += 1) {
      const migrations = columnsOf(at)
      const next = aNextVersion(`0.1.${at}`, { migrations, hasOtherScreens })
      versions.push(next)
      durations.push(await takesOver(next, trial))
    }
    await isRefused(trial, versions)
    await isGivenUp(trial, versions)
    await pause(1_000)
    record.isOver = true
    await Promise.all(people)
    const failed = [...record.repeated, ...readings.failed]
    const faults = [
      ...trial.faults,
      ...failed,
      ...record.faults,
      ...(await workBegunTwice(folder)),
      ...(await whatDoesNotHold(folder, record)),
    ]
    if (faults.length > 0) say(`${whole.said()}\n${locks.said()}`)
    const figures = {
      updates,
      migrations: updates * BUSY_TABLES.length,
      answered: record.acknowledged.length + readings.answered,
      acknowledged: record.acknowledged.length,
      failed: failed.length,
      longestLockWaitMs: locks.longestMs(),
      longestUpdateMs: Math.max(0, ...durations),
    }
    return verdictOf('update', figures, faults)
  } finally {
    await locks?.stop()
    await whole.stop()
    versions.forEach(removeVersion)
  }
}

/** A migration for each of the tables that everybody uses. */
function columnsOf(at: number): { [name: string]: string } {
  return Object.fromEntries(
    BUSY_TABLES.map((table, place) => [
      `9${at}${place}0_widen_${table}`,
      `${BESIDE}\nalter table ${table} add column probe_${at} text;\n`,
    ]),
  )
}

/** How long it took in milliseconds. */
async function takesOver(next: NextVersion, { whole, home, faults, say }: Trial): Promise<number> {
  const open = await assetsOf(home)
  const began = performance.now()
  const { code, said } = await updateTo(next, whole.folder)
  const took = Math.round(performance.now() - began)
  if (code !== 0) faults.push(`${next.version} did not take over: ${said}`)
  faults.push(...(await whatIsNot(next.version, home)), ...notFrom(next.folder, whole))
  for (const asset of open) {
    const { status } = await ask(`${home}${asset}`)
    if (status !== 200) faults.push(`an open page was answered ${status} for ${asset}`)
  }
  say(`${next.version} took over in ${took} ms; ${open.length} files of open pages are there`)
  return took
}

/** A version that changes what the one before uses is refused, and nothing is changed. */
async function isRefused({ whole, home, faults, say }: Trial, versions: NextVersion[]) {
  const before = await versionAt(home)
  const migrations = { '9998_narrow_dossier': 'alter table dossier drop column probe_1;' }
  const next = aNextVersion('0.2.0', { migrations })
  versions.push(next)
  const { code, said } = await updateTo(next, whole.folder)
  if (code !== 1 || !said.includes('cannot go on beside this one (9998_narrow_dossier)'))
    faults.push(`a version that needs a stop was not refused: ${said}`)
  faults.push(...(await whatIsNot(before, home)))
  say('a version that needs a stop was refused')
}

/** A version whose workers do not start is given up: its servers, which did, go back to the version before, and stay there. */
async function isGivenUp({ whole, home, faults, say }: Trial, versions: NextVersion[]) {
  const before = await versionAt(home)
  const folder = versions.find(({ version }) => version === before)?.folder ?? ''
  const next = aNextVersion('0.3.0', { hasBrokenWorkers: true })
  versions.push(next)
  const { code, said } = await updateTo(next, whole.folder)
  if (code !== 1 || !said.includes('The one before goes on'))
    faults.push(`a version whose workers do not start was not given up: ${said}`)
  faults.push(...(await whatIsNot(before, home)), ...notFrom(folder, whole))
  say('a version whose workers do not start was given up')
}

/** What is still served as another version. */
async function whatIsNot(version: string, home: string): Promise<string[]> {
  const served = await versionAt(home)
  return served === version ? [] : [`${served} is served instead of ${version}`]
}

async function versionAt(home: string): Promise<string> {
  const { text } = await ask(`${home}/health`)
  return (JSON.parse(text) as { version: string }).version
}

/** The servers and workers that were started from elsewhere. */
function notFrom(folder: string, whole: WholeInstallation): string[] {
  return [...whole.pidsOf('server'), ...whole.pidsOf('worker')]
    .map(commandOf)
    .filter((command) => !command.includes(folder))
    .map((command) => `runs from elsewhere: ${command}`)
}

/** What the pages that somebody has open now load, at once or later. */
async function assetsOf(home: string): Promise<string[]> {
  const pages = await Promise.all(['/', '/can-bo/dang-nhap'].map((page) => ask(`${home}${page}`)))
  return [...new Set(pages.flatMap(({ text }) => text.match(/\/assets\/[\w.-]+/g) ?? []))]
}
