import { setTimeout as pause } from 'node:timers/promises'
import type { Configuration } from '#platform/config'
import { connectionOfUrl, migrationsThatNeedAStop } from '#platform/db'
import { queueNeedsAStop } from '#platform/jobs'
import { runningDatabaseUrl } from './database.ts'
import { starterOn } from './lock.ts'
import { prepareStructure } from './prepare.ts'
import { buildScreens, keepAssets } from './screens.ts'
import { askedVersion, askForVersion, runningVersion } from './version-folder.ts'

/** Why a version cannot take over while people work; the message tells the operator what to do. */
export class UpdateError extends Error {}

const LOOK_MILLISECONDS = 100

/**
 * Has the version in a folder take over from the one that runs, while people work: screens first, then what it adds to
 * the structure, then servers and workers one after the other. What cannot be done so is refused before anything is changed.
 */
export async function update(
  configuration: Configuration,
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  const { dataFolder } = configuration
  const starter = starterOn(dataFolder)
  const running = runningVersion(dataFolder)
  const url = configuration.databaseUrl ?? runningDatabaseUrl(configuration)
  if (starter === null || running === null || url === null) {
    throw new UpdateError(
      `Nothing that can be updated runs on ${dataFolder}. Set DATA_DIR (and DATABASE_URL) as for the version that runs, or start this one with \`npm start\`.`,
    )
  }
  if (running.folder === folder) {
    throw new UpdateError(
      `The version in ${folder} runs already. Put the new one into a folder of its own, and update from there.`,
    )
  }
  const changes = await whatNeedsAStop(url, running.node)
  if (changes.length > 0) {
    throw new UpdateError(
      `The version that runs cannot go on beside this one (${changes.join(', ')}). Stop it, then start this one with \`npm start\`.`,
    )
  }
  await buildScreens(folder, say)
  keepAssets(running.folder, folder)
  await prepareStructure(url, say)
  askForVersion(dataFolder, folder)
  process.kill(starter, 'SIGHUP')
  while (askedVersion(dataFolder) !== null) {
    if (starterOn(dataFolder) !== starter)
      throw new UpdateError('The version that ran has ended. Start this one with `npm start`.')
    await pause(LOOK_MILLISECONDS)
  }
  if (runningVersion(dataFolder)?.folder !== folder) {
    throw new UpdateError(
      `This version did not become ready: its log is in ${dataFolder}/log. The one before goes on.`,
    )
  }
}

async function whatNeedsAStop(url: string, node: string): Promise<string[]> {
  const owner = connectionOfUrl(url)
  const changes = [...(await migrationsThatNeedAStop(owner))]
  if (await queueNeedsAStop(owner)) changes.push('the tables of the queue')
  if (node !== process.version) changes.push(`Node ${process.version} instead of ${node}`)
  return changes
}
