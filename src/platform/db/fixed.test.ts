import { DummyDriver, Kysely, type CompiledQuery } from 'kysely'
import { describe, expect, test } from 'vitest'
import { fixed, inTransaction, type DB, type Read, type Write } from '#platform/db'
import { aDatabase } from '../../../tools/test-support/database.ts'
import { dialectWith } from './driver.ts'

/** Hears what is asked for, and is never connected. */
function aListener() {
  const heard: CompiledQuery[] = []
  const db: Pick<Read, 'executeQuery'> = {
    executeQuery: async (query) => {
      heard.push(query as CompiledQuery)
      return { rows: [] }
    },
  }
  return { heard, db: Object.assign(unconnected(), db) as unknown as Write }
}

const unconnected = () => new Kysely<DB>({ dialect: dialectWith(() => new DummyDriver()) })

interface Counter {
  readonly book: string
  readonly last: number
}

const insertOf = (db: Write, { book, last }: Counter) =>
  db.insertInto('number_counter').values({ book, period: '2026', last })
const insertEachOf = (db: Write, rows: readonly Counter[]) =>
  db.insertInto('number_counter').values(rows.map((row) => ({ ...row, period: '2026' })))

describe('a statement whose text never changes', () => {
  test('is asked with the values of each time, as if it was built anew', async () => {
    const { heard, db } = aListener()
    const insert = fixed(insertOf)

    for (const last of [1, 2, 3]) await insert(db, { last, book: `book ${last}` })

    const anew = [1, 2, 3].map((last) =>
      insertOf(unconnected() as Write, { last, book: `book ${last}` }).compile(),
    )
    expect(heard.map(({ sql, parameters }) => ({ sql, parameters }))).toEqual(
      anew.map(({ sql, parameters }) => ({ sql, parameters })),
    )
  })

  test('is built once, and once for each number of rows up to eight', async () => {
    let built = 0
    const insertEach = fixed((db, rows: readonly Counter[]) => {
      built += 1
      return insertEachOf(db, rows)
    })
    const { heard, db } = aListener()
    const rows = (count: number) =>
      Array.from({ length: count }, (_, last) => ({ book: `book ${last}`, last }))

    for (const count of [1, 2, 2, 8, 2, 8, 9, 9]) await insertEach(db, rows(count))

    expect(built).toBe(5)
    expect(heard.map(({ parameters }) => parameters.length)).toEqual([3, 6, 6, 24, 6, 24, 27, 27])
  })

  test('finds what it is asked for, and again with other values', async () => {
    const database = await aDatabase()
    const counted = fixed((db, { book }: { readonly book: string }) =>
      db.selectFrom('number_counter').select('last').where('book', '=', book),
    )
    const insert = fixed(insertOf)

    const found = await inTransaction(database.db, async (tx) => {
      await Promise.all([insert(tx, { book: 'a', last: 7 }), insert(tx, { book: 'b', last: 9 })])
      return Promise.all(['a', 'b', 'c'].map((book) => counted(tx, { book })))
    })

    expect(found).toEqual([[{ last: 7 }], [{ last: 9 }], []])
  })
})

describe('a mistake in a fixed statement is noticed the first time', () => {
  const { db } = aListener()

  test('a value that is looked into', async () => {
    const looking = fixed((tx, { book, last }: Counter) => insertOf(tx, { book: `${book}!`, last }))

    await expect(looking(db, { book: 'a', last: 1 })).rejects.toThrow('Symbol')
  })

  test('a value that does not reach the statement', async () => {
    const losing = fixed((tx, { last }: Counter) => insertOf(tx, { book: 'a', last }))

    await expect(losing(db, { book: 'a', last: 1 })).rejects.toThrow('does not reach the statement')
  })

  test('a value that is missing', async () => {
    const insert = fixed(insertOf)
    await insert(db, { book: 'a', last: 1 })

    const incomplete: Partial<Counter> = { book: 'a' }

    await expect(insert(db, incomplete as Counter)).rejects.toThrow('no value')
  })
})
