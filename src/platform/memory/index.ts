/** What a server may keep in memory: things that never change once written. */
import { inRead, type LocalityDb, type Read } from '#platform/db'

/** What a locality's rows have come to, and those that are being asked for on connections of their own. */
interface Memory<Key, Value> {
  readonly known: Map<Key, Value>
  readonly asked: Map<Key, Promise<Value | null>>
}

/**
 * Remembers immutable rows by their id, per locality, and forgets those asked for longest ago. Two who ask at once for
 * the same row share one question to the database; a row that is not there is asked for again.
 *
 * Whoever is within a transaction asks within it, and waits for nobody else's question: that may stand behind a lock
 * which this very transaction holds, and of such a wait the database knows nothing.
 */
export class Remembered<Key, Value> {
  readonly #most: number
  readonly #of = new WeakMap<LocalityDb, Memory<Key, Value>>()

  constructor(most: number) {
    this.#most = most
  }

  async get(
    db: LocalityDb,
    key: Key,
    find: (read: Read) => Promise<Value | null>,
    within?: Read,
  ): Promise<Value | null> {
    const memory = this.#memoryOf(db)
    const known = memory.known.get(key)
    if (known !== undefined) return this.#keep(memory, key, known)
    if (within !== undefined) return this.#keep(memory, key, await find(within))
    return memory.asked.get(key) ?? this.#ask(memory, key, inRead(db, find))
  }

  #memoryOf(db: LocalityDb): Memory<Key, Value> {
    const memory = this.#of.get(db) ?? { known: new Map(), asked: new Map() }
    this.#of.set(db, memory)
    return memory
  }

  #ask(memory: Memory<Key, Value>, key: Key, answer: Promise<Value | null>): Promise<Value | null> {
    const asked = answer
      .then((value) => this.#keep(memory, key, value))
      .finally(() => memory.asked.delete(key))
    memory.asked.set(key, asked)
    return asked
  }

  #keep({ known }: Memory<Key, Value>, key: Key, value: Value | null): Value | null {
    if (value === null) return null
    known.delete(key)
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > this.#most && oldest !== undefined) known.delete(oldest)
    return value
  }
}
