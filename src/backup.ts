// `npm run backup -- <folder> [--keep <number>]`: a backup of the installation into an empty folder, while people work.
import { parseArgs } from 'node:util'
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { VERSION } from './app.ts'
import { BackupError } from './backup/backup-error.ts'
import { EXTERNAL, runCommand, say } from './backup/command.ts'
import { makeBackup } from './backup/make.ts'
import { keepNewest } from './backup/retention.ts'
import { borrowStore } from './supervisor/database.ts'

const USAGE = `Usage: npm run backup -- <empty folder> [--keep <number>]

--keep removes all but so many of the newest backups of this installation beside this one, and what the
archive (BACKUP_ARCHIVE) holds from before the oldest that is kept.`

await runCommand(async () => {
  const { folder, keep } = readOrder()
  const configuration = readConfiguration(process.env, realNow())
  if (configuration.databaseUrl !== null) throw new BackupError(EXTERNAL)
  const store = await borrowStore(configuration, say)
  const made = await makeBackup(configuration, store.url, { folder, version: VERSION }).finally(
    () => store.stop(),
  )
  const removed = keep === null ? null : await keepNewest(folder, keep)
  return { holds: true, ...made, removed }
})

function readOrder(): { readonly folder: string; readonly keep: number | null } {
  const { values, positionals } = parsed()
  const [folder, ...rest] = positionals
  const keep = values.keep === undefined ? null : Number(values.keep)
  const isCount = keep === null || (Number.isInteger(keep) && keep >= 1)
  if (folder === undefined || rest.length > 0 || !isCount) throw new BackupError(USAGE)
  return { folder, keep }
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
  } catch {
    throw new BackupError(USAGE)
  }
}
