// `npm run update`: this version takes over from the one that runs on DATA_DIR, while people work.
import path from 'node:path'
import { realNow } from '#platform/clock'
import { ConfigurationError, readConfiguration } from '#platform/config'
import { StructureError } from '#platform/db'
import { update, UpdateError } from './supervisor/update.ts'

try {
  const folder = path.resolve(import.meta.dirname, '..')
  await update(readConfiguration(process.env, realNow()), folder, (text) =>
    console.log(`› ${text}`),
  )
  console.log(`✓ The version in ${folder} has taken over. Start this one from now on.`)
} catch (error) {
  const isExplained =
    error instanceof UpdateError ||
    error instanceof ConfigurationError ||
    error instanceof StructureError
  console.error(`✗ ${isExplained ? error.message : String((error as Error).stack)}`)
  process.exitCode = 1
}
