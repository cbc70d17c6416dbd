import { setImmediate } from 'node:timers/promises'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { xlsxOf } from './index.ts'

const TABLE = {
  name: 'Sổ',
  columns: [
    { title: 'Tên', width: 20 },
    { title: 'Số', width: 8 },
    { title: 'Lúc', width: 16 },
  ],
}

test('a table is read back as it was: letters, numbers, times on the clocks of Vietnam, empty cells', async () => {
  const rows = [
    ['Nông "Út" <Lâm> & Mạ\nxã A', 0.25, new Date('2026-03-02T17:30:00+07:00')],
    [null, null, null],
    ['cuối', 3, null],
  ]

  const read = await readSheet(await xlsxOf({ ...TABLE, rows }))

  expect(read).toEqual([
    ['Tên', 'Số', 'Lúc'],
    ['Nông "Út" <Lâm> & Mạ\nxã A', 0.25, new Date('2026-03-02T17:30:00Z')],
    [null, null, null],
    ['cuối', 3, null],
  ])
})

test.each(['=1+1', '+84912', '@SUM(A1)'])('%j is text and no formula', async (text) => {
  const read = await readSheet(await xlsxOf({ ...TABLE, rows: [[text, null, null]] }))

  expect(read[1]?.[0]).toBe(text)
})

test('a character that XML cannot hold is left out, and the rest is kept', async () => {
  const read = await readSheet(
    await xlsxOf({ ...TABLE, rows: [['A\u0000B\u000C\uD800', null, null]] }),
  )

  expect(read[1]?.[0]).toBe('AB')
})

describe('a workbook of 5,000 rows', () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => [`Hồ sơ ${at} `.repeat(8), at, new Date(0)])

  test('holds every row in its order', async () => {
    const read = await readSheet(await xlsxOf({ ...TABLE, rows }))

    expect(read.slice(1).map((row) => row[1])).toEqual(rows.map(([, at]) => at))
  })

  test('lets the event loop turn all the time that it is made', async () => {
    const others = new AbortController()
    const turns = turnsUntil(others.signal)

    await xlsxOf({ ...TABLE, rows })

    others.abort()
    expect(await turns).toBeGreaterThan(1_000)
  })

  test('that cannot be made is rejected alone, and the next one is made', async () => {
    const tooLong = xlsxOf({
      ...TABLE,
      name: 'A name of a sheet is no longer than 31 characters',
      rows,
    })
    const next = xlsxOf({ ...TABLE, rows: [] })

    await expect(tooLong).rejects.toThrow(Error)
    expect(await readSheet(await next)).toHaveLength(1)
  })
})

/** How often the event loop comes round until then. */
async function turnsUntil(end: AbortSignal): Promise<number> {
  let turns = 0
  for (; !end.aborted; turns += 1) await setImmediate()
  return turns
}
