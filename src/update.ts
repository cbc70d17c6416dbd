// `npm run update`: this version takes over from the one that runs on DATA_DIR, while people work.
import path from 'node:path'
import { realNow } from '#platform/clock'
import { ConfigurationError, readConfiguration } from '#platform/config'
import { StructureError } from '#platform/db'
import { ScreensError } from './supervisor/screens.ts'
import { update, UpdateError } from './supervisor/update.ts'

try {
  const folder = path.resolve(import.meta.dirname, '..')
  const configuration = readConfiguration(process.env, realNow())
  await update(configuration, folder, (text) => console.log(`› ${text}`))
  console.log(
    `✓ The version in ${folder} has taken over. Start this one from now on, with DATA_DIR=${configuration.dataFolder}.`,
  )
} catch (error) {
  const isExplained =
    error instanceof UpdateError ||
    error instanceof ConfigurationError ||
    error instanceof ScreensError ||
    error instanceof StructureError
  console.error(`✗ ${isExplained ? error.message : String((error as Error).stack)}`)
  process.exitCode = 1
}
