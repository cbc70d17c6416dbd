import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { realNow } from '#platform/clock'
import type { Configuration } from '#platform/config'
import { connectionOfUrl, migrationsThatNeedAStop, StructureError } from '#platform/db'
import { queueNeedsAStop } from '#platform/jobs'
import { runningDatabaseUrl } from './database.ts'
import { starterOn } from './lock.ts'
import { prepareStructure } from './prepare.ts'
import { buildScreens, shareAssets } from './screens.ts'
import {
  answerVersion,
  askedVersion,
  askForVersion,
  runningVersion,
  type RunningVersion,
} from './version-folder.ts'

/** Why a version cannot take over while people work; the message tells the operator what to do. */
export class UpdateError extends Error {}

const LOOK_MILLISECONDS = 100
const UNDER_WAY = 'Another update is under way. Try again when it is done.'

/** What is updated. */
interface Running extends RunningVersion {
  readonly dataFolder: string
  readonly url: string
}

/**
 * Has the version in a folder take over from the one that runs, while people work: screens first, then what it adds to
 * the structure, then servers and workers one after the other. What cannot be done so is refused before anything is changed.
 */
export async function update(
  configuration: Configuration,
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  const running = runningOn(configuration)
  const { dataFolder, url, starter } = running
  if (running.folder === folder) {
    throw new UpdateError(
      `The version in ${folder} runs already. Put the new one into a folder of its own, and update from there.`,
    )
  }
  if ((askedVersion(dataFolder) ?? folder) !== folder) throw new UpdateError(UNDER_WAY)
  requireReachable(starter)
  const changes = await whatNeedsAStop(running)
  if (changes.length > 0) {
    throw new UpdateError(
      `The version that runs cannot go on beside this one (${changes.join(', ')}). Stop it, then start this one with \`npm start\`.`,
    )
  }
  await buildScreens(folder, say)
  shareAssets(running.folder, folder, realNow())
  await prepareStructure(url, say)
  ask(running, folder)
  while (askedVersion(dataFolder) === folder) {
    if (starterOn(dataFolder) !== starter)
      throw new UpdateError('The version that ran has ended. Start this one with `npm start`.')
    await pause(LOOK_MILLISECONDS)
  }
  if (runningVersion(dataFolder, starter)?.folder !== folder) {
    throw new UpdateError(
      `This version did not become ready: its log is in ${dataFolder}/log. The one before goes on; where a part of it did not come back, \`npm start\` says so.`,
    )
  }
}

function runningOn(configuration: Configuration): Running {
  const { dataFolder } = configuration
  const starter = starterOn(dataFolder)
  const running = starter === null ? null : runningVersion(dataFolder, starter)
  const url = configuration.databaseUrl ?? runningDatabaseUrl(configuration)
  if (running === null || url === null) {
    throw new UpdateError(
      `Nothing that can be updated runs on ${dataFolder}, or it is not ready yet. Set DATA_DIR (and DATABASE_URL) as for the version that runs.`,
    )
  }
  if (!existsSync(running.folder)) {
    throw new UpdateError(
      `The folder of the version that runs, ${running.folder}, is gone. Stop it, then start this one with \`npm start\`.`,
    )
  }
  return { ...running, dataFolder, url }
}

/** The signal by which a version is asked for goes to processes of the same user only. */
function requireReachable(starter: number): void {
  try {
    process.kill(starter, 0)
  } catch (error) {
    throw new UpdateError(
      `The version that runs (process ${starter}) cannot be asked (${(error as Error).message}). Update as the user that started it.`,
      { cause: error },
    )
  }
}

async function whatNeedsAStop({ url, node, folder }: Running): Promise<string[]> {
  const owner = connectionOfUrl(url)
  const known = path.join(folder, 'db/migrations')
  try {
    const changes = [...(await migrationsThatNeedAStop(owner, known))]
    if (await queueNeedsAStop(owner)) changes.push('the tables of the queue')
    if (node !== process.version) changes.push(`Node ${process.version} instead of ${node}`)
    return changes
  } catch (error) {
    if (error instanceof StructureError) throw error
    throw new UpdateError(
      `The database does not answer (${(error as Error).message}). Set DATABASE_URL as for the version that runs, or try again.`,
      { cause: error },
    )
  }
}

function ask({ dataFolder, starter }: Running, folder: string): void {
  if (!askForVersion(dataFolder, folder)) throw new UpdateError(UNDER_WAY)
  try {
    process.kill(starter, 'SIGHUP')
  } catch {
    answerVersion(dataFolder)
    throw new UpdateError('The version that ran has ended. Start this one with `npm start`.')
  }
}
