/** Where the present comes from. Rules take instants as values; only the shell asks a clock. */
export interface Clock {
  now(): Date
}

/** A clock that stands still until it is moved. For tests and for replays of the past. */
export class SettableClock implements Clock {
  #now: Date

  constructor(now: Date) {
    this.#now = now
  }

  now(): Date {
    return this.#now
  }

  set(now: Date): void {
    this.#now = now
  }
}
