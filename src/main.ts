import { realNow } from '#platform/clock'
// The web server. Any number of them run beside each other on one database.
import { readConfiguration } from '#platform/config'
import { openLog } from '#platform/log'
import { buildApp } from './app.ts'
import { openInstallation } from './installation.ts'
import { builtScreens } from './screens.ts'
import { stopWhenAsked } from './stopping.ts'

const log = openLog('server', process.env.LOG_FILE)
const installation = await openInstallation(readConfiguration(process.env, realNow()), 'server')
const app = await buildApp(installation, log, await builtScreens())
const { host, port } = installation.configuration
stopWhenAsked(async () => {
  await app.close()
  await installation.close()
})
const address = await app.listen({ host, port })
process.send?.({ ready: address })
