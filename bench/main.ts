// `npm run bench`: what this machine makes of the installation, from its first start to its pages.
// `npm run bench -- --quick` takes less of everything, for use while developing. What is measured how
// is told in docs/decisions/0007-how-writes-are-sent.md; nothing is kept but what is printed.
import { cpus } from 'node:os'
import pg from 'pg'
import { Api } from './api.ts'
import { median, percentiles, ratioOf, rounded } from './arithmetic.ts'
import { dueDatesPerSecond } from './due-dates.ts'
import { fill, fillDesks } from './fill.ts'
import { longFormPageMs } from './form-page.ts'
import { historiesPerSecond } from './histories.ts'
import { aDataFolder, runInstallation, secondsToReady, type Installation } from './installation.ts'
import { letterMs } from './letters.ts'
import { firstFormPage, weighPage, type PageWeight } from './pages.ts'
import { measureReads } from './reads.ts'
import { makeSamples, type Sample } from './samples.ts'
import { measureStateChanges } from './state-changes.ts'

const FULL = {
  dossiers: 100_000,
  procedures: 24,
  waiting: 24_000,
  rounds: 5,
  seconds: 6,
  readRounds: 20,
  letters: 500,
  forms: 200,
}
const QUICK: typeof FULL = {
  dossiers: 8_000,
  procedures: 6,
  waiting: 3_000,
  rounds: 2,
  seconds: 3,
  readRounds: 5,
  letters: 100,
  forms: 50,
}

const PAGES = {
  home: '/',
  search: '/tim?q=khai%20sinh',
  procedure: '/thu-tuc/1.001193',
  tracking: '/tra-cuu',
}
const FILED = '1.001193'
const LONG_FORM_OF = '1.000894'

const size = process.argv.includes('--quick') ? QUICK : FULL

async function measure(installation: Installation, folder: string) {
  const api = new Api(installation.home, 4)
  say('Handling sample dossiers')
  const samples = await makeSamples(api, size.procedures)
  say(`Filling in ${size.dossiers} dossiers`)
  await fill(installation.owner, samples, size.dossiers)
  say('Asking as officers of a commune')
  const reads = await measureReads(api, size.readRounds)
  const token = await api.tokenOf('congdan')
  const pages = await weighPages(installation.home, token)
  const formOf100QuestionsMs = await longFormPageMs(installation, LONG_FORM_OF, token, size.forms)
  api.close()
  return {
    ...(await changes(installation, samples, folder)),
    ...reads,
    pages,
    formOf100QuestionsMs,
  }
}

async function changes(installation: Installation, samples: readonly Sample[], folder: string) {
  say('Changing states, against the same writes without the system')
  await fillDesks(installation.owner, samples, size.waiting)
  const measured = await measureStateChanges(installation, { ...size, folder, say })
  const stateChangesPerSecond = Math.round(median(measured.map(({ changes }) => changes)))
  const bench = measured.flatMap(({ pgbench }) => (pgbench === null ? [] : [pgbench]))
  return {
    stateChangesPerSecond,
    pgbenchPerSecond: bench.length === 0 ? null : Math.round(median(bench)),
    ratio: ratioOver(measured.map(({ changes, pgbench, bare }) => [changes, pgbench ?? bare])),
    baselinePerSecond: Math.round(median(measured.map(({ bare }) => bare))),
    dossiers: size.dossiers,
    stateChange: percentiles(measured.flatMap(({ times }) => times)),
  }
}

/** Each round is compared with itself: what else the machine does then slows down both. */
function ratioOver(rounds: readonly (readonly [number, number])[]): number | null {
  return ratioOf(median(rounds.map(([rate, reference]) => rate / reference)), 1)
}

async function weighPages(home: string, token: string) {
  const weights: Record<string, PageWeight> = {}
  for (const [name, path] of Object.entries(PAGES)) weights[name] = await weighPage(home, path)
  weights.filing = await weighPage(home, await firstFormPage(home, FILED, token), token)
  return weights
}

async function versionOf(installation: Installation): Promise<string> {
  const client = new pg.Client(installation.owner)
  await client.connect()
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  await client.end()
  return rows[0]?.version ?? ''
}

function say(text: string): void {
  console.log(`› ${text}`)
}

const folder = aDataFolder()
say(`First start: ${rounded(await secondsToReady(folder), 1)} s`)
const startSeconds = rounded(await secondsToReady(folder), 1)
say(`Second start: ${startSeconds} s`)
const installation = await runInstallation(folder)
process.once('SIGINT', () => void installation.stop().then(() => process.exit(130)))
try {
  const measured = await measure(installation, folder)
  const postgres = await versionOf(installation)
  await installation.stop()
  say('Counting due dates, living histories and printing letters')
  const report = {
    ...measured,
    startSeconds,
    dueDatesPerSecond: dueDatesPerSecond(),
    historiesPerSecond: historiesPerSecond(),
    letterMs: rounded(await letterMs(size.letters), 2),
    node: process.versions.node,
    postgres,
    cpus: cpus().length,
  }
  console.log(JSON.stringify(report))
  process.exit(0)
} catch (error) {
  await installation.stop()
  throw error
}
