import type { Configuration } from '#platform/config'
import { close, leave } from '#platform/http'
import { openLog } from '#platform/log'
import { hearServers } from '#platform/notices'
import { buildApp } from './app.ts'
import { ALL_HEARERS } from './hearers.ts'
import { openInstallation } from './installation.ts'
import { builtScreens } from './screens.ts'
import { stopWhenAsked } from './stopping.ts'

/** A person who has begun to send something big is waited for so long. */
const MOST_LEAVING_MILLISECONDS = 30_000
/** After which nothing is under way that would come to an end. */
const MOST_CLOSING_MILLISECONDS = 5_000

/** Who comes while this process is busy waits in line; Node's own 511 are passed in three seconds of a busy hour. */
const MOST_WAITING = 4_096

/** Serves the screens and the interface of an installation until it is asked to stop. */
export async function serve(configuration: Configuration): Promise<void> {
  const log = openLog('server', process.env.LOG_FILE)
  const installation = await openInstallation(configuration, 'server')
  const app = await buildApp(installation, log, await builtScreens())
  const { host, port } = installation.configuration
  const hearing = await hearServers(installation.connection, ALL_HEARERS, (localityId) =>
    installation.database.of(localityId),
  )
  stopWhenAsked(
    async () => {
      await close(app, MOST_CLOSING_MILLISECONDS)
      await hearing.stop()
      await installation.close()
    },
    () => leave(app, MOST_LEAVING_MILLISECONDS),
  )
  const address = await app.listen({ host, port, backlog: MOST_WAITING })
  process.send?.({ ready: address })
}
