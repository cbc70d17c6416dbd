import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { faultOfContent, folderStore } from '#platform/files'
import { borrowStore } from '../../src/supervisor/database.ts'
import {
  aFreePort,
  machineEnvironment,
  startWhole,
  type WholeInstallation,
} from '../whole-installation.ts'
import { proveFlips } from './flips.ts'
import { crewAt } from './kills.ts'
import { uploadOn, type Uploaded } from './uploads.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { writeOn, type Acknowledged, type Record } from './writers.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const WRITERS = 8

/**
 * How long people work (ms) before, between and after; to how many instants besides the end it is
 * restored; how often a byte of each kind of file is flipped.
 */
export interface BackupProof {
  readonly workFor: number
  readonly instants: number
  readonly flipRounds: number
}

/**
 * Makes a backup of a whole installation while people work, lets them work on, and restores it to
 * some instants and to the end: each time everything that was acknowledged by then is there, and
 * nothing that was sent later, and every letter that was printed opens. Then flips bytes: each one is found and its file named.
 */
export async function proveBackup(
  folder: string,
  { workFor, instants: count, flipRounds }: BackupProof,
  say: (text: string) => void,
): Promise<Verdict> {
  const archive = path.join(folder, 'archive')
  const backup = path.join(folder, 'backups', 'first')
  const whole = startWhole(path.join(folder, 'data'), {
    PORT: String(await aFreePort()),
    BACKUP_ARCHIVE: archive,
  })
  const worked = await workThrough(whole, { archive, backup, workFor, count }, say).finally(() =>
    whole.stop(),
  )
  const { record, uploaded, instants } = worked
  const faults = [...record.faults]
  if (record.repeated.length > 0)
    faults.push(`${record.repeated.length} requests were not answered`)
  const goals = [...instants, null]
  for (const [at, until] of goals.entries()) {
    const into = path.join(folder, `restored-${at}`)
    const began = performance.now()
    faults.push(...(await whatIsWrong({ backup, into, until }, { record, uploaded })))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`restored ${until === null ? 'everything' : new Date(until).toISOString()} in ${seconds} s`)
  }
  const flips = await proveFlips(backup, flipRounds)
  return verdictOf(
    'backup',
    {
      acknowledged: record.acknowledged.length,
      attachments: uploaded.length,
      backupSeconds: worked.seconds,
      restores: goals.length,
      flips: flips.flips,
    },
    [...faults, ...flips.faults],
  )
}

interface Worked {
  readonly record: Record
  readonly uploaded: readonly Uploaded[]
  readonly instants: readonly number[]
  readonly seconds: number
}

async function workThrough(
  whole: WholeInstallation,
  about: {
    readonly archive: string
    readonly backup: string
    readonly workFor: number
    readonly count: number
  },
  say: (text: string) => void,
): Promise<Worked> {
  const crew = await crewAt(await whole.ready())
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const writers = Array.from({ length: WRITERS }, () => writeOn(crew, record))
  const uploads = uploadOn(crew.reception, record)
  await pause(about.workFor)
  const made = await command('backup.ts', [about.backup], {
    DATA_DIR: whole.folder,
    BACKUP_ARCHIVE: about.archive,
  })
  if (made.code !== 0) throw new Error(`no backup was made: ${made.said}`)
  say(made.result)
  const instants: number[] = []
  for (let at = 0; at < about.count; at += 1) {
    instants.push(Date.now())
    await pause(about.workFor)
  }
  record.isOver = true
  await Promise.all(writers)
  const { seconds } = JSON.parse(made.result) as { readonly seconds: number }
  return { record, uploaded: await uploads, instants, seconds }
}

/** Restores to an instant, or everything, and compares with what was acknowledged by then. */
async function whatIsWrong(
  order: { readonly backup: string; readonly into: string; readonly until: number | null },
  { record, uploaded }: Pick<Worked, 'record' | 'uploaded'>,
): Promise<string[]> {
  const { backup, into, until } = order
  const to = until === null ? [] : ['--until', new Date(until).toISOString()]
  const restored = await command('restore.ts', [backup, '--into', into, ...to], {})
  const name = until === null ? 'the end' : new Date(until).toISOString()
  if (restored.code !== 0) return [`restoring to ${name} failed: ${restored.said.slice(0, 500)}`]
  const kept = await keptIn(into)
  const isBy = (at: number) => until === null || at <= until
  const nameOf = ({ code, seq, type }: Acknowledged) => `${code} ${seq} ${type}`
  const lost = record.acknowledged.filter(
    (each) => isBy(each.answeredAt) && !kept.events.has(nameOf(each)),
  )
  const early = record.acknowledged.filter(
    (each) => !isBy(each.sentAt) && kept.events.has(nameOf(each)),
  )
  const lostFiles = uploaded.filter(
    ({ answeredAt, sha256 }) => isBy(answeredAt) && !kept.files.has(sha256),
  )
  const hasLetters = until !== null || kept.letters > 0
  return [
    ...(hasLetters ? [] : [`no letter was printed by ${name}`]),
    ...kept.closedLetters.map((letter) => `${letter} does not open at ${name}`),
    ...lost.map((each) => `${nameOf(each)} is lost at ${name}`),
    ...early.map((each) => `${nameOf(each)} is there at ${name}, before it was asked for`),
    ...lostFiles.map(({ sha256 }) => `attachment ${sha256} is lost at ${name}`),
  ]
}

/** What a restored installation holds, with its letters as they open; at its attachments the restore has looked. */
async function keptIn(dataFolder: string) {
  const store = await borrowStore(readConfiguration({ DATA_DIR: dataFolder }, 0), () => {})
  const client = new pg.Client(connectionOfUrl(store.url))
  await client.connect()
  try {
    const events = await client.query<{ name: string }>(
      `select concat_ws(' ', d.code, e.seq, e.type) as name
         from dossier_event e join dossier d on d.id = e.dossier_id`,
    )
    const files = await client.query<{ name: string }>(
      `select encode(sha256, 'hex') as name from file`,
    )
    const letters = await client.query<{ locality: number; sha256: Buffer }>(
      `select locality_id as locality, sha256 from letter where sha256 is not null`,
    )
    return {
      letters: letters.rows.length,
      closedLetters: await closedLetters(path.join(dataFolder, 'files'), letters.rows),
      events: new Set(events.rows.map(({ name }) => name)),
      files: new Set(files.rows.map(({ name }) => name)),
    }
  } finally {
    await client.end()
    await store.stop()
  }
}

/** Those of the printed letters whose pages cannot be read, and why. */
async function closedLetters(
  folder: string,
  letters: readonly { readonly locality: number; readonly sha256: Buffer }[],
): Promise<string[]> {
  const store = folderStore(folder)
  const closed: string[] = []
  for (const { locality, sha256 } of letters) {
    const fault = await faultOfContent(store, locality, sha256)
    if (fault !== null) closed.push(`letter ${sha256.toString('hex')} (${fault})`)
  }
  return closed
}

/** Runs a command as an operator does; the last line that it prints is its result. */
async function command(
  program: string,
  args: readonly string[],
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<{ readonly code: number | null; readonly result: string; readonly said: string }> {
  const child = spawn(process.execPath, [path.join(root, 'src', program), ...args], {
    cwd: root,
    env: { ...machineEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let result = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, result: result.trim(), said: said + result }
}
