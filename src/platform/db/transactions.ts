import { DummyDriver, Transaction, type ConnectionProvider, type KyselyProps } from 'kysely'
import type { LocalityDb, Read, Write } from './database.ts'
import { dialectWith, type LocalityConnection } from './driver.ts'
import type { DB } from './schema.ts'

/** Runs `work` in one transaction: all of it happens, or none. */
export function inTransaction<T>(
  db: LocalityDb,
  work: (tx: Write) => Promise<T | WithLastWrites<T>>,
): Promise<T> {
  return transacted(db, { mode: '', end: 'commit', isEndAwaited: true }, work)
}

/** Runs `work` to its end as `inTransaction` does, tells what it came to, and undoes it. */
export function inUndoneTransaction<T>(
  db: LocalityDb,
  work: (tx: Write) => Promise<T | WithLastWrites<T>>,
): Promise<T> {
  return transacted(db, { mode: '', end: 'rollback', isEndAwaited: true }, work)
}

/** What a transaction comes to once its last writes are made, which travel together with its end. */
export class WithLastWrites<T> {
  readonly result: T | Promise<T>
  readonly writes: readonly Promise<unknown>[]

  constructor(result: T | Promise<T>, writes: readonly Promise<unknown>[]) {
    this.result = result
    this.writes = writes
  }
}

/**
 * Ends a transaction with writes whose answers nothing waits for: they leave in one packet with the commit. Each must
 * ask for all it writes before it first waits. One that fails undoes the transaction, as ever.
 */
export function withLastWrites<T>(
  result: T,
  writes: readonly Promise<unknown>[],
): WithLastWrites<T> {
  return new WithLastWrites(result, writes)
}

/** Ends a transaction with statements whose answers are what it comes to; else as `withLastWrites`. */
export function endingWith<T>(last: Promise<T>): WithLastWrites<T> {
  return new WithLastWrites(last, [last])
}

/** Nothing hangs on how reading ends: whoever reads next on the connection queues behind it. */
const READING: Course = {
  mode: ' isolation level repeatable read read only',
  end: 'commit',
  isEndAwaited: false,
}

/** Runs questions that all see the same moment, on a connection that may not write. */
export function inRead<T>(
  db: LocalityDb,
  work: (read: Read) => Promise<T | WithLastWrites<T>>,
): Promise<T> {
  return transacted(db, READING, work)
}

/**
 * As `inRead`, in a single round trip: for questions that are all asked before the first is answered. Waking the
 * database costs this process more than most questions cost the database.
 */
export function inOneTrip<T>(db: LocalityDb, ask: (read: Read) => Promise<T>): Promise<T> {
  return inRead(db, async (read) => endingWith(ask(read)))
}

/** How a transaction begins and ends. */
interface Course {
  readonly mode: string
  readonly end: 'commit' | 'rollback'
  readonly isEndAwaited: boolean
}

const dialect = dialectWith(() => new DummyDriver())
/** What a transaction asks for besides its executor, and uses only for what a transaction does not do. */
const UNCONNECTED: Omit<KyselyProps, 'executor'> = {
  config: { dialect },
  dialect,
  driver: new DummyDriver(),
}

/**
 * Kysely's own transactions send a statement when the one before is answered. Here statements that do not wait for each
 * other travel together, in the order in which they were asked for. One that fails fails those after it, too.
 */
async function transacted<T>(
  db: LocalityDb,
  { mode, end, isEndAwaited }: Course,
  work: (tx: Write) => Promise<T | WithLastWrites<T>>,
): Promise<T> {
  const executor = db.getExecutor()
  return executor.provideConnection(async (lent) => {
    const connection = lent as LocalityConnection
    let isOver = false
    const provider: ConnectionProvider = {
      provideConnection(consumer) {
        if (isOver) throw new Error('the transaction is over')
        return consumer(connection)
      },
    }
    const tx = new Transaction<DB>({
      ...UNCONNECTED,
      executor: executor.withConnectionProvider(provider),
    })
    connection.begin(mode)
    try {
      const outcome = await work(tx)
      isOver = true
      const { result, writes } =
        outcome instanceof WithLastWrites ? outcome : { result: outcome, writes: [] }
      const ended = connection[end]()
      ended.catch(() => {}) // the write that failed says more than the commit that then fails
      await Promise.all(writes)
      if (isEndAwaited) await ended
      return await result
    } catch (error) {
      isOver = true
      await connection.rollback()
      throw error
    }
  })
}
