// `npm run check-backup -- <backup> [--archive <folder>]`: reads every byte of a backup, and of the archive that leads
// on from it, and names every file that is not what was backed up.
import { parseArgs } from 'node:util'
import { BackupError } from './backup/backup-error.ts'
import { checkArchive, checkBackup } from './backup/check.ts'
import { runCommand } from './backup/command.ts'

const USAGE = 'Usage: npm run check-backup -- <backup> [--archive <folder>]'

await runCommand(async () => {
  const { backup, archive } = readOrder()
  const { manifest, ...checked } = await checkBackup(backup)
  const place = archive ?? manifest?.archive ?? null
  const later =
    manifest === null || place === null ? [] : await checkArchive(place, manifest.database)
  const faults = [...checked.faults, ...later]
  return { holds: faults.length === 0, backup, ...checked, archive: place, faults }
})

function readOrder(): { readonly backup: string; readonly archive: string | null } {
  const { values, positionals } = parsed()
  const [backup, ...rest] = positionals
  if (backup === undefined || rest.length > 0) throw new BackupError(USAGE)
  return { backup, archive: values.archive ?? null }
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { archive: { type: 'string' } } })
  } catch {
    throw new BackupError(USAGE)
  }
}
