// `npm run verify`: computes every seal anew, lives every history again, and says whether what is stored is what happened.
// Works beside a running installation, or alone on its data folder or DATABASE_URL.
import { verifyChains } from '#modules/dossiers'
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { newId } from '#platform/ids'
import { openInstallation, systemContext } from './installation.ts'
import { borrowStore } from './supervisor/database.ts'

const configuration = readConfiguration(process.env, realNow())
const store = await borrowStore(configuration, (text) => process.stderr.write(`› ${text}\n`))
const installation = await openInstallation(
  { ...configuration, databaseUrl: store.url },
  'verifier',
)
const found = await Promise.all(
  installation.localities.map(async (locality) => ({
    locality: locality.code,
    ...(await verifyChains(systemContext(installation, locality, newId()))),
  })),
)
await installation.close()
await store.stop()

const holds = found.every(({ broken }) => broken.length === 0)
process.stdout.write(`${JSON.stringify({ proof: 'events', holds, localities: found })}\n`)
process.exit(holds ? 0 : 1)
