import { refuseDemoAccounts } from '#modules/identity'
import { loadAdministrativeUnits } from '#modules/organisations'
import type { Configuration } from '#platform/config'
import type { Locality } from '#platform/context'
import { asMigrator, connectionOfUrl, migrate, type Connection } from '#platform/db'
import { newId } from '#platform/ids'
import { migrateJobs } from '#platform/jobs'
import { loadHistory } from '../../demo/history-2023/load.ts'
import {
  demoFingerprint,
  HISTORY_2023,
  LANG_SON,
  loadDemo,
  makeDemoLocalities,
} from '../../demo/load.ts'
import { ALL_JOBS } from '../all-jobs.ts'
import { openInstallation, systemContext } from '../installation.ts'

/** Brings a database to what this version needs: structure, reference lists and, once, the demonstration. */
export async function prepareDatabase(
  configuration: Configuration,
  url: string,
  say: (text: string) => void,
): Promise<void> {
  await prepareStructure(url, say)
  if (configuration.demo !== null)
    await prepareDemo({ ...configuration, demo: configuration.demo }, url, say)
  else await requireNoDemoAccounts(configuration, url, say)
}

/** Brings structure and reference lists alone to what this version needs. */
export async function prepareStructure(url: string, say: (text: string) => void): Promise<void> {
  const owner = connectionOfUrl(url)
  const applied = await migrate(owner)
  if (applied.length > 0) say(`${applied.length} changes of structure`)
  await migrateJobs(owner, ALL_JOBS)
  if (await loadAdministrativeUnits(owner)) say('Administrative units of the country, old and new')
}

const NO_LOCALITY =
  'No province is set up yet. Run `npm run make-administrator`, which says what it needs, and start again.'

const MARK = 'demo/lang-son'

async function prepareDemo(
  configuration: Configuration & { readonly demo: string },
  url: string,
  say: (text: string) => void,
): Promise<void> {
  const owner = connectionOfUrl(url)
  const fingerprint = demoFingerprint(configuration.demo)
  if ((await loadedFingerprint(owner)) === fingerprint) return
  await makeDemoLocalities(owner, configuration.demo)
  const installation = await openInstallation({ ...configuration, databaseUrl: url }, 'installer')
  try {
    const contextOf = (locality: Locality) => systemContext(installation, locality, newId())
    if (configuration.demo === HISTORY_2023) await loadHistory(contextOf, say)
    else await loadDemo(contextOf(LANG_SON), configuration.demo, say)
  } finally {
    await installation.close()
  }
  await keepFingerprint(owner, fingerprint)
}

async function loadedFingerprint(owner: Connection): Promise<string | null> {
  return asMigrator(owner, async (tx) => {
    const row = await tx
      .selectFrom('reference_list')
      .select('checksum')
      .where('name', '=', MARK)
      .executeTakeFirst()
    return row?.checksum ?? null
  })
}

async function keepFingerprint(owner: Connection, checksum: string): Promise<void> {
  await asMigrator(owner, (tx) =>
    tx
      .insertInto('reference_list')
      .values({ name: MARK, checksum })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ checksum }))
      .execute(),
  )
}

/** A database that once held a demonstration is not served as a real installation. */
async function requireNoDemoAccounts(
  configuration: Configuration,
  url: string,
  say: (text: string) => void,
): Promise<void> {
  const installation = await openInstallation({ ...configuration, databaseUrl: url }, 'installer')
  try {
    if (installation.localities.length === 0) say(NO_LOCALITY)
    for (const { id } of installation.localities)
      await refuseDemoAccounts(installation.database.of(id))
  } finally {
    await installation.close()
  }
}
