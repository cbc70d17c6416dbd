import { DummyDriver, Transaction, type ConnectionProvider, type KyselyProps } from 'kysely'
import type { LocalityDb, Read, Write } from './database.ts'
import { dialectWith, type LocalityConnection } from './driver.ts'
import type { DB } from './schema.ts'

/** Runs `work` in one transaction: all of it happens, or none. */
export function inTransaction<T>(db: LocalityDb, work: (tx: Write) => Promise<T>): Promise<T> {
  return transacted(db, '', work)
}

/** Runs questions that all see the same moment, on a connection that may not write. */
export function inRead<T>(db: LocalityDb, work: (read: Read) => Promise<T>): Promise<T> {
  return transacted(db, ' isolation level repeatable read read only', work)
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
  mode: string,
  work: (tx: Write) => Promise<T>,
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
      const result = await work(tx)
      isOver = true
      await connection.commit()
      return result
    } catch (error) {
      isOver = true
      await connection.rollback()
      throw error
    }
  })
}
