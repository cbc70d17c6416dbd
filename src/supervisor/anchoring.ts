import { setTimeout as pause } from 'node:timers/promises'
import { processClock } from '#platform/clock'
import type { Configuration } from '#platform/config'
import { asApp, connectionOfUrl, listLocalities, openDatabase } from '#platform/db'
import type { AnchorFile } from '../anchors/anchor-file.ts'
import { anchorHeads } from '../anchors/anchor.ts'

const EVERY_MILLISECONDS = 60_000

/**
 * Keeps a witness outside the database: every minute the last seals are written down in the folder of anchors. By this
 * process, not by a job, so that each machine of an installation has its own. What fails is said when it begins, and
 * tried again.
 */
export function startAnchoring(
  configuration: Configuration,
  url: string,
  complain: (text: string) => void,
): { stop(): Promise<void> } {
  const database = openDatabase(asApp(connectionOfUrl(url)), { max: 1, name: 'mot-cua anchors' })
  const clock = processClock(configuration.clock)
  const stopping = new AbortController()
  let known: AnchorFile | null = null
  let failure = ''

  async function anchorOnce(): Promise<void> {
    try {
      const localities = await listLocalities(database)
      const { anchorFolder } = configuration
      known = await anchorHeads({ database, clock }, localities, anchorFolder, known)
      failure = ''
    } catch (error) {
      known = null
      const { message } = error as Error
      if (message !== failure) complain(`The audit trail is not anchored: ${message}`)
      failure = message
    }
  }

  async function anchorAgainAndAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      await anchorOnce()
      await pause(EVERY_MILLISECONDS, null, { signal: stopping.signal }).catch(() => {})
    }
  }

  const done = anchorAgainAndAgain()
  return {
    async stop() {
      stopping.abort()
      await done
      await database.close()
    },
  }
}
