import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction, type Read } from '#platform/db'
import { aDatabase, BAC_KAN } from '../../../tools/test-support/database.ts'
import { Remembered } from './index.ts'

const { db: ONE, database, asOwner } = await aDatabase()
const OTHER = database.of(BAC_KAN.id)

function aSource(values: Readonly<Record<string, string | null>>) {
  const asked: string[] = []
  return {
    asked,
    find: (key: string) => () => {
      asked.push(key)
      return Promise.resolve(values[key] ?? null)
    },
  }
}

describe('an immutable row', () => {
  test('is asked of the database once, also by two who ask at the same moment', async () => {
    const rows = new Remembered<string, string>(10)
    const source = aSource({ a: 'A' })

    const answers = await Promise.all([
      rows.get(ONE, 'a', source.find('a')),
      rows.get(ONE, 'a', source.find('a')),
    ])

    expect(answers).toEqual(['A', 'A'])
    expect(await rows.get(ONE, 'a', source.find('a'))).toBe('A')
    expect(source.asked).toEqual(['a'])
  })

  test('of one locality is not told to another', async () => {
    const rows = new Remembered<string, string>(10)

    await rows.get(ONE, 'a', aSource({ a: 'of one' }).find('a'))

    expect(await rows.get(OTHER, 'a', aSource({ a: 'of other' }).find('a'))).toBe('of other')
  })

  test('that is not there is asked for again', async () => {
    const rows = new Remembered<string, string>(10)

    expect(await rows.get(ONE, 'a', aSource({}).find('a'))).toBeNull()
    expect(await rows.get(ONE, 'a', aSource({ a: 'A' }).find('a'))).toBe('A')
  })

  test('is asked for again after the database failed', async () => {
    const rows = new Remembered<string, string>(10)

    await expect(rows.get(ONE, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow(
      'gone',
    )
    expect(await rows.get(ONE, 'a', aSource({ a: 'A' }).find('a'))).toBe('A')
  })

  test('asked for longest ago is forgotten first', async () => {
    const rows = new Remembered<string, string>(2)
    const source = aSource({ a: 'A', b: 'B', c: 'C' })

    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await rows.get(ONE, key, source.find(key))

    expect(source.asked).toEqual(['a', 'b', 'c', 'b'])
  })

  test('that another transaction asks for behind our own lock is asked for by ours, too', async () => {
    const rows = new Remembered<string, string>(10)
    const find = (read: Read) => sql`select`.execute(read).then(() => 'A')
    let other: Promise<unknown> = Promise.resolve()

    const ours = inTransaction(ONE, async (holder) => {
      await lock.execute(holder)
      other = inTransaction(ONE, (waiter) =>
        Promise.all([lock.execute(waiter), rows.get(ONE, 'a', find, waiter)]),
      )
      await somebodyWaits()
      return rows.get(ONE, 'a', find, holder)
    })

    expect(await ours).toBe('A')
    await other
  })
})

const lock = sql`select pg_advisory_xact_lock(24)`

async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await asOwner(
      `select from pg_locks where locktype = 'advisory' and not granted`,
    )
    if (waiting.length > 0) return
  }
}
