// `npm run bench:fill -- --data <folder> [--dossiers 1000000] [--seed 1] [--lanes 2]`: makes an installation in the folder
// and fills it with three years of dossiers, as docs/proof.md tells. The folder stays: `npm run bench:latency` measures on
// it, DATA_DIR=<folder> npm run verify lives every history again, DATA_DIR=<folder> npm start shows it.
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { openInstallation, systemContext } from '../src/installation.ts'
import { openStore } from '../src/supervisor/database.ts'
import { secondsToReady } from './installation.ts'
import { faultsInRows } from './scale/checks.ts'
import { fillProvince } from './scale/fill.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    dossiers: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
  },
})
if (values.data === undefined)
  throw new Error('--data <folder> says where the installation is to be')
const folder = path.resolve(values.data)
say('First start: structure and demonstration')
await secondsToReady(folder)

const configuration = readConfiguration({ DATA_DIR: folder }, realNow())
const store = await openStore(configuration, { say, onGone: async () => {} })
const installation = await openInstallation({ ...configuration, databaseUrl: store.url }, 'filler')
const [locality] = installation.localities
if (locality === undefined) throw new Error('the installation has no locality')
const owner = connectionOfUrl(store.url)
const filled = await fillProvince({
  owner,
  context: systemContext(installation, locality, 'scale'),
  dossiers: Number(values.dossiers),
  seed: Number(values.seed),
  until: installation.clock.now(),
  lanes: Number(values.lanes),
  say,
})
const faults = await faultsInRows(owner, say)
await installation.close()
await store.stop()
console.log(JSON.stringify({ ...filled, faults, seed: Number(values.seed), cpus: cpus().length }))
process.exit(faults.length === 0 ? 0 : 1)

function say(text: string): void {
  console.log(`› ${text}`)
}
