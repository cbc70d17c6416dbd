import { ConfigurationError } from '#platform/config'
import { EmbeddedPostgresError } from '#platform/embedded-postgres'
import { StoreError } from '../supervisor/database.ts'
import { BackupError } from './backup-error.ts'

/** Tells the operator what is going on; the last line of a command, on the other stream, is its result. */
export function say(text: string): void {
  process.stderr.write(`› ${text}\n`)
}

/** Carries out a command: its result is one line of JSON; what it refuses is a sentence. */
export async function runCommand(work: () => Promise<{ readonly holds: boolean }>): Promise<never> {
  try {
    const result = await work()
    process.stdout.write(`${JSON.stringify(result)}\n`)
    process.exit(result.holds ? 0 : 1)
  } catch (error) {
    const isExplained =
      error instanceof BackupError ||
      error instanceof ConfigurationError ||
      error instanceof EmbeddedPostgresError ||
      error instanceof StoreError
    process.stderr.write(`✗ ${isExplained ? error.message : String((error as Error).stack)}\n`)
    process.exit(1)
  }
}

/** Of an external database this program has no files to copy. */
export const EXTERNAL =
  'DATABASE_URL names an external database. Back it up with tools of its own (pgBackRest, or pg_basebackup with an archive of the log) and the folder DATA_DIR/files after it; docs/guides/backup.md says how.'
