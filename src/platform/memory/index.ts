/** What a server may keep in memory: things that never change once written. */
import type { LocalityDb } from '#platform/db'

/**
 * Remembers immutable rows by their id, per locality, and forgets those asked for longest ago. Two who ask at once for
 * the same row share one question to the database; a row that is not there is asked for again.
 */
export class Remembered<Key, Value> {
  readonly #most: number
  readonly #of = new WeakMap<LocalityDb, Map<Key, Promise<Value | null>>>()

  constructor(most: number) {
    this.#most = most
  }

  get(db: LocalityDb, key: Key, find: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#known(db)
    const found = known.get(key) ?? this.#ask(known, key, find)
    known.delete(key)
    known.set(key, found)
    const [oldest] = known.keys()
    if (known.size > this.#most && oldest !== undefined) known.delete(oldest)
    return found
  }

  #known(db: LocalityDb): Map<Key, Promise<Value | null>> {
    const known = this.#of.get(db) ?? new Map<Key, Promise<Value | null>>()
    this.#of.set(db, known)
    return known
  }

  async #ask(
    known: Map<Key, Promise<Value | null>>,
    key: Key,
    find: () => Promise<Value | null>,
  ): Promise<Value | null> {
    try {
      const value = await find()
      if (value === null) known.delete(key)
      return value
    } catch (error) {
      known.delete(key)
      throw error
    }
  }
}
