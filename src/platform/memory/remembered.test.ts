import { describe, expect, test } from 'vitest'
import type { LocalityDb } from '#platform/db'
import { Remembered } from './index.ts'

const ONE = {} as LocalityDb
const OTHER = {} as LocalityDb

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
})
