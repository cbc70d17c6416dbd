/** Structured logs without personal data: ids, codes and times only. */
import { pino, type Logger } from 'pino'
import { errorForLog } from './error-for-log.ts'

export type { Logger }

/** The log of a process: one JSON line per happening, to a file or the standard output. */
export function openLog(name: string, file: string | undefined): Logger {
  return pino(
    {
      name,
      level: process.env.LOG_LEVEL ?? 'info',
      base: { name, pid: process.pid },
      redact: ['req.headers', 'res.headers'],
      serializers: { err: errorForLog },
    },
    pino.destination({ dest: file ?? 1, mkdir: true, sync: false }),
  )
}

/** For tests and tools that have nothing to say. */
export const silentLog: Logger = pino({ level: 'silent' })
