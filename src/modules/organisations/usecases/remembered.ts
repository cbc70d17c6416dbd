import type { Context } from '#platform/context'
import { inRead, type LocalityDb, type Read } from '#platform/db'

/** How to read something that seldom changes, and how to learn cheaply whether it did. */
export interface Rereading<T> {
  /** How long an answer holds before the version is asked for again. */
  readonly forMilliseconds: number
  readonly version: (db: Read) => Promise<string | number | null>
  readonly read: (db: Read, version: string | number | null) => Promise<T>
}

interface Memory<T> {
  checkedAt: number
  held: { readonly version: string | number | null; readonly value: T } | null
  checking: Promise<T> | null
}

/**
 * What this process remembers of a database. It asks for the version at most every so often, and
 * reads again only when that has changed. Time is the context's clock; a clock that was set back
 * makes it ask again.
 */
export class Remembered<T> {
  readonly #how: Rereading<T>
  readonly #memories = new WeakMap<LocalityDb, Memory<T>>()

  constructor(how: Rereading<T>) {
    this.#how = how
  }

  async of({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<T> {
    const memory = this.#memories.get(db) ?? { checkedAt: -Infinity, held: null, checking: null }
    this.#memories.set(db, memory)
    const now = clock.now().getTime()
    if (memory.held !== null && Math.abs(now - memory.checkedAt) < this.#how.forMilliseconds)
      return memory.held.value
    memory.checking ??= this.#check(db, memory, now).finally(() => {
      memory.checking = null
    })
    return memory.checking
  }

  /** Makes the next question ask again, after a change that this process made itself. */
  forget(db: LocalityDb): void {
    // A check that is under way writes to the memory it began with, which nobody asks any more.
    this.#memories.delete(db)
  }

  async #check(db: LocalityDb, memory: Memory<T>, now: number): Promise<T> {
    return inRead(db, async (read) => {
      const version = await this.#how.version(read)
      const value =
        memory.held !== null && memory.held.version === version
          ? memory.held.value
          : await this.#how.read(read, version)
      memory.held = { version, value }
      memory.checkedAt = now
      return value
    })
  }
}
