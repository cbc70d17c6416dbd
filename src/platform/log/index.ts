/** Structured logs without personal data: ids, codes and times only. */
import { pino, type Logger } from 'pino'
import { errorForLog } from './error-for-log.ts'

export type { Logger }

/** So many characters wait for a disk to take them; what comes after is lost. */
const MOST_UNWRITTEN = 4 * 1024 ** 2

/** The log of a process: one JSON line per happening, to a file or the standard output. */
export function openLog(name: string, file: string | undefined): Logger {
  const place = { dest: file ?? 1, mkdir: true, sync: false, maxLength: MOST_UNWRITTEN }
  const destination = pino.destination(place)
  // A disk without room costs lines of the log, and not the process that writes them.
  destination.on('error', () => {})
  return pino(
    {
      name,
      level: process.env.LOG_LEVEL ?? 'info',
      base: { name, pid: process.pid },
      redact: ['req.headers', 'res.headers'],
      serializers: { err: errorForLog },
    },
    destination,
  )
}

/** For tests and tools that have nothing to say. */
export const silentLog: Logger = pino({ level: 'silent' })
