// `npm run replay -- --data <folder> [--days 7] [--from 2026-01-05] [--dossiers-a-year 700000] [--seed 1] [--letters all|none]
// [--lanes 1]`: lives a province's year in the folder by the real use cases, as docs/features/proofs.md tells. Run again, also
// after it was killed, it goes on where it was; more days go on from there. The folder stays: DATA_DIR=<folder> npm run verify
// and npm start take it. Without a folder: three days of a small province, and nothing stays.
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseDay } from '#kernel/day'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { openInstallation } from '../src/installation.ts'
import { openStore } from '../src/supervisor/database.ts'
import { prepareDatabase } from '../src/supervisor/prepare.ts'
import { proveReplay } from './proofs/replay/replay.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    days: { type: 'string' },
    from: { type: 'string', default: '2026-01-05' },
    'dossiers-a-year': { type: 'string' },
    seed: { type: 'string', default: '1' },
    letters: { type: 'string', default: 'all' },
    lanes: { type: 'string', default: '1' },
    'sample-every': { type: 'string', default: '5' },
  },
})
const from = parseDay(values.from)
if (from === null) throw new Error('--from takes a day, such as 2026-01-05')
const { letters } = values
if (letters !== 'all' && letters !== 'none') throw new Error('--letters takes all or none')
const isKept = values.data !== undefined
const folder = values.data === undefined ? aDataFolder() : path.resolve(values.data)
mkdirSync(folder, { recursive: true })
if (isKept) chmodSync(folder, 0o755) // the database may run as another user

const say = (text: string) => console.log(`› ${text}`)
// The demonstration was set up before the year began.
const startsAt = new Date('2026-01-01T01:00:00Z')
const configuration = {
  ...readConfiguration({ DATA_DIR: folder, DATABASE_URL: process.env.DATABASE_URL }, 0),
  clock: { startsAt, realStart: startsAt.getTime() },
}
const store = await openStore(configuration, { say, onGone: async () => process.exit(3) })
process.once('SIGTERM', () => void store.stop().then(() => process.exit(3)))
if (configuration.databaseUrl === null) await prepareDatabase(configuration, store.url, say)
const installation = await openInstallation({ ...configuration, databaseUrl: store.url }, 'replay')
const [locality] = installation.localities
await installation.close()
if (locality === undefined) throw new Error('the installation has no locality')
const verdict = await proveReplay({
  owner: connectionOfUrl(store.url),
  locality,
  folder,
  from,
  days: Number(values.days ?? (isKept ? 7 : 3)),
  dossiersAYear: Number(values['dossiers-a-year'] ?? (isKept ? 700_000 : 100_000)),
  seed: Number(values.seed),
  letters,
  lanes: Number(values.lanes),
  sampleEveryMs: Number(values['sample-every']) * 1000,
  say,
})
await store.stop()
if (!isKept) removeDataFolder(folder)
pronounce(verdict)
