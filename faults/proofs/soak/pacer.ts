import { setTimeout as pause } from 'node:timers/promises'

/** Thrown at whoever wants a turn when there are no more. */
export class NoMoreTurns extends Error {}

const HELD_MILLISECONDS = 50

/** Gives turns to many people together: as fast as they come, at a rate, or none for a while. */
export class Pacer {
  #meanMs: number | null = 0
  #next = 0
  #isOver = false
  #given = 0

  /** How many turns it has given. */
  get given(): number {
    return this.#given
  }

  /** So many a second, at moments that nobody foresees, as when people do not know of each other. */
  pace(perSecond: number): void {
    this.#meanMs = 1_000 / perSecond
  }

  /** None until it is paced anew. */
  hold(): void {
    this.#meanMs = null
  }

  end(): void {
    this.#isOver = true
  }

  async turn(): Promise<void> {
    while (this.#meanMs === null && !this.#isOver) await pause(HELD_MILLISECONDS)
    if (this.#meanMs !== null && this.#meanMs > 0) {
      const now = performance.now()
      this.#next = Math.max(now, this.#next) - Math.log(1 - Math.random()) * this.#meanMs
      await pause(this.#next - now)
    }
    if (this.#isOver) throw new NoMoreTurns()
    this.#given += 1
  }
}
