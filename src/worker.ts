// Carries out jobs. Any number of them run beside each other on one database.
import { constants, setPriority } from 'node:os'
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { openLog } from '#platform/log'
import { hearServers } from '#platform/notices'
import { startWorker, workHearer } from '#platform/worker'
import { ALL_HANDLERS } from './all-handlers.ts'
import { openInstallation, systemContext } from './installation.ts'
import { stopWhenAsked } from './stopping.ts'

// People wait for the server; what the worker makes has time. Where both want the same core, the server has nine
// tenths of it: with less the worker would hold locks for long, and letters would not come at all on a busy day.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const log = openLog('worker', process.env.LOG_FILE)
const installation = await openInstallation(readConfiguration(process.env, realNow()), 'worker')
const { localities } = installation
const worker = await startWorker(installation.connection, ALL_HANDLERS, {
  log,
  localities: localities.map(({ id }) => id),
  contextOf: async (localityId, correlationId) => {
    const locality = localities.find(({ id }) => id === localityId)
    if (locality === undefined) throw new Error(`no locality ${localityId}`)
    return systemContext(installation, locality, correlationId)
  },
})
const hearing = await hearServers(installation.connection, [workHearer(worker)], (localityId) =>
  installation.database.of(localityId),
)
stopWhenAsked(async () => {
  await hearing.stop()
  await worker.stop()
  await installation.close()
})
process.send?.({ ready: true })
