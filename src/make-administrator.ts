// `npm run make-administrator -- <username> "<Display Name>"`: the first administrator of an empty
// installation, or one who lost password or telephone. Works beside a running installation, and on
// one that stands still; then it runs the database for as long as it takes.
import { parseArgs } from 'node:util'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { makeAdministrator } from '#modules/identity'
import { grantAdministration, organisationNow } from '#modules/organisations'
import { realNow } from '#platform/clock'
import { ConfigurationError, readConfiguration, type Configuration } from '#platform/config'
import { connectionOfUrl } from '#platform/db'
import { EmbeddedPostgresError } from '#platform/embedded-postgres'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { openInstallation, systemContext, type Installation } from './installation.ts'
import { openStore, runningDatabaseUrl, StoreError } from './supervisor/database.ts'
import { makeFirstLocality, makeHighestUnit } from './supervisor/first-locality.ts'
import { DataFolderError, takeDataFolder } from './supervisor/lock.ts'
import { prepareDatabase } from './supervisor/prepare.ts'

const USAGE = `Usage: npm run make-administrator -- <username> "<Display Name>" [options]

On an installation without a province, also:
  --locality <code>      agency identifier of the province (Decision 20/2020/QĐ-TTg), for instance H37
  --name "<name>"        its name, for instance "Tỉnh Lạng Sơn"
  --province <code>      its code in the list of the General Statistics Office, for instance 20

On one with several provinces, --locality says for which.`

class UsageError extends Error {}

function readCommand(args: readonly string[]) {
  const options = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { locality: options, name: options, province: options },
    })
    const [username, displayName, ...rest] = positionals
    if (username === undefined || displayName === undefined || rest.length > 0)
      throw new UsageError(USAGE)
    return { username, displayName, ...values }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(USAGE)
  }
}

type Command = ReturnType<typeof readCommand>

/** A database of this installation: the one that runs, or one that runs for this command only. */
async function openDatabaseOf(configuration: Configuration) {
  const running = configuration.databaseUrl ?? runningDatabaseUrl(configuration)
  const say = (text: string) => console.log(`› ${text}`)
  const untouched = { url: running ?? '', isRunning: true, close: async () => {} }
  if (configuration.databaseUrl !== null) {
    await prepareDatabase({ ...configuration, demo: null }, configuration.databaseUrl, () => {})
    return untouched
  }
  if (running !== null && isHeld(configuration)) return untouched
  const release = takeDataFolder(configuration.dataFolder)
  const store = await openStore(configuration, { say, onGone: async () => {} })
  await prepareDatabase({ ...configuration, demo: null }, store.url, () => {})
  const close = async () => {
    await store.stop()
    release()
  }
  return { url: store.url, isRunning: false, close }
}

/** Whether a living installation holds the data folder. */
function isHeld({ dataFolder }: Configuration): boolean {
  try {
    takeDataFolder(dataFolder)()
    return false
  } catch (error) {
    if (error instanceof DataFolderError) return true
    throw error
  }
}

/** The locality that is meant; made when the installation has none. */
async function localityFor(installation: Installation, url: string, command: Command) {
  const { localities, clock } = installation
  const { locality: code, name, province } = command
  if (localities.length === 0) {
    if (code === undefined || name === undefined || province === undefined) {
      throw new UsageError(`This installation has no province yet; say which it is.\n\n${USAGE}`)
    }
    if (!/^[A-Z][0-9]{2}$/.test(code) || !/^[0-9]{2}$/.test(province) || name.trim() === '')
      throw new UsageError(`These are no codes of a province: ${code}, ${province}.\n\n${USAGE}`)
    const given = { code, name, adminUnitCode: province }
    const made = await makeFirstLocality(connectionOfUrl(url), given, clock.now())
    return { locality: made, isNew: true }
  }
  const known = code === undefined ? localities : localities.filter((each) => each.code === code)
  const [locality] = known
  if (locality === undefined || known.length > 1) {
    const codes = localities.map((each) => each.code).join(', ')
    throw new UsageError(`This installation serves ${codes}; choose one with --locality.`)
  }
  return { locality, isNew: false }
}

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2))
  const configuration = readConfiguration(process.env, realNow())
  const store = await openDatabaseOf(configuration)
  try {
    const installation = await openInstallation(
      { ...configuration, databaseUrl: store.url },
      'make-administrator',
    )
    try {
      const { locality, isNew } = await localityFor(installation, store.url, command)
      const context = systemContext(installation, locality, newId())
      if ((await organisationNow(context)).units.length === 0) await makeHighestUnit(context)
      const handed = await makeAdministrator(context, command, grantAdministration)
      tell(command, handed)
      if (isNew && store.isRunning) console.log('Một Cửa must be started again to serve it.')
    } finally {
      await installation.close()
    }
  } finally {
    await store.close()
  }
}

function tell(
  { username }: Command,
  { oneTimePassword, expiresAt }: { readonly oneTimePassword: string; readonly expiresAt: Date },
): void {
  console.log(`
  User name           ${username}
  One-time password   ${oneTimePassword}
  To be changed by    ${formatInstant(expiresAt)}

Sign in at /can-bo. This password is shown once.`)
}

try {
  await run()
} catch (error) {
  const isExplained = [
    UsageError,
    ConfigurationError,
    DataFolderError,
    EmbeddedPostgresError,
    StoreError,
  ].some((kind) => error instanceof kind)
  if (error instanceof Refused) console.error(`✗ ${refusalText(error.code, 'en')}`)
  else console.error(`✗ ${isExplained ? (error as Error).message : String((error as Error).stack)}`)
  process.exitCode = 1
}
// The channel to whoever started this would keep the process alive.
process.disconnect?.()
