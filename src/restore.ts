// `npm run restore -- <backup> --into <data folder> [--until <instant>]`: an installation as it was, in a new data folder.
import { parseArgs } from 'node:util'
import { parseInstant } from '#kernel/instant'
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'
import { BackupError } from './backup/backup-error.ts'
import { runCommand, say } from './backup/command.ts'
import { restoreBackup, type RestoreOrder } from './backup/restore.ts'

const USAGE = `Usage: npm run restore -- <backup> --into <new data folder> [options]

  --until <instant>      everything up to an instant, for instance 2026-11-23T10:15:00+07:00
  --backup-only          what the backup holds by itself, without the archive
  --archive <folder>     where the archive lies, when not where it lay
Without these, everything that backup and archive hold.`

await runCommand(async () => {
  const { into, ...order } = readOrder()
  const configuration = readConfiguration(
    { ...process.env, DATABASE_URL: '', BACKUP_ARCHIVE: '', DATA_DIR: into },
    realNow(),
  )
  return restoreBackup({ ...order, say }, configuration)
})

function readOrder(): Omit<RestoreOrder, 'say'> & { readonly into: string } {
  const { values, positionals } = parsed()
  const [backup, ...rest] = positionals
  const { into, until, archive, 'backup-only': isAlone } = values
  if (backup === undefined || into === undefined || rest.length > 0) throw new BackupError(USAGE)
  if (until === undefined) {
    return { backup, into, archive: archive ?? null, goal: isAlone === true ? 'mark' : 'end' }
  }
  const goal = parseInstant(until)
  if (goal === null || isAlone === true) throw new BackupError(USAGE)
  return { backup, into, archive: archive ?? null, goal }
}

function parsed() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      allowPositionals: true,
      options: { into: text, until: text, archive: text, 'backup-only': { type: 'boolean' } },
    })
  } catch {
    throw new BackupError(USAGE)
  }
}
