import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { buildScreens } from '../../../src/supervisor/screens.ts'
import { askedVersion } from '../../../src/supervisor/version-folder.ts'
import {
  databaseOf,
  commandOf,
  startWhole,
  type WholeInstallation,
} from '../../whole-installation.ts'
import { ask } from '../asking.ts'
import { whatDoesNotHold } from '../kills.ts'
import { atWork, workBegunTwice } from '../rolling.ts'
import { verdictOf, type Verdict } from '../verdict.ts'
import { watchLocks, type LockWatch } from './lock-watch.ts'
import {
  assetsOf,
  aVersion,
  removeVersion,
  root,
  updateTo,
  withoutMigration,
  type AVersion,
} from './next-version.ts'
import { openPages } from './pages.ts'

/** What every action and every page reads or writes. */
const BUSY_TABLES = [
  'dossier',
  'dossier_event',
  'dossier_step',
  'dossier_search',
  'session',
  'letter',
]
const NARROWING = '9998_narrow_dossier'
const BESIDE = '-- Versions from 0001 on go on beside this.'

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
  /** The versions so far; the last of them runs. */
  readonly versions: AVersion[]
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
  await buildScreens(root, say)
  const first = await aVersion('0.1.0')
  const programs = { SERVERS: String(ofAKind), WORKERS: String(ofAKind) }
  const whole = startWhole(folder, programs, first.folder)
  const versions = [first]
  let locks: LockWatch | null = null
  try {
    const home = await whole.ready()
    const trial: Trial = { whole, home, versions, say, faults: [] }
    locks = await watchLocks(folder)
    const { record, readings, people } = await atWork(home)
    const opener = openPages(home)
    const durations: number[] = []
    for (let at = 1; at <= updates; at += 1) {
      const migrations = columnsOf(at)
      durations.push(
        await takesOver(await aVersion(`0.1.${at}`, { migrations, hasOtherScreens }), trial),
      )
    }
    await failsTwice(trial, hasOtherScreens)
    await pause(1_000)
    const pages = await opener.stop()
    record.isOver = true
    await Promise.all(people)
    const failed = [...record.repeated, ...readings.failed]
    const faults = [
      ...trial.faults,
      ...pages.faults,
      ...failed,
      ...locks.faults(),
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
      pagesOpened: pages.opened,
      longestLockWaitMs: locks.longestMs(),
      longestUpdateMs: Math.max(0, ...durations),
    }
    return verdictOf('update', figures, faults)
  } finally {
    await whole.stop()
    await locks?.stop()
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

/** How long it took in milliseconds. Whoever has a page of the version before open still finds each file of it. */
async function takesOver(
  next: AVersion,
  { whole, home, versions, faults, say }: Trial,
): Promise<number> {
  const open = assetsOf(versions.at(-1)?.folder ?? '')
  versions.push(next)
  const began = performance.now()
  const { code, said } = await updateTo(next, whole.folder)
  const took = Math.round(performance.now() - began)
  if (code !== 0) faults.push(`${next.version} did not take over: ${said}`)
  faults.push(...(await whatIsNot(next.version, home)), ...notFrom(next.folder, whole))
  for (const asset of open) {
    const { status } = await ask(`${home}/assets/${asset}`)
    if (status !== 200) faults.push(`an open page was answered ${status} for ${asset}`)
  }
  say(`${next.version} took over in ${took} ms; ${open.length} files of open pages are there`)
  return took
}

/** A version that takes something away and whose workers do not start: refused for the one, and then given up for the other. */
async function failsTwice(trial: Trial, hasOtherScreens: boolean) {
  const migrations = { [NARROWING]: 'alter table dossier drop column probe_1;' }
  const next = await aVersion('0.2.0', { migrations, hasBrokenWorkers: true, hasOtherScreens })
  await isRefused(trial, next)
  withoutMigration(next, NARROWING)
  await isGivenUp(trial, next)
  removeVersion(next)
}

/** A version that changes what the one before uses is refused, and nothing is changed. */
async function isRefused({ whole, home, versions, faults, say }: Trial, next: AVersion) {
  const before = await versionAt(home)
  const structure = await structureOf(whole.folder)
  const { code, said } = await updateTo(next, whole.folder)
  if (code !== 1 || !said.includes(`cannot go on beside this one (${NARROWING})`))
    faults.push(`a version that needs a stop was not refused: ${said}`)
  if ((await structureOf(whole.folder)) !== structure)
    faults.push('a version that was refused changed the structure')
  if (askedVersion(whole.folder) !== null) faults.push('a version that was refused is asked for')
  faults.push(...(await whatIsNot(before, home)), ...notFrom(versions.at(-1)?.folder ?? '', whole))
  say('a version that needs a stop was refused')
}

/** A version whose workers do not start is given up: its servers, which did, go back to the version before, and stay there. */
async function isGivenUp({ whole, home, versions, faults, say }: Trial, next: AVersion) {
  const before = await versionAt(home)
  const { code, said } = await updateTo(next, whole.folder)
  if (code !== 1 || !said.includes('The one before goes on'))
    faults.push(`a version whose workers do not start was not given up: ${said}`)
  faults.push(...(await whatIsNot(before, home)), ...notFrom(versions.at(-1)?.folder ?? '', whole))
  for (const asset of assetsOf(next.folder)) {
    const { status } = await ask(`${home}/assets/${asset}`)
    if (status !== 200) faults.push(`a page of what was given up was answered ${status}: ${asset}`)
  }
  say('a version whose workers do not start was given up')
}

/** The columns of every table and the migrations that are in. */
async function structureOf(folder: string): Promise<string> {
  const client = new pg.Client(databaseOf(folder))
  await client.connect()
  const { rows } = await client.query(
    `select attrelid::regclass::text as owner, attname from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
     union all select 'migration', name from migration order by 1, 2`,
  )
  await client.end()
  return JSON.stringify(rows)
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
