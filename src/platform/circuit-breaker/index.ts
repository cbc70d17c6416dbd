/** Leaving a partner alone that goes on failing: nobody waits for it in vain, and it has time to come back. */

const FAILURES_IN_A_ROW = 5
const LEFT_ALONE_MILLISECONDS = 30_000

/** What a breaker needs to know of the partner that it stands before. */
export interface Partner {
  /** Whether an error says that the partner failed; a "no" of a partner that works does not. */
  readonly isFailure: (error: unknown) => boolean
  /** What is thrown at once while the partner is left alone. */
  readonly leftAlone: () => Error
  /** Milliseconds of a clock that is never put back. */
  readonly now?: () => number
}

/**
 * Lets questions through to a partner. After five failures in a row it is left alone for 30 seconds;
 * then one question tries it, while the others are still told at once, and what that comes to decides.
 */
export class CircuitBreaker {
  readonly #partner: Partner
  #failures = 0
  /** When it was last left alone; null while questions go through. */
  #openSince: number | null = null
  #isTrying = false

  constructor(partner: Partner) {
    this.#partner = partner
  }

  /** Whether questions are turned away at this moment. */
  get isOpen(): boolean {
    return this.#openSince !== null && (this.#isTrying || this.#rest() > 0)
  }

  /** Asks the partner, or throws at once that it is left alone. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.isOpen) throw this.#partner.leftAlone()
    const isTrial = this.#openSince !== null
    if (isTrial) this.#isTrying = true
    try {
      const answer = await question()
      this.#works()
      return answer
    } catch (error) {
      if (this.#partner.isFailure(error)) this.#fails(isTrial)
      else this.#works()
      throw error
    } finally {
      if (isTrial) this.#isTrying = false
    }
  }

  #rest(): number {
    return (this.#openSince ?? 0) + LEFT_ALONE_MILLISECONDS - this.#now()
  }

  #works(): void {
    this.#failures = 0
    this.#openSince = null
  }

  /** Questions that were on their way when it was left alone do not lengthen that. */
  #fails(isTrial: boolean): void {
    this.#failures += 1
    const isEnough = this.#openSince === null && this.#failures >= FAILURES_IN_A_ROW
    if (isTrial || isEnough) this.#openSince = this.#now()
  }

  #now(): number {
    return (this.#partner.now ?? (() => performance.now()))()
  }
}
