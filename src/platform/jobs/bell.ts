/** Nearly all that was put in is committed by then. */
const RINGS_AFTER_MILLISECONDS = 50

/**
 * Tells of work soon after it was put in, once for all of a kind that was put in meanwhile. What is put in by a
 * transaction that takes longer is found when workers next look by themselves.
 */
export class Bell {
  readonly #tell: (jobName: string) => void
  readonly #ringing = new Map<string, NodeJS.Timeout>()

  constructor(tell: (jobName: string) => void) {
    this.#tell = tell
  }

  ring(jobName: string): void {
    if (this.#ringing.has(jobName)) return
    const timer = setTimeout(() => {
      this.#ringing.delete(jobName)
      this.#tell(jobName)
    }, RINGS_AFTER_MILLISECONDS)
    this.#ringing.set(jobName, timer.unref())
  }

  stop(): void {
    for (const timer of this.#ringing.values()) clearTimeout(timer)
    this.#ringing.clear()
  }
}
