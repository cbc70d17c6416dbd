const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

const ends: (() => Promise<unknown> | void)[] = []
let isEnding = false

/**
 * Has `end` run when this process is told to end before it is done, the newest first: a database or a folder that was
 * only for now must not outlive who made it. It may have been ended in the usual way before.
 */
export function whenInterrupted(end: () => Promise<unknown> | void): void {
  ends.push(end)
  if (ends.length > 1) return
  for (const [signal, exitCode] of Object.entries(EXIT_CODES))
    process.on(signal, () => void endAll(exitCode))
}

async function endAll(exitCode: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  process.on('uncaughtException', () => {}) // whatever still worked with what is ended now fails
  for (const end of ends.toReversed()) {
    try {
      await end()
    } catch (error) {
      console.error(error)
    }
  }
  process.exit(exitCode)
}
