import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  inOneTrip,
  inRead,
  inTransaction,
  inUndoneTransaction,
  openDatabase,
  withLastWrites,
  type Write,
} from '#platform/db'
import { aDatabase } from '../../../tools/test-support/database.ts'

const database = await aDatabase()

const countUp = (tx: Write, book: string) =>
  tx
    .insertInto('number_counter')
    .values({ book, period: '2026', last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'book', 'period'])
        .doUpdateSet({ last: sql`number_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()

const lastOf = (book: string) =>
  inRead(database.db, async (read) => {
    const row = await read
      .selectFrom('number_counter')
      .select('last')
      .where('book', '=', book)
      .executeTakeFirst()
    return row?.last ?? null
  })

describe('statements of a transaction that do not wait for each other', () => {
  test('are carried out in the order in which they were asked for', async () => {
    const answers = await inTransaction(database.db, (tx) =>
      Promise.all([countUp(tx, 'order'), countUp(tx, 'order'), countUp(tx, 'order')]),
    )

    expect(answers.map(({ last }) => last)).toEqual([1, 2, 3])
  })

  test('come to nothing together, with the reason of the first that failed', async () => {
    const failing = inTransaction(database.db, (tx) =>
      Promise.all([countUp(tx, 'failing'), sql`select 1 / 0`.execute(tx), countUp(tx, 'failing')]),
    )

    await expect(failing).rejects.toThrow('division by zero')
    expect(await lastOf('failing')).toBeNull()
  })
})

describe('a transaction', () => {
  test('that fails in between leaves nothing, and its connection serves the next', async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const failing = inTransaction(database.db, async (tx) => {
        await countUp(tx, 'between')
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
    }

    expect(await lastOf('between')).toBeNull()
  })

  test('whose failure was overlooked is not said to be committed', async () => {
    const overlooked = inTransaction(database.db, async (tx) => {
      await countUp(tx, 'overlooked')
      await sql`select 1 / 0`.execute(tx).catch(() => {})
    })

    await expect(overlooked).rejects.toThrow('rolled back instead of committed')
    expect(await lastOf('overlooked')).toBeNull()
  })

  test('takes no more statements when it is over', async () => {
    const tx = await inTransaction(database.db, async (each) => ({ kept: each }))

    await expect(countUp(tx.kept, 'late')).rejects.toThrow('the transaction is over')
    expect(await lastOf('late')).toBeNull()
  })

  test('that only reads cannot write', async () => {
    const writing = inRead(database.db, (read) => countUp(read as Write, 'read-only'))

    await expect(writing).rejects.toThrow('read-only transaction')
  })
})

describe('the last writes of a transaction', () => {
  test('are there when it is over, with what it came to', async () => {
    const result = await inTransaction(database.db, async (tx) => {
      await countUp(tx, 'last')
      return withLastWrites('counted', [countUp(tx, 'last'), countUp(tx, 'last')])
    })

    expect(result).toBe('counted')
    expect(await lastOf('last')).toBe(3)
  })

  test('undo it when one of them fails, with the reason', async () => {
    const failing = inTransaction(database.db, async (tx) =>
      withLastWrites('counted', [countUp(tx, 'last-failing'), sql`select 1 / 0`.execute(tx)]),
    )

    await expect(failing).rejects.toThrow('division by zero')
    expect(await lastOf('last-failing')).toBeNull()
  })

  test('do not hide a failure that was overlooked before', async () => {
    const overlooked = inTransaction(database.db, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => {})
      return withLastWrites('counted', [])
    })

    await expect(overlooked).rejects.toThrow('rolled back instead of committed')
  })

  test('are refused when they are asked for too late', async () => {
    const late = inTransaction(database.db, async (tx) => {
      const first = countUp(tx, 'last-late')
      return withLastWrites('counted', [first.then(() => countUp(tx, 'last-late'))])
    })

    await expect(late).rejects.toThrow('the transaction is over')
  })
})

test('a transaction that is only tried tells what it comes to and leaves nothing', async () => {
  const tried = await inUndoneTransaction(database.db, async (tx) => {
    const { last } = await countUp(tx, 'tried')
    return withLastWrites(last, [countUp(tx, 'tried')])
  })

  expect(tried).toBe(1)
  expect(await lastOf('tried')).toBeNull()
})

describe('text with a character that PostgreSQL cannot keep', () => {
  test.each([
    ['as text', (tx: Write) => countUp(tx, 'null\0')],
    ['within JSON', (tx: Write) => sql`select ${'{"a":"\\u0000"}'}::jsonb`.execute(tx)],
  ])('is refused and not a fault: %s', async (_, write) => {
    const writing = inTransaction<unknown>(database.db, write)

    await expect(writing).rejects.toMatchObject({ code: 'malformed/characters' })
  })
})

describe('questions in one trip', () => {
  test('are answered together', async () => {
    await inTransaction(database.db, (tx) => countUp(tx, 'trip'))

    const answers = await inOneTrip(database.db, (read) =>
      Promise.all(
        ['trip', 'no-trip'].map((book) =>
          read.selectFrom('number_counter').select('last').where('book', '=', book).execute(),
        ),
      ),
    )

    expect(answers).toEqual([[{ last: 1 }], []])
  })

  test('tell why one of them failed, and the connection serves the next', async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const failing = inOneTrip(database.db, (read) => sql`select 1 / 0`.execute(read as Write))

      await expect(failing).rejects.toThrow('division by zero')
    }
    expect(await lastOf('trip')).toBe(1)
  })

  test('that wait for each other are refused', async () => {
    const late = inOneTrip(database.db, async (read) => {
      await read.selectFrom('number_counter').select('last').execute()
      return read.selectFrom('number_counter').select('last').execute()
    })

    await expect(late).rejects.toThrow('the transaction is over')
  })
})

describe('a database that cannot answer is told as a refusal, with when to come back', () => {
  const REFUSAL = { code: 'unavailable/database', details: { retryAfterSeconds: 5 } }
  const asked = (port: number) => {
    const lost = openDatabase({ ...database.app, host: '127.0.0.1', port }, { max: 1 })
    const answer = inRead(lost.of(1), async (read) => sql`select 1`.execute(read))
    return { answer, end: () => lost.close() }
  }

  test('when nobody listens', async () => {
    const { answer, end } = asked(1)

    await expect(answer).rejects.toMatchObject(REFUSAL)
    await end()
  })

  test('when connections break as soon as they are made', async () => {
    const breaking = createServer((socket: Socket) => socket.resetAndDestroy())
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve))
    const { answer, end } = asked((breaking.address() as AddressInfo).port)

    await expect(answer).rejects.toMatchObject(REFUSAL)
    await end()
    breaking.close()
  })

  test('when it ends the connection in the middle, and the next is served', async () => {
    const ended = inTransaction(database.db, async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })

    await expect(ended).rejects.toMatchObject(REFUSAL)
    await expect(inTransaction(database.db, (tx) => countUp(tx, 'next'))).resolves.toBeDefined()
  })

  test('when a statement takes too long, and not when it is wrong', async () => {
    const within = (statement: string) =>
      inTransaction(database.db, async (tx) => {
        await sql`set local statement_timeout = '50ms'`.execute(tx)
        await sql.raw(statement).execute(tx)
      })

    await expect(within('select pg_sleep(5)')).rejects.toMatchObject(REFUSAL)
    await expect(within('select 1 / 0')).rejects.toThrow('division by zero')
  })
})

describe('where there is no room to write', () => {
  test('what changes something is refused, and questions are answered', async () => {
    const db = database.database.readOnlyOf(1)

    const changing = inTransaction(db, (tx) => countUp(tx, 'no-room'))

    await expect(changing).rejects.toMatchObject({
      code: 'unavailable/no-room',
      details: { retryAfterSeconds: 60 },
    })
    await expect(
      inRead(db, (read) => read.selectFrom('number_counter').select('last').execute()),
    ).resolves.toBeInstanceOf(Array)
    expect(await lastOf('no-room')).toBeNull()
  })

  test('a refusal leaves its connection for the next', async () => {
    const small = openDatabase(database.app, { max: 1 })
    for (let attempt = 0; attempt < 3; attempt += 1)
      await inTransaction(small.readOnlyOf(1), (tx) => countUp(tx, 'one')).catch(() => {})

    await expect(inTransaction(small.of(1), (tx) => countUp(tx, 'one'))).resolves.toEqual({
      last: 1,
    })
    await small.close()
  })
})
