// `npm run verify`: computes every seal anew, lives every history again, reads every file and letter, asks the witness outside the
// database, and says whether what is stored is what happened.
// Works beside a running installation, or alone on its data folder or DATABASE_URL.
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { openInstallation } from './installation.ts'
import { borrowStore } from './supervisor/database.ts'
import { verifyInstallation } from './verification.ts'

const configuration = readConfiguration(process.env, realNow())
const store = await borrowStore(configuration, (text) => process.stderr.write(`› ${text}\n`))
const installation = await openInstallation(
  { ...configuration, databaseUrl: store.url },
  'verifier',
)
const { holds, anchors, localities } = await verifyInstallation(installation)
await installation.close()
await store.stop()

process.stdout.write(`${JSON.stringify({ proof: 'events', holds, anchors, localities })}\n`)
process.exit(holds ? 0 : 1)
